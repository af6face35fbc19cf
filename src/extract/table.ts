/**
 * The extractors in order, and how their finds become one: the dateline first, for the byline may stand in it; then the
 * end of the story, then what it cites, at last whose story it is. Read this first.
 */
import type { AgencyMention, Byline, Claim, Document, Fields, Found, Judgement, Note } from '../model.ts';
import { foldTitle } from '../text/title.ts';
import type { View } from '../view.ts';
import { findByline, findSigner } from './byline.ts';
import { findCited } from './cited.ts';
import { findFeed, mentions } from './credits.ts';
import { findDateline } from './dateline.ts';
import { findDatelineElement } from './dateline-element.ts';
import { findHeadline } from './headline.ts';
import { findShownDay } from './shown-day.ts';
import { findSignoff } from './signoff.ts';
import { sourceOf } from './source.ts';

/** Read the fields out of what the judge left standing, and claim the spans that hold them. */
export function extract(view: View, judgement: Judgement): Found {
  const { declared } = view.document;
  const claims: Claim[] = [];
  const notes: Note[] = [];
  const agencies: AgencyMention[] = [];

  const dateline = findDateline(view, judgement);
  if (dateline !== undefined) {
    claims.push({
      start: dateline.span.start,
      end: dateline.span.end,
      kind: dateline.field === null ? 'byline' : 'dateline',
      rule: dateline.rule,
      confidence: dateline.confidence,
      because: [{ rule: dateline.rule, weight: 1 }],
    });
    claims.push(...dateline.claims);
    notes.push(...dateline.notes);
    agencies.push(...dateline.agencies);
  }

  const element = dateline?.field ? undefined : findDatelineElement(view, judgement);
  if (element !== undefined) claims.push(element.claim);

  const byline = findByline(view, judgement, dateline);
  if (byline !== undefined) {
    claims.push(...byline.claims);
    for (const { start, end } of byline.agencies) agencies.push(...mentions(view, start, end, 'credit'));
  }

  const signer = findSigner(view, judgement, dateline);
  if (signer !== undefined) {
    claims.push(signer.claim);
    agencies.push(...mentions(view, signer.agency.start, signer.agency.end, 'credit'));
  }

  const signoff = findSignoff(view, judgement, claims);
  claims.push(...signoff.claims);
  agencies.push(...signoff.agencies);

  const headline = findHeadline(
    view,
    judgement,
    claims,
    claims.length > 0 || judgement.cuts.length > 0 || hasFurniture(judgement),
  );
  if (headline !== undefined) claims.push(...headline.claims);

  const named = new Set(agencies.map(({ id }) => id));
  agencies.push(...findFeed(view, judgement).filter(({ id }) => !named.has(id)));
  agencies.push(...findCited(view, judgement, claims));
  agencies.sort((a, b) => a.start - b.start);

  const shown = findShownDay(view, judgement);
  const fields: Partial<Fields> = {
    headline: declared.headline ?? headline?.field ?? null,
    byline: bylineOf(view.document, byline?.field),
    dateline: dateline?.field ?? element?.field ?? null,
    published: declared.published ?? shown.published ?? null,
    modified: declared.modified ?? shown.modified ?? null,
    publisher: declared.publisher ?? null,
    section: declared.section ?? null,
    tags: declared.tags ?? [],
    image: declared.image ?? null,
    source: sourceOf(agencies, (dateline?.field ?? element?.field)?.agency),
    agencies,
    agencyCodes: signoff.codes,
    credits: [...(byline?.credits ?? []), ...signoff.credits],
  };
  return { fields, claims, notes };
}

/**
 * The byline of a record. What a page declares comes before what its lines say, unless it only names its own house, or
 * took the names from those very lines: the extractor knows desks and agencies.
 */
function bylineOf({ declared, page }: Document, printed: Byline | null | undefined): Byline | null {
  const names = declared.authors ?? [];
  if (names.length === 0) return printed ?? null;
  if (!printed) return { raw: names.join(', '), names };
  const house = foldTitle(declared.publisher?.name ?? '');
  const isHouse = printed.names.length > 0 && names.every((name) => foldTitle(name) === house);
  const isPrinted = page === undefined || (page.shownAuthors && !isLonger(printed, names)) || isHouse;
  return isPrinted ? printed : { raw: printed.raw, names };
}

/** Whether a printed byline has more on it than the names that the elements of the page hold. */
function isLonger({ raw, names: printed }: Byline, names: readonly string[]): boolean {
  // A desk that the page takes for a person.
  if (printed.length === 0) return !names.every((name) => raw.includes(name));
  const keys = names.map(foldTitle);
  const others = printed.map(foldTitle);
  return (
    keys.every((key) => others.some((other) => other.startsWith(key))) &&
    others.some((other) => keys.some((key) => other.length > key.length && other.startsWith(key)))
  );
}

/** The judge found residue: the text came from a page. */
const hasFurniture = (judgement: Judgement): boolean => judgement.verdicts.some(({ role }) => role === 'furniture');
