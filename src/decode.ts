/**
 * Bytes to text. In order: byte order mark, the user's word, strict UTF-8, what is declared, statistics.
 * Knows nothing of languages and keeps nothing between two articles.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { byteOrderMarkOf, declaredIn, guessedFrom, isDamagedUtf8, utf8ShapeOf } from './decode-detect.ts';
import { encodingOf } from './decode-labels.ts';
import { longTextOfUtf8, textOf, textOfUtf8 } from './decode-tables.ts';
import { CleanError } from './errors.ts';
import type { Note, RawArticle, SourceText } from './model.ts';

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

function replacementsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) count++;
  return count;
}

/** Replacement characters that the file itself holds: they are its text, not damage done here. */
function printedReplacements(bytes: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return 0;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = buffer.indexOf(REPLACEMENT_BYTES); at >= 0; at = buffer.indexOf(REPLACEMENT_BYTES, at + 3)) count++;
  return count;
}

function sourceOf(
  bytes: Uint8Array,
  encoding: string,
  how: SourceText['how'],
  notes: readonly Note[] = [],
): SourceText {
  const text = textOf(bytes, encoding);
  const found = replacementsIn(text);
  const replaced = found === 0 ? 0 : Math.max(0, found - printedReplacements(bytes, encoding));
  if (replaced === 0) return { text, encoding, how, replaced, notes };
  const message = `${replaced} ${replaced === 1 ? 'place' : 'places'} could not be decoded as ${encoding} and became U+FFFD.`;
  return { text, encoding, how, replaced, notes: [...notes, { code: 'decode/replaced-bytes', message }] };
}

/** Share of NUL bytes above which ASCII may be UTF-16 or UTF-32 without a byte order mark. */
const NUL_SHARE = 0.2;

/** True for seven-bit bytes that may be more than ASCII: escape sequences, HZ, UTF-16 and UTF-32 of Latin text. */
function isShifted(buffer: Buffer): boolean {
  if (buffer.includes('\x1b$') || buffer.includes('\x1b(') || (buffer.includes('~{') && buffer.includes('~}')))
    return true;
  if (!buffer.includes(0)) return false;
  let nuls = 0;
  for (const byte of buffer) if (byte === 0) nuls++;
  return nuls >= buffer.length * NUL_SHARE;
}

/** Encodings whose letters beyond ASCII are accented Latin ones. */
const LATIN: ReadonlySet<string> = new Set(['windows-1252', 'iso-8859-15', 'windows-1254', 'macintosh']);
/** Bytes of a page for which memory that is kept is better than new memory: see `heldText`. */
const LONG = 1 << 15;
const VERY_LONG = 1 << 20;
/** Letters in a row that no language writes with accents only. */
const ACCENTED_RUN = 5;

/** Whether a text has words of accented letters alone, as Cyrillic, Greek or Chinese bytes give when read as Latin. */
function hasGarbledWords(text: string): boolean {
  let run = 0;
  let runs = 0;
  for (let index = 0; index < text.length && runs < 3; index++) {
    const unit = text.charCodeAt(index);
    run = unit >= 0xc0 && unit <= 0xff ? run + 1 : 0;
    if (run === ACCENTED_RUN) runs++;
  }
  return runs === 3;
}

/** Share of the text that may be lost before a declaration is doubted. */
const DAMAGE_SHARE = 0.001;

const wrongDeclaration = (declared: string, guess: string): Note => ({
  code: 'decode/wrong-declaration',
  message: `Declared as ${declared}, but the bytes are no such text; read as ${guess}.`,
});

/** The declared encoding, unless the bytes plainly contradict it and something better is found. */
function declaredSource(bytes: Uint8Array, declared: string): SourceText {
  const obeyed = sourceOf(bytes, declared, 'declared');
  const isBroken = obeyed.replaced > 1 && obeyed.replaced > obeyed.text.length * DAMAGE_SHARE;
  if (!isBroken && !(LATIN.has(declared) && hasGarbledWords(obeyed.text))) return obeyed;
  const guess = guessedFrom(bytes);
  if (guess === undefined || guess === declared || LATIN.has(guess)) return obeyed;
  const better = sourceOf(bytes, guess, 'guessed', [wrongDeclaration(declared, guess)]);
  return better.replaced <= obeyed.replaced ? better : obeyed;
}

/**
 * Decode one article.
 *
 *     EF BB BF …  →  utf-8 ('bom')         <meta charset=big5> …  →  big5 ('declared')
 *
 * @param raw Its `charset` is obeyed if `forced`, and doubted like any declaration if not.
 * @returns The text without a byte order mark. Bytes that fit nowhere became U+FFFD: `replaced` and a note count them.
 * @throws CleanError E_UNKNOWN_ENCODING if a forced charset is no known label.
 */
export function decode(raw: RawArticle): SourceText {
  if (raw.text !== undefined) return { text: raw.text, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] };
  const bytes = raw.bytes ?? new Uint8Array(0);

  const mark = byteOrderMarkOf(bytes);
  if (mark !== undefined) return sourceOf(bytes.subarray(mark.length), mark.encoding, 'bom');

  if (raw.forced === true && raw.charset !== undefined) {
    const forced = encodingOf(raw.charset);
    if (forced === undefined) throw new CleanError('E_UNKNOWN_ENCODING', `Unknown encoding "${raw.charset}".`);
    return sourceOf(bytes, forced, 'declared');
  }

  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Pages are long, and hardly anything of them is ever read as a string.
  const toText =
    raw.format === 'html' && buffer.length >= LONG && buffer.length < VERY_LONG ? longTextOfUtf8 : textOfUtf8;
  if (isAscii(buffer)) {
    const guess = isShifted(buffer) ? guessedFrom(bytes) : undefined;
    if (guess !== undefined && guess !== 'windows-1252' && guess !== 'utf-8') return sourceOf(bytes, guess, 'guessed');
    return { text: toText(buffer), encoding: 'utf-8', how: 'valid-utf-8', replaced: 0, notes: [] };
  }
  if (isUtf8(buffer)) {
    return { text: toText(buffer), encoding: 'utf-8', how: 'valid-utf-8', replaced: 0, notes: [] };
  }

  const shape = utf8ShapeOf(bytes);
  const claimed = (raw.charset === undefined ? undefined : encodingOf(raw.charset)) ?? declaredIn(bytes);
  if (isDamagedUtf8(shape) || (claimed === 'utf-8' && shape.whole > shape.broken)) {
    return sourceOf(bytes, 'utf-8', claimed === 'utf-8' ? 'declared' : 'guessed');
  }
  if (claimed !== undefined && claimed !== 'utf-8') return declaredSource(bytes, claimed);

  const guess = guessedFrom(bytes);
  if (guess !== undefined) {
    return sourceOf(bytes, guess, 'guessed', claimed === undefined ? [] : [wrongDeclaration(claimed, guess)]);
  }
  return sourceOf(bytes, 'utf-8', 'fallback', [
    { code: 'decode/no-text', message: 'The bytes look like no text in any known encoding.' },
  ]);
}
