/**
 * Repairs of spelling that change what is printed and nothing that is found: folding sees through them already.
 */
import type { Edit } from '../model.ts';
import { BENGALI, BLANK, CLASS, DEVANAGARI, isCloser, isLetter, isVisarga } from '../text/characters.ts';
import type { View } from '../view.ts';

const JOINERS = /[\u200c\u200d]+/g;
/** Letters of Malayalam with a sign for their bare form. */
const CHILLU: Readonly<Record<string, string>> = { ണ: 'ൺ', ന: 'ൻ', ര: 'ർ', ല: 'ൽ', ള: 'ൾ', ക: 'ൿ' };
const isDevanagari = (unit: number): boolean => unit >= 0x900 && unit <= 0x963;
const isConsonant = (unit: number): boolean => (unit >= 0x915 && unit <= 0x939) || (unit >= 0x958 && unit <= 0x95f);

/**
 * Joiners that join nothing: `दिल्‍ली` → `दिल्ली`, `न‍दी` → `नदी`, and the old bare letters of Malayalam, `ന്‍` → `ൻ`. Those that
 * make another letter stay: the Marathi र्‍या, वाङ्‌मय, the joiners of Persian, Bengali, Sinhala and of emoji.
 */
export function joiners({ document: { text } }: View): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(JOINERS)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text.charCodeAt(start - 1);
    const after = text.charCodeAt(end);
    if (before === 0xd4d) {
      const bare = CHILLU[text[start - 2]!];
      if (bare !== undefined && match[0] === '\u200d')
        edits.push({ start: start - 2, end, text: bare, rule: 'joiners' });
      continue;
    }
    if (!isDevanagari(before) && !isDevanagari(after)) continue;
    if (before === 0x94d) {
      const letter = text.charCodeAt(start - (text.charCodeAt(start - 2) === 0x93c ? 3 : 2));
      if (match[0].includes('\u200c') || !isConsonant(after) || letter === 0x930 || letter === 0x931) continue;
    }
    edits.push({ start, end, text: '', rule: 'joiners' });
  }
  return edits;
}

/** Composed letters, and a nukta behind the sign of a vowel. */
const NUKTA =
  /[\u0958-\u095f\u09dc\u09dd\u09df\u0a33\u0a36\u0a59-\u0a5b\u0a5e\u0b5c\u0b5d]|[\u093e-\u094c\u0901\u0902]\u093c/g;
/** Letters that take a nukta: क ख ग ज ड ढ फ य. */
const TAKES_NUKTA = 'कखगजडढफय';

/** Nuktas as Unicode orders them: `पढि़ए` → `पढ़िए`, and a letter with its dot as two characters (NFC). */
export function nuktas({ document: { text } }: View): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: found, index } of text.matchAll(NUKTA)) {
    if (found.length === 1) edits.push({ start: index, end: index + 1, text: found.normalize('NFC'), rule: 'nukta' });
    else if (TAKES_NUKTA.includes(text[index - 1] ?? ' '))
      edits.push({ start: index, end: index + 2, text: found[1]! + found[0]!, rule: 'nukta' });
  }
  return edits;
}

/** Words from the start of a block in which a label stands. */
const LABEL_WORDS = 4;
/** Share of the words from which on a text with visargas is Sanskrit. */
const SANSKRIT_SHARE = 0.03;
const SANSKRIT_MIN = 4;
const OPENING = new Set(['"', "'", '“', '‘', '«']);

/**
 * A visarga that somebody typed for a colon: `यह भी पढ़ेंः`, `जलालाबादः`, `ने कहाः “…”`. Words that end in one by right
 * (the pack's list) keep theirs, and so does Sanskrit.
 */
export function visargas(view: View): Edit[] {
  const { text, blocks } = view.document;
  const own = new Set(view.knowledge.packs.flatMap((pack) => pack.visarga?.split(/\s+/) ?? []));
  if (own.size === 0) return [];
  const announced = new Set(view.marks.all.filter(({ entry }) => entry.is === 'phrase').map((mark) => mark.end));
  const edits: Edit[] = [];
  let byRight = 0;
  let words = 0;
  for (const { start, end } of blocks) {
    let inBlock = 0;
    for (let at = start; at < end; at++) {
      if (at === start || CLASS[text.charCodeAt(at - 1)] === BLANK) inBlock++;
      if (!isVisarga(text.charCodeAt(at))) continue;
      const script = CLASS[text.charCodeAt(at)];
      if (script !== DEVANAGARI && script !== BENGALI) continue;
      let from = at;
      while (CLASS[text.charCodeAt(from - 1)] === script) from--;
      const isColon = isLabel(text, from, at, end, inBlock <= LABEL_WORDS, own, announced);
      if (isColon) edits.push({ start: at, end: at + 1, text: ':', rule: 'visarga' });
      else byRight++;
    }
    words += inBlock;
  }
  return byRight >= SANSKRIT_MIN && byRight > words * SANSKRIT_SHARE ? [] : edits;
}

function isLabel(
  text: string,
  from: number,
  at: number,
  end: number,
  opens: boolean,
  own: ReadonlySet<string>,
  announced: ReadonlySet<number>,
): boolean {
  if (text[at - 1] === '\u0902' || announced.has(at)) return true;
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0x20;
  if ((CLASS[next] !== BLANK && !isCloser(next)) || at - from < 3) return false;
  const word = text.slice(from, at + 1);
  if (own.has(word)) return false;
  for (let length = 2; length < word.length; length++) if (own.has(`-${word.slice(-length)}`)) return false;
  return opens || OPENING.has(text.slice(at + 1, at + 3).trim());
}

/** The address of a link and its attributes, or the attributes alone. */
const LINK =
  /(?:(?:href=)?["']?https?:\/\/[^\s"'<>]{3,2000}["']?\s{1,3})?(?:(?:target|rel)=["']?(?:_blank|_self|no(?:opener|referrer|follow))(?:\s(?:noopener|noreferrer|nofollow))*["']?>?\s{0,2}){1,4}/g;

/**
 * What a scraper left of links inside a sentence: `https://example.org/a target=_blankफेसबुक पर` → `फेसबुक पर`. Attributes
 * without an address stay where no word is glued to them: the sentence may be about them.
 */
export function links({ document: { text } }: View): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(LINK)) {
    const start = match.index;
    const end = start + match[0].trimEnd().length;
    if (match[0].includes('://') || isLetter(text.charCodeAt(end)) || isLetter(text.charCodeAt(start - 1)))
      edits.push({ start, end, text: '', rule: 'links' });
  }
  return edits;
}
