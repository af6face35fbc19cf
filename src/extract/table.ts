/**
 * The extractors in order, and how their finds become one.
 */
import type { Claim, Fields, Found, Judgement, Note } from '../model.ts';
import type { View } from '../view.ts';

/** Reads fields out of what the judge left standing. */
export type Extractor = (view: View, judgement: Judgement) => Found | undefined;

export const extractors: readonly Extractor[] = [];

/** Run all extractors. */
export function extract(view: View, judgement: Judgement): Found {
  const { declared } = view.document;
  let fields: Partial<Fields> = {
    headline: declared.headline ?? null,
    byline: declared.authors ? { raw: declared.authors.join(', '), names: declared.authors } : null,
    published: declared.published ?? null,
    modified: declared.modified ?? null,
    publisher: declared.publisher ?? null,
    section: declared.section ?? null,
    tags: declared.tags ?? [],
    image: declared.image ?? null,
  };
  const claims: Claim[] = [];
  const notes: Note[] = [];
  for (const extractor of extractors) {
    const found = extractor(view, judgement);
    if (found === undefined) continue;
    fields = { ...fields, ...found.fields };
    claims.push(...found.claims);
    notes.push(...found.notes);
  }
  return { fields, claims, notes };
}
