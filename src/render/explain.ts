/**
 * Every block with its role, what was cut and why. For people: nothing parses this.
 */
import type { Article, Claim, Evidence, Span, Verdict } from '../model.ts';
import { INLINE_MARK } from '../parse/markup.ts';
import { type Paint, PLAIN, printable } from './paint.ts';
import { wordsOf } from './reasons.ts';

/** Width of a line of text on the screen, in code units. */
const WIDTH = 96;
/** Evidence shown for one decision. */
const EVIDENCE_MAX = 4;

/** Explain an article. Ends with a newline. */
export function explain(article: Article, paint: Paint = PLAIN): string {
  const { document, judgement, removals } = article;
  const printed = document.printed ?? document.text;
  const insides = document.blocks.map((block) =>
    removals.filter(({ start, end }) => start < block.end && end > block.start),
  );
  const kept = document.blocks.filter((block, index) => !isCut(printed, block, insides[index]!)).length;
  const head = [
    paint.strong(printable(article.id)),
    paint.faint(
      `${printable(document.language ?? 'language unknown')} · ${document.source.encoding} (${document.source.how}) · ${document.blocks.length} blocks, ${kept} kept · ${removals.length} removals`,
    ),
  ];
  const lines = [head.join('  '), ''];
  lines.push(...fieldLines(article, paint), '');
  for (const block of document.blocks) {
    const verdict = judgement.verdicts[block.index]!;
    const inside = insides[block.index]!;
    // Of several that leave nothing, one that is no mark says why.
    const whole = isCut(printed, block, inside)
      ? (inside.find(({ kind }) => kind !== 'other') ?? inside[0])
      : undefined;
    const text = excerpt(printed.slice(block.start, block.end));
    const number = String(block.index + 1).padStart(4);
    if (whole !== undefined) {
      lines.push(`${number} ${paint.label('cut')}  ${paint.cut(text)}`);
      // A row may join several blocks: the block's own verdict says why this one went.
      const own = verdict.role === 'furniture' ? verdict : whole;
      lines.push(...becauseLines(whole.kind, own.rule!, own.confidence, own.because, paint));
    } else {
      lines.push(`${number} ${paint.faint('keep')} ${paint.kept(text)}`);
      if (verdict.because.length > 0)
        lines.push(...becauseLines(verdict.role, 'kept', verdict.confidence, verdict.because, paint));
    }
    if (block.place !== undefined) lines.push(paint.faint(`       at ${printable(pathOf(block.place))}`));
    if (whole === undefined) lines.push(...insideLines(printed, inside, paint));
  }
  lines.push(...noteLines(article));
  return `${lines.join('\n')}\n`;
}

/** Is nothing left of a block but white space? */
function isCut(text: string, { start, end }: Span, removals: readonly Claim[]): boolean {
  let at = start;
  for (const removal of removals) {
    if (text.slice(at, Math.max(at, removal.start)).trim() !== '') return false;
    at = Math.max(at, removal.end);
  }
  return removals.length > 0 && text.slice(at, end).trim() === '';
}

/** What was cut inside a block. Marks of one kind are one line: a paragraph may be full of them. */
function insideLines(text: string, removals: readonly Claim[], paint: Paint): string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const removal of removals) {
    const { rule } = removal;
    if (seen.has(rule)) continue;
    const alike = rule === INLINE_MARK ? removals.filter((other) => other.rule === rule) : [removal];
    if (alike.length > 1) seen.add(rule);
    lines.push(...spanLines(text, removal, alike.length, paint));
  }
  return lines;
}

/** Notes that say the same, on one line with the numbers of their blocks. */
function noteLines({ document: { blocks }, notes }: Article): string[] {
  const numbers = new Map<string, number[]>();
  for (const { code, message, span } of notes) {
    const words = `note ${code}: ${printable(message)}`;
    const known = numbers.get(words) ?? [];
    numbers.set(words, known);
    const block =
      span === undefined ? undefined : blocks.find(({ start, end }) => start < span.end && end > span.start);
    if (block !== undefined) known.push(block.index + 1);
  }
  return [...numbers].flatMap(([words, at]) => [
    '',
    at.length === 0 ? words : `${words} (${at.length === 1 ? 'block' : 'blocks'} ${at.join(', ')})`,
  ]);
}

function fieldLines(article: Article, paint: Paint): string[] {
  const { fields } = article;
  const rows: [string, string | null][] = [
    ['headline', fields.headline],
    [
      'dateline',
      fields.dateline === null
        ? null
        : `${fields.dateline.raw}  →  ${[
            fields.dateline.places.map((place) => place.name).join(' / '),
            fields.dateline.date.iso,
            fields.dateline.agency,
          ]
            .filter(Boolean)
            .join(' · ')}`,
    ],
    ['byline', fields.byline === null ? null : `${fields.byline.raw}  →  ${fields.byline.names.join(', ')}`],
    ['source', fields.source === null ? null : `${fields.source.name} (${fields.source.basis})`],
    ['agencies', fields.agencies.map((agency) => `${agency.name} (${agency.role})`).join(', ') || null],
    ['desk codes', fields.agencyCodes.join(', ') || null],
    ['published', fields.published],
  ];
  return rows.flatMap(([name, value]) =>
    value === null ? [] : [`${paint.label(name.padEnd(11))}${printable(value)}`],
  );
}

function spanLines(text: string, removal: Claim, count: number, paint: Paint): string[] {
  const more = count > 1 ? ` and ${count - 1} more` : '';
  const cut = `${excerpt(text.slice(removal.start, removal.end))}${more}`;
  return [
    `       ${paint.cut(`✂ ${cut}`)}`,
    ...becauseLines(removal.kind, removal.rule, removal.confidence, removal.because, paint),
  ];
}

function becauseLines(
  what: Verdict['role'] | Claim['kind'],
  rule: string,
  confidence: number,
  because: readonly Evidence[],
  paint: Paint,
): string[] {
  const strongest = [...because].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, EVIDENCE_MAX);
  const reasons = strongest.map((evidence) => {
    const sign = evidence.weight < 0 ? '−' : '+';
    return `${sign}${Math.abs(evidence.weight).toFixed(2)} ${wordsOf(evidence)}`;
  });
  return [paint.faint(printable(`       ${[what, rule, confidence.toFixed(2), ...reasons].join(' · ')}`))];
}

function pathOf(place: NonNullable<Article['document']['blocks'][number]['place']>): string {
  const parts: string[] = [];
  for (let at: typeof place | null = place; at !== null && parts.length < 6; at = at.parent) {
    const first = at.names.split(' ')[0];
    parts.unshift(first ? `${at.tag}.${first}` : at.tag);
  }
  return parts.join(' > ');
}

function excerpt(text: string): string {
  const line = printable(text.replace(/\s+/g, ' '));
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`;
}
