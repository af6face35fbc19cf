/**
 * The one cut: claims become removals, what is left becomes the text. Looks at no words again.
 */
import type {
  Article,
  Claim,
  Document,
  Fields,
  Found,
  Judgement,
  Note,
  RawArticle,
  RemovalKind,
  Span,
} from './model.ts';
import type { KeepPart, Settings } from './settings.ts';
import { BLANK, CLASS } from './text/characters.ts';

/** Claims of fields are carved out of all others: the dateline of a paragraph stays a dateline whatever becomes of the rest. */
const FIELD_KINDS: ReadonlySet<RemovalKind> = new Set<RemovalKind>([
  'dateline',
  'byline',
  'agency',
  'sign-off',
  'end-mark',
]);

/** Rules whose claims leave no blank behind: the characters stood inside a word. */
const SEAMLESS: ReadonlySet<string> = new Set(['text/control', 'text/joiner']);

const EMPTY: Fields = {
  headline: null,
  byline: null,
  dateline: null,
  published: null,
  modified: null,
  publisher: null,
  section: null,
  tags: [],
  image: null,
  source: null,
  agencies: [],
  agencyCodes: [],
  credits: [],
};

/** Put the record together. `text` is what no removal covers, blocks joined by an empty line. */
export function assemble(
  raw: RawArticle,
  document: Document,
  judgement: Judgement,
  found: Found,
  settings: Settings,
): Article {
  const removals = removalsOf(document, judgement, found, settings.keep);
  const text = textOf(document, removals);
  const notes: Note[] = [...document.notes, ...judgement.notes, ...found.notes];
  if (text === '' && document.blocks.length > 0)
    notes.push({ code: 'text/empty', message: 'Nothing of the input was left as body text; `removed` says why.' });
  return {
    id: raw.id,
    url: raw.url ?? document.declared.url ?? null,
    document,
    judgement,
    fields: { ...EMPTY, ...found.fields },
    removals,
    text,
    notes,
    meta: raw.meta ?? {},
  };
}

function removalsOf(document: Document, judgement: Judgement, found: Found, keep: readonly KeepPart[]): Claim[] {
  const kept = new Set<RemovalKind>(keep);
  const furniture: Claim[] = [];
  for (const verdict of judgement.verdicts) {
    if (verdict.role !== 'furniture') continue;
    const block = document.blocks[verdict.block]!;
    furniture.push({
      start: block.start,
      end: block.end,
      kind: verdict.kind ?? 'other',
      rule: verdict.rule ?? 'judge/unknown',
      confidence: verdict.confidence,
      because: verdict.because,
    });
  }
  const fields = found.claims.filter((claim) => FIELD_KINDS.has(claim.kind) && !kept.has(claim.kind));
  const others = [
    ...document.claims,
    ...found.claims.filter((claim) => !FIELD_KINDS.has(claim.kind)),
    ...judgement.cuts,
    ...furniture,
  ];
  const protectedSpans = found.claims.filter((claim) => FIELD_KINDS.has(claim.kind) && kept.has(claim.kind));
  const painted: Claim[] = [];
  for (const claim of [...fields, ...others.filter((other) => !kept.has(other.kind))])
    paint(painted, claim, protectedSpans);
  painted.sort((a, b) => a.start - b.start);
  return merge(document.text, painted);
}

/** Add the parts of a claim that nothing covers yet. */
function paint(painted: Claim[], claim: Claim, spared: readonly Span[]): void {
  let pieces: Span[] = [claim];
  for (const other of [...spared, ...painted]) {
    if (other.end <= claim.start || other.start >= claim.end) continue;
    pieces = pieces.flatMap((piece) => {
      if (other.end <= piece.start || other.start >= piece.end) return [piece];
      const left = other.start > piece.start ? [{ start: piece.start, end: other.start }] : [];
      const right = other.end < piece.end ? [{ start: other.end, end: piece.end }] : [];
      return [...left, ...right];
    });
  }
  for (const { start, end } of pieces)
    painted.push(start === claim.start && end === claim.end ? claim : { ...claim, start, end });
}

/** Neighbours of one kind and rule with only white space between them become one row; empty rows go. */
function merge(text: string, claims: readonly Claim[]): Claim[] {
  const merged: Claim[] = [];
  for (const claim of claims) {
    if (isBlankSpan(text, claim.start, claim.end) && claim.rule.startsWith('text/') === false) continue;
    const last = merged.at(-1);
    if (
      last !== undefined &&
      last.kind === claim.kind &&
      last.rule === claim.rule &&
      isBlankSpan(text, last.end, claim.start)
    ) {
      merged[merged.length - 1] = {
        ...last,
        end: claim.end,
        confidence: Math.min(last.confidence, claim.confidence),
        because: last.because.length >= 8 ? last.because : [...last.because, ...claim.because],
      };
    } else merged.push(claim);
  }
  return merged;
}

function isBlankSpan(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (CLASS[text.charCodeAt(at)] !== BLANK) return false;
  return true;
}

/** Two white spaces in a row, or one that breaks a line: printed as a single blank. */
const UNEVEN = /[\t\n\r\v\f\u0085\u2028\u2029]|[ \u00a0\u2000-\u200a\u3000]{2}/;
const RUN = /[\s\u0085]{2,}|[\t\n\r\v\f\u0085\u2028\u2029]/g;

/** The text that no removal covers. */
export function textOf(document: Document, removals: readonly Span[]): string {
  const { text, blocks } = document;
  const paragraphs: string[] = [];
  let next = 0;
  for (const block of blocks) {
    while (next < removals.length && removals[next]!.end <= block.start) next++;
    let paragraph = '';
    let from = block.start;
    for (let index = next; index < removals.length && removals[index]!.start < block.end; index++) {
      const removal = removals[index]!;
      if (removal.start > from) paragraph += text.slice(from, removal.start);
      from = Math.max(from, removal.end);
      if (!SEAMLESS.has((removal as Claim).rule)) paragraph += ' ';
    }
    if (from < block.end)
      paragraph = from === block.start ? text.slice(from, block.end) : paragraph + text.slice(from, block.end);
    const clean = UNEVEN.test(paragraph) ? paragraph.replace(RUN, ' ').trim() : paragraph.trim();
    if (clean !== '') paragraphs.push(clean);
  }
  return paragraphs.join('\n\n');
}
