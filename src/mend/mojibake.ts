/**
 * UTF-8 that somebody read as windows-1252 or Latin-1: `Ã©` for é, `â€™` for ’, `à¤¹` for ह.
 *
 * `IRMÃ”, disse` is Portuguese and stays: two characters count only inside a word of small letters, beside another such
 * pair, or in a text without any accented letter of its own.
 */
import { isLower } from '../text/characters.ts';
import type { Fault } from './mend.ts';

/** What windows-1252 prints for the bytes 80 to 9F; the five it leaves out are controls. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const BYTES = new Map([...HIGH].map((character, index) => [character.charCodeAt(0), 0x80 + index]));
/** Bytes that print as marks which follow letters in honest prose: quotes, dashes, dots, a hard blank, ¡ and ¿. */
const PROSE = new Set([
  0x82, 0x84, 0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9b, 0xa0, 0xa1, 0xab, 0xb7, 0xbb, 0xbf,
]);
/** A lead byte and a byte that goes on, as they print. */
const SUSPECT =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/g;
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200b-\u200f\ufeff]$/u;

interface Run extends Fault {
  /** Only marks of prose follow the lead letter. */
  readonly isProse: boolean;
}

export function findMojibake(text: string): readonly Fault[] {
  const runs: Run[] = [];
  SUSPECT.lastIndex = 0;
  for (let match = SUSPECT.exec(text); match !== null; match = SUSPECT.exec(text)) {
    const run = decodeAt(text, match.index);
    if (run === null) SUSPECT.lastIndex = match.index + 1;
    else {
      runs.push(run);
      SUSPECT.lastIndex = run.end;
    }
  }
  if (runs.length === 0) return runs;
  const honest = accentsOutside(text, runs);
  const plain = runs.filter((run) => !run.isProse).length;
  return runs.filter((_, index) => isCertain(text, runs, index, honest, plain));
}

function isCertain(text: string, runs: readonly Run[], index: number, honest: number, plain: number): boolean {
  const { start, end, isProse } = runs[index]!;
  const before = runs[index - 1];
  const after = runs[index + 1];
  const beside =
    (before?.end === start && !(isProse && before.isProse)) || (after?.start === end && !(isProse && after.isProse));
  if (end - start > 2) return !isProse || beside;
  if (honest > plain) return beside && !isProse;
  if (beside) return true;
  const inWord = isLower(text.charCodeAt(start - 1)) || isLower(text.charCodeAt(end));
  return inWord || !isProse || plain >= 2;
}

/** Letters beyond ASCII that are no part of a run: an honest text has them, a garbled one hardly. Counted up to enough. */
function accentsOutside(text: string, runs: readonly Run[]): number {
  const enough = runs.length + 1;
  let count = 0;
  let at = 0;
  for (const { start, end } of [...runs, { start: text.length, end: text.length }]) {
    for (; at < start && count < enough; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0xc0 && unit < 0x2000 && unit !== 0xd7 && unit !== 0xf7) count++;
    }
    at = end;
  }
  return count;
}

/** The character that the bytes printed at `at` spell, or null. */
function decodeAt(text: string, at: number): Run | null {
  const lead = text.charCodeAt(at);
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (0x7f >> length);
  let isProse = true;
  for (let index = at + 1; index < at + length; index++) {
    const unit = text.charCodeAt(index);
    const byte = unit >= 0x80 && unit <= 0xbf ? unit : BYTES.get(unit);
    if (byte === undefined) return null;
    if (!PROSE.has(byte)) isProse = false;
    code = (code << 6) | (byte & 0x3f);
  }
  if (code < (length === 2 ? 0xa0 : length === 3 ? 0x800 : 0x10000) || code > 0x10ffff) return null;
  const meant = String.fromCodePoint(code);
  if (!PRINTABLE.test(meant)) return null;
  return { start: at, end: at + length, meant, rule: 'mojibake', isProse };
}
