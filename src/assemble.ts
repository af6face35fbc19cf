/**
 * The one cut: claims become removals, what is left becomes the text. Looks at no words again.
 */
import type {
  Article,
  Block,
  Claim,
  Document,
  Edit,
  Fields,
  Found,
  Judgement,
  Note,
  RawArticle,
  RemovalKind,
  Span,
} from './model.ts';
import type { KeepPart, Settings } from './settings.ts';
import { BLANK, CLASS, MASK } from './text/characters.ts';
import { scanOf } from './text/words.ts';

/** Claims of fields are carved out of all others: the dateline of a paragraph stays a dateline whatever becomes of the rest. */
const FIELD_KINDS: ReadonlySet<RemovalKind> = new Set<RemovalKind>([
  'dateline',
  'byline',
  'agency',
  'sign-off',
  'end-mark',
]);

/** Rules whose claims leave no blank behind: the characters stood inside a word. */
const SEAMLESS: ReadonlySet<string> = new Set(['text/control', 'text/joiner', 'text/link-target', 'text/mark']);

/** Is nothing printed in the place of a claim, not even a blank? */
export const isSeamless = ({ rule }: Claim): boolean => SEAMLESS.has(rule);

const NOTHING: readonly never[] = [];

/** What was not found is `null` or empty. Key by key: copying objects costs more than all that is in them. */
function fieldsOf(found: Partial<Fields>): Fields {
  return {
    headline: found.headline ?? null,
    byline: found.byline ?? null,
    dateline: found.dateline ?? null,
    published: found.published ?? null,
    modified: found.modified ?? null,
    publisher: found.publisher ?? null,
    section: found.section ?? null,
    tags: found.tags ?? NOTHING,
    image: found.image ?? null,
    source: found.source ?? null,
    agencies: found.agencies ?? NOTHING,
    agencyCodes: found.agencyCodes ?? NOTHING,
    credits: found.credits ?? NOTHING,
  };
}

/** What was masked inside a field leaves nothing there: `Von [Anna Berg](/authors/berg)`. */
function unmasked<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll(MASK, '').trim() as T;
  if (Array.isArray(value)) return value.map(unmasked) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unmasked(one)])) as T;
}

/** Put the record together. `text` is what no removal covers, blocks joined by an empty line. */
export function assemble(
  raw: RawArticle,
  document: Document,
  judgement: Judgement,
  found: Found,
  edits: readonly Edit[],
  settings: Settings,
): Article {
  const removals = removalsOf(document, judgement, found, settings.keep);
  const text = textOf(document, removals, printsOf(document, edits));
  const notes: Note[] = [...document.notes, ...judgement.notes, ...found.notes, ...notesOf(document, edits, removals)];
  if (text === '' && document.blocks.length > 0)
    notes.push({ code: 'text/empty', message: 'Nothing of the input was left as body text; `removed` says why.' });
  return {
    id: raw.id,
    url: raw.url ?? document.declared.url ?? null,
    document,
    judgement,
    fields: document.masked === undefined ? fieldsOf(found.fields) : unmasked(fieldsOf(found.fields)),
    removals,
    edits,
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
  const fields = found.claims.filter(({ kind }) => FIELD_KINDS.has(kind));
  const others = found.claims.filter(({ kind }) => !FIELD_KINDS.has(kind));
  const painted: Claim[] = [];
  // What stays is covered before anything is painted.
  const over = apart(fields.filter(({ kind }) => kept.has(kind)));
  for (const claim of [...fields, ...document.claims, ...others, ...judgement.cuts])
    if (!kept.has(claim.kind)) paint(painted, claim, over);
  // Whole blocks come last, in order and apart: each meets only the claims that lie in it. A page has thousands.
  let next = 0;
  for (const claim of furniture) {
    if (kept.has(claim.kind)) continue;
    while (next < over.length && over[next]!.end <= claim.start) next++;
    let from = claim.start;
    for (let index = next; index < over.length && over[index]!.start < claim.end; index++) {
      const { start, end } = over[index]!;
      if (start > from) painted.push({ ...claim, start: from, end: start });
      from = Math.max(from, end);
    }
    if (from < claim.end) painted.push(from === claim.start ? claim : { ...claim, start: from });
  }
  painted.sort((a, b) => a.start - b.start);
  return merge(document.text, painted);
}

/**
 * Add the parts of a claim that nothing covers yet.
 *
 * @param covered All spans that are taken, sorted and apart; the new parts are put among them.
 */
function paint(painted: Claim[], claim: Claim, covered: Span[]): void {
  // The first span that ends after the claim begins.
  let low = 0;
  let high = covered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (covered[middle]!.end <= claim.start) low = middle + 1;
    else high = middle;
  }
  let from = claim.start;
  for (let index = low; from < claim.end; index++) {
    const other = covered[index];
    const end = other === undefined ? claim.end : Math.min(other.start, claim.end);
    if (end > from) {
      const part = from === claim.start && end === claim.end ? claim : { ...claim, start: from, end };
      painted.push(part);
      covered.splice(index++, 0, part);
    }
    from = other === undefined ? claim.end : Math.max(from, other.end);
  }
}

/** Spans sorted, those that touch or overlap as one. */
function apart(spans: readonly Span[]): Span[] {
  const sorted: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = sorted.at(-1);
    if (last !== undefined && start <= last.end)
      sorted[sorted.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else if (start < end) sorted.push({ start, end });
  }
  return sorted;
}

/** Neighbours of one kind and rule with only white space between them become one row; empty rows go. */
function merge(text: string, claims: readonly Claim[]): Claim[] {
  const merged: Claim[] = [];
  for (const claim of claims) {
    if (isBlankSpan(text, claim.start, claim.end) && !claim.rule.startsWith('text/')) continue;
    const last = merged.at(-1);
    if (
      last !== undefined &&
      last.kind === claim.kind &&
      last.rule === claim.rule &&
      // The blank between two that leave none behind is the author's: `[old](/a) [ferry](/b)`.
      (last.end === claim.start || (!isSeamless(claim) && isBlankSpan(text, last.end, claim.start)))
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
const RUN = /[\s\u0085]{2,}|[\t\n\r\v\f\u0085\u2028\u2029]/g;

/** Each repair of the kept text is a note with its span; neighbours of one rule share theirs. */
function notesOf(document: Document, edits: readonly Edit[], removals: readonly Span[]): Note[] {
  const notes: { rule: string; start: number; end: number; printed: string; was: string }[] = [];
  const was = new Map(document.mends?.map((mend) => [mend.start, mend.text]));
  let removal = 0;
  for (const { start, end, rule, text: printed } of edits) {
    while (removal < removals.length && removals[removal]!.end <= start) removal++;
    if (removal < removals.length && removals[removal]!.start < end) continue;
    const before = was.get(start) ?? document.text.slice(start, end);
    const last = notes.at(-1);
    if (last !== undefined && last.rule === rule && isNear(document.text, last.end, start)) {
      const between = document.text.slice(last.end, start);
      last.end = end;
      last.printed += between + printed;
      last.was += between + before;
    } else notes.push({ rule, start, end, printed, was: before });
  }
  return notes.map(({ rule, start, end, printed, was }) => ({
    code: `repair/${rule}`,
    message: printed === '' ? `“${was}” was left out.` : `“${clipped(was)}” became “${clipped(printed)}”.`,
    span: { start, end },
  }));
}

/** Runs of one rule this near are one note: a paragraph that was decoded wrongly is one fault. */
const NEAR = 3;
const isNear = (text: string, from: number, to: number): boolean =>
  to === from || (to - from <= NEAR && text.slice(from, to).trim() === '' && !text.slice(from, to).includes('\n'));
/** Longest excerpt in a message, in code units. */
const EXCERPT = 80;
const clipped = (text: string): string => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT)}…`);

// biome-ignore lint/complexity/useRegexLiterals: a literal would hold control characters.
const CONTROLS = new RegExp('[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f]', 'g');

/** What is printed in the place of spans: the repairs, and what stood where the text was mended only for reading. */
export function printsOf(document: Document, edits: readonly Edit[]): readonly Edit[] {
  const { mends } = document;
  if (mends === undefined) return edits;
  const taken = new Set(edits.map((edit) => edit.start));
  const asPrinted = mends
    .filter((mend) => !taken.has(mend.start))
    .map(({ start, end, text, rule }) => ({ start, end, text: text.replace(CONTROLS, ''), rule }));
  return [...edits, ...asPrinted].sort((a, b) => a.start - b.start);
}

/**
 * The text that no removal covers, blocks joined by an empty line, lines of preformatted text by a line feed.
 *
 * @param removals Sorted, not overlapping.
 * @param prints Sorted; those that a removal covers in part are void, and of two that overlap the second.
 */
export function textOf(document: Document, removals: readonly Claim[], prints: readonly Edit[] = []): string {
  const { text, blocks } = document;
  const paragraphs: string[] = [];
  let next = 0;
  let print = 0;
  const printed = (from: number, to: number): string => {
    let out = '';
    let at = from;
    while (print < prints.length && prints[print]!.start < from) print++;
    for (; print < prints.length && prints[print]!.start < to; print++) {
      const edit = prints[print]!;
      if (edit.start < at || edit.end > to) continue;
      out += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return out + text.slice(at, to);
  };
  let last: Block | null = null;
  // Lines of one preformatted text stay lines, with the blanks before them: a poem, a table.
  const add = (block: Block, paragraph: string): void => {
    const shown = (block.indent ?? '') + paragraph;
    if (block.shape === 'preformatted' && block.gap === 0 && last?.shape === 'preformatted')
      paragraphs[paragraphs.length - 1] = `${paragraphs.at(-1)}\n${shown}`;
    else paragraphs.push(shown);
    last = block;
  };
  const { odd } = scanOf(text);
  let nextOdd = 0;
  for (const block of blocks) {
    while (next < removals.length && removals[next]!.end <= block.start) next++;
    while (odd[nextOdd]! < block.start) nextOdd++;
    const isWhole = next === removals.length || removals[next]!.start >= block.end;
    if (isWhole && prints.length === 0 && odd[nextOdd]! >= block.end) {
      // Nothing to leave out and nothing to make even.
      const whole = text.slice(block.start, block.end).trim();
      if (whole !== '') add(block, whole);
      continue;
    }
    let paragraph = '';
    let from = block.start;
    for (let index = next; index < removals.length && removals[index]!.start < block.end; index++) {
      const removal = removals[index]!;
      if (removal.start > from) paragraph += printed(from, removal.start);
      from = Math.max(from, removal.end);
      if (!isSeamless(removal)) paragraph += ' ';
    }
    if (from < block.end) paragraph += printed(from, block.end);
    const clean = paragraph.replace(RUN, ' ').trim();
    if (clean !== '') add(block, clean);
  }
  return paragraphs.join('\n\n');
}
