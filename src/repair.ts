/**
 * Repairs that the user asked for. Each is an edit with its span; without `--repair` nothing here runs.
 *
 *     danda      कहा. उन्होंने      →  कहा। उन्होंने        a full stop that stands where a danda stood
 *     code-mix   Tuesday को        →  मंगलवार को          a word that a machine put in the place of the language's own
 *     entities   ‘A &amp;lt; B’    →  ‘A &lt; B’          entities of HTML; the rest of them, see mend/
 *     letters    कायर्क्रम            →  कार्यक्रम             misprints of converted fonts; the rest of them, see mend/
 *     joiners, nukta, visarga, links                      see mend/spelling.ts
 *     mojibake                                            see mend/mojibake.ts
 */
import { ENTITY } from './mend/entities.ts';
import { joiners, links, nuktas, visargas } from './mend/spelling.ts';
import type { Edit } from './model.ts';
import { decodeEntity } from './parse/html-entities.ts';
import type { Repair } from './settings.ts';
import { BLANK, CLASS, DEVANAGARI, DIGIT, isCloser, LATIN, ZERO_WIDTH } from './text/characters.ts';
import type { View } from './view.ts';

const DANDA = '\u0964';

/** Edits in order of position; empty when no repair was asked for or the language knows none. */
export function repair(view: View): readonly Edit[] {
  const { repair: wanted } = view.settings;
  const { text, mends = [] } = view.document;
  const edits = mends
    .filter((mend) => wanted.includes(mend.rule))
    .map(({ start, end, rule }): Edit => ({ start, end, text: text.slice(start, end), rule }));
  for (const [rule, find] of FINDERS) if (wanted.includes(rule)) edits.push(...find(view));
  return apart(edits.sort((a, b) => a.start - b.start));
}

/** What finds each repair; of two that begin together the upper one counts. */
const FINDERS: readonly (readonly [Repair, (view: View) => Edit[]])[] = [
  ['danda', dandas],
  ['code-mix', substitutions],
  ['entities', entities],
  ['letters', misprints],
  ['joiners', joiners],
  ['nukta', nuktas],
  ['visarga', visargas],
  ['links', links],
];

/** Of two edits that overlap the first. */
function apart(edits: readonly Edit[]): Edit[] {
  let at = 0;
  return edits.filter(({ start, end }) => {
    if (start < at) return false;
    at = end;
    return true;
  });
}

/** Entities that are in the text still: `&lt;` of a plain text, and those of a page that was escaped twice. */
function entities({ document: { text } }: View): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(ENTITY)) {
    const meant = decodeEntity(match[0]);
    if (meant === match[0] || meant < ' ') continue;
    edits.push({ start: match.index, end: match.index + match[0].length, text: meant, rule: 'entities' });
  }
  return edits;
}

/** Whole words that the converters of old fonts are known to garble. */
function misprints(view: View): Edit[] {
  const { text } = view.document;
  const edits: Edit[] = [];
  for (const [wrong, right] of view.knowledge.packs.flatMap((pack) => pack.misprints ?? [])) {
    for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + wrong.length)) {
      // A word may go on with an ending, never begin earlier.
      if (CLASS[text.charCodeAt(at - 1)] === CLASS[text.charCodeAt(at)]) continue;
      edits.push({ start: at, end: at + wrong.length, text: right, rule: 'letters' });
    }
  }
  return edits;
}

/** Full stops after Devanagari that end a sentence. Abbreviations, initials, figures, ellipses and addresses keep theirs. */
function dandas(view: View): Edit[] {
  const { text, blocks } = view.document;
  const short = new Set(view.knowledge.packs.flatMap((pack) => pack.abbreviations?.split(/\s+/) ?? []));
  // Of the languages that know the danda some, such as Marathi, end their sentences with a full stop by right.
  if (short.size === 0) return [];
  const edits: Edit[] = [];
  for (const { start, end } of blocks) {
    for (let at = text.indexOf('.', start); at >= 0 && at < end; at = text.indexOf('.', at + 1)) {
      const next = text.charCodeAt(at + 1);
      if (at + 1 < end && CLASS[next] !== BLANK && !isCloser(next)) continue;
      let last = at - 1;
      while (last > start && (CLASS[text.charCodeAt(last)] === BLANK || isCloser(text.charCodeAt(last)))) last--;
      const kind = CLASS[text.charCodeAt(last)]!;
      if (kind !== DEVANAGARI && kind !== ZERO_WIDTH) continue;
      let from = last;
      while (CLASS[text.charCodeAt(from - 1)] === DEVANAGARI || CLASS[text.charCodeAt(from - 1)] === ZERO_WIDTH) from--;
      if (short.has(text.slice(from, last + 1)) && last === at - 1) continue;
      edits.push({ start: at, end: at + 1, text: DANDA, rule: 'danda' });
    }
  }
  return edits;
}

/**
 * Words that a machine substituted: Latin words of the pack's list that stand alone between words of the language.
 * Where other Latin words or a bracket or quote stand beside it, it is a name and stays.
 */
function substitutions(view: View): Edit[] {
  const { text, blocks } = view.document;
  const pairs = view.knowledge.packs.flatMap((pack) => pack.substitutions ?? []);
  const edits: Edit[] = [];
  // The longest first: `Vice President` before `President`.
  const sorted = [...pairs].sort((a, b) => b[0].length - a[0].length);
  for (const { start, end } of blocks) {
    for (let at = start; at < end; at++) {
      if (CLASS[text.charCodeAt(at)] !== LATIN) continue;
      const pair = sorted.find(([printed]) => text.startsWith(printed, at));
      if (pair === undefined) continue;
      const stop = at + pair[0].length;
      if (!standsAlone(text, start, end, at, stop)) continue;
      edits.push({ start: at, end: stop, text: pair[1], rule: 'code-mix' });
      at = stop;
    }
  }
  return edits;
}

/** Between words of another script, on both sides where there is a word at all, and touching nothing. */
function standsAlone(text: string, start: number, end: number, from: number, to: number): boolean {
  let before = from - 1;
  while (before >= start && CLASS[text.charCodeAt(before)] === BLANK) before--;
  let after = to;
  while (after < end && CLASS[text.charCodeAt(after)] === BLANK) after++;
  const left = before < start ? 0 : CLASS[text.charCodeAt(before)]!;
  const right = after >= end ? 0 : CLASS[text.charCodeAt(after)]!;
  if (left === LATIN || right === LATIN || right === DIGIT) return false;
  if (from > start && CLASS[text.charCodeAt(from - 1)] !== BLANK) return false;
  if (to < end && CLASS[text.charCodeAt(to)] !== BLANK && !',.;:।'.includes(text[to]!)) return false;
  return left > LATIN || right > LATIN;
}
