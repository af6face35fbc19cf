/**
 * Rules that look at the shape of one block and at no phrase: bars of share buttons, lines of tags, addresses, stamps.
 * Each says what it must not touch.
 */
import type { Block } from '../model.ts';
import { BLANK, CLASS, isLower, isSentenceEnd, isUpper, LATIN } from '../text/characters.ts';
import { unitsOf } from '../text/units.ts';
import type { Features } from './features.ts';
import type { Finding } from './weigh.ts';

export interface ShapeRule {
  readonly id: string;
  readonly about: string;
  readonly find: (text: string, block: Block, features: Features) => Finding | undefined;
}

/** Names of networks and buttons as share bars print them; a bar holds nothing else. */
const SHARE_WORDS = new Set(
  'facebook twitter x whatsapp telegram linkedin pinterest reddit email e-mail mail print copy link url share tweet pin koo instagram messenger sms tumblr viber line wechat weibo vk ok threads bluesky mastodon flipboard youtube google plus google+ fb tw wp gmail save comment comments comment(s) a- a+ aa whatsapp. on via skype xing pocket buffer mix digg blogger copy-link snapchat tiktok follow us like ফেসবুক টুইটার फेसबुक ट्विटर व्हाट्सएप टेलीग्राम शेयर ईमेल प्रिंट'.split(
    ' ',
  ),
);

/** Words of buttons: two names of networks alone may be a row of a table. */
const BUTTON_WORDS = new Set(
  'share email e-mail mail print copy link url tweet pin save comment comments follow us via शेयर प्रिंट'.split(' '),
);

const URL_LINE = /^(?:https?:\/\/|www\.)\S{3,400}$/iy;
const HASHTAGS = /^#?\s?[#＃][^\s#＃]{2,60}(?:[\s,|]{0,4}[#＃][^\s#＃]{2,60}){0,40}\s{0,3}$/y;
/** A name of a record or file: letters, digits and `_` or `-` in one word, with a number of four digits or more. */
const SLUG = /^(?=\S{8,80}$)(?=[^\d]*[A-Za-z])[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*_\d{4,}(?:[_.-][A-Za-z0-9]+)*$/y;
const TWEET_LINK = /^pic\.(?:twitter|x)\.com\/\w{4,20}$/iy;
/** `— Name (@handle) October 12, 2023`: the foot of an embedded post. */
const TWEET_FOOT = /^[—–-]{1,2}\s?[^()]{1,60}\(@\w{1,30}\)\s?(?:https?:\/\/\S{1,120})?[^.]{0,40}$/y;
/** `12:04 PM`, `16 Apr 2020, 01:00 AM IST`: only digits, separators and few letters. */
const MARKUP_LEFT = /^(?:<\/?[a-z][^<>]{0,80}>\s?){1,4}$|^\{[^{}]{0,40}\}$|^\[\/?[a-z_-]{2,30}[^\]]{0,200}\]$/iy;

/** Longest name of a link in a row. */
const ROW_PIECE_MAX = 40;
/** Code units of a blob that are looked at. */
const DATA_SAMPLE = 600;

function matches(pattern: RegExp, text: string, block: Block): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text.slice(block.start, block.end));
}

/** Does the first word name a network or button? Most lines are told apart here, without being taken to pieces. */
function opensWithName(text: string, block: Block): boolean {
  const units = unitsOf(text);
  let from = block.start;
  while (from < block.end && isBetweenNames(units[from]!)) from++;
  let to = from;
  while (to < block.end && to - from <= SHARE_WORD_MAX && !isBetweenNames(units[to]!)) to++;
  return to - from <= SHARE_WORD_MAX && SHARE_WORDS.has(text.slice(from, to).toLowerCase());
}

const SHARE_WORD_MAX = Math.max(...[...SHARE_WORDS].map((word) => word.length));

/** A glued bar has at least three short names, and no more than a bar has. */
const GLUED_MIN = 12;
const GLUED_MAX = 100;
/** `X`, `wp` and `ok` begin too many words: they count behind a name only. */
const GLUED_NAME_MIN = 3;

/** How many names of networks and buttons open a word, one behind the other. */
function countGlued(word: string): number {
  let count = 0;
  let at = 0;
  while (at < word.length) {
    const least = count === 0 ? GLUED_NAME_MIN : GLUED_NAME_MIN - 1;
    let length = Math.min(SHARE_WORD_MAX, word.length - at);
    while (length >= least && !SHARE_WORDS.has(word.slice(at, at + length))) length--;
    if (length < least) break;
    count++;
    at += length;
  }
  return count;
}

/** What parts the names of a bar: as in its rule. */
const isBetweenNames = (unit: number): boolean =>
  CLASS[unit] === BLANK
    ? unit !== 0x85
    : unit === 0x2f ||
      unit === 0x7c ||
      unit === 0x2c ||
      unit === 0xb7 ||
      unit === 0x2022 ||
      unit === 0x28 ||
      unit === 0x29;

/** Are there three strokes or dots that may part the links of a row? */
function hasStrokes(text: string, { start, end }: Block): boolean {
  const units = unitsOf(text);
  let count = 0;
  for (let at = start; at < end && count < 3; at++) {
    const unit = units[at]!;
    if (unit === 0x7c || unit === 0xb7 || unit === 0xbb || unit === 0x2022 || unit === 0x203a) count++;
  }
  return count === 3;
}

/** Words of a list of options at least, and the share of them with a capital: `Select Country United States of America`. */
const OPTIONS_MIN = 30;
const OPTIONS_CAPITALS = 0.85;
/** Marks of a sentence or of a list that an author wrote, for each word at most. */
const OPTIONS_MARKS = 0.1;

/** Nearly all words open with a capital and go on in small letters, and hardly a mark stands between them. */
function isOptions(text: string, { start, end }: Block): boolean {
  let words = 0;
  let capitals = 0;
  let marks = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isMark(unit)) marks++;
    if (CLASS[unit]! < LATIN || CLASS[text.charCodeAt(at - 1)] !== BLANK) continue;
    words++;
    if (isUpper(unit) && isLower(text.charCodeAt(at + 1))) capitals++;
  }
  return words >= OPTIONS_MIN && capitals >= words * OPTIONS_CAPITALS && marks <= words * OPTIONS_MARKS;
}

const isMark = (unit: number): boolean => unit === 0x2c || unit === 0x3b || unit === 0x3a || isSentenceEnd(unit);

/** Every shape rule. To add one: an entry here, a sample that needs it, a line in cases/keep.jsonl that it must not harm. */
export const shapeRules: readonly ShapeRule[] = [
  {
    id: 'share/bar',
    about: 'Nothing but names of networks and buttons, at least two, or one of them alone with marks.',
    find: (text, block, features) => {
      if (features.length > 160 || features.words > 16 || !opensWithName(text, block)) return undefined;
      const words = text
        .slice(block.start, block.end)
        .toLowerCase()
        .split(/[\s/|,·•()]+/)
        .filter(Boolean);
      const known = words.filter((word) => SHARE_WORDS.has(word)).length;
      const bar =
        known >= 3 ? !/,/.test(text.slice(block.start, block.end)) : words.some((word) => BUTTON_WORDS.has(word));
      return known === words.length && known >= 2 && bar ? { kind: 'share', rule: 'share/bar', weight: 1 } : undefined;
    },
  },
  {
    id: 'share/glued',
    about: 'The names of a share bar with nothing between them: `FacebookTwitterEmail`. Three names in one word.',
    find: (text, block, features) => {
      if (features.words !== 1 || features.length > GLUED_MAX || features.length < GLUED_MIN) return undefined;
      return countGlued(text.slice(block.start, block.end).toLowerCase()) >= 3
        ? { kind: 'share', rule: 'share/glued', weight: 1 }
        : undefined;
    },
  },
  {
    id: 'nav/row',
    about: 'A row of links: four and more short pieces between upright strokes or dots. Rows of tables hold figures.',
    find: (text, block, features) => {
      if (features.length > 500 || features.ends || features.digits > 3 || text[block.start] === '|') return undefined;
      if (!hasStrokes(text, block)) return undefined;
      const pieces = text.slice(block.start, block.end).split(/\s?[|•·›»]\s?/);
      if (pieces.length < 4 || pieces.some((piece) => piece.length > ROW_PIECE_MAX)) return undefined;
      return { kind: 'nav', rule: 'nav/row', weight: pieces.length >= 6 ? 0.8 : 0.6 };
    },
  },
  {
    id: 'nav/breadcrumb',
    about: 'The first line, and it is the path to the page: three and more short names between `›`, `»` or `>`.',
    find: (text, block, features) => {
      if (block.index !== 0 || features.length > 120 || features.ends || features.digits > 3) return undefined;
      const pieces = text.slice(block.start, block.end).split(/[›»>]/);
      const isName = (piece: string): boolean => piece.trim() !== '' && piece.length <= ROW_PIECE_MAX;
      if (pieces.length < 3 || !pieces.every(isName)) return undefined;
      return { kind: 'nav', rule: 'nav/breadcrumb', weight: 1.3 };
    },
  },
  {
    id: 'nav/options',
    about:
      'The options of a list to choose from, run together: thirty and more words with capitals, and no mark between.',
    find: (text, block, features) => {
      if (features.words < OPTIONS_MIN || features.ends || features.breaks > 0) return undefined;
      return isOptions(text, block) ? { kind: 'nav', rule: 'nav/options', weight: 1.3 } : undefined;
    },
  },
  {
    id: 'other/address',
    about: 'A web address alone on its line, at most 400 characters. Lists of addresses are kept: see judge.ts.',
    find: (text, block) => {
      const first = text.charCodeAt(block.start) | 0x20;
      if (first !== 0x68 && first !== 0x77) return undefined;
      return matches(URL_LINE, text, block) ? { kind: 'other', rule: 'other/address', weight: 0.5 } : undefined;
    },
  },
  {
    id: 'tags/hash',
    about: 'Only hash tags.',
    find: (text, block) => {
      if (text[block.start] !== '#' && text[block.start] !== '＃') return undefined;
      return matches(HASHTAGS, text, block) ? { kind: 'tags', rule: 'tags/hash', weight: 1 } : undefined;
    },
  },
  {
    id: 'other/slug',
    about: 'The name of a record or file as one of the first two lines: one word with an underscore and a long number.',
    find: (text, block) =>
      block.index <= 1 && matches(SLUG, text, block) ? { kind: 'other', rule: 'other/slug', weight: 1 } : undefined,
  },
  {
    id: 'other/embed-foot',
    about: 'The foot of an embedded post: a picture link, or name, handle and date after a dash.',
    find: (text, block) => {
      const first = text[block.start];
      if ((first === 'p' || first === 'P') && matches(TWEET_LINK, text, block))
        return { kind: 'other', rule: 'other/embed-foot', weight: 1 };
      if (first !== '—' && first !== '–' && first !== '-') return undefined;
      return matches(TWEET_FOOT, text, block) ? { kind: 'other', rule: 'other/embed-foot', weight: 0.9 } : undefined;
    },
  },
  {
    id: 'other/markup',
    about: 'Left-over tags, template slots or short codes with nothing else.',
    find: (text, block) => {
      const first = text[block.start];
      if (first !== '<' && first !== '{' && first !== '[') return undefined;
      return matches(MARKUP_LEFT, text, block) ? { kind: 'other', rule: 'other/markup', weight: 1 } : undefined;
    },
  },
  {
    id: 'other/data',
    about: 'A blob of JSON or of script on one line: it opens like one and holds several quoted keys.',
    find: (text, block, features) => {
      const first = text[block.start];
      if (features.length < 40 || (first !== '{' && first !== '[')) return undefined;
      const keys = text.slice(block.start, Math.min(block.end, block.start + DATA_SAMPLE)).split('":').length - 1;
      return keys >= 3 ? { kind: 'other', rule: 'other/data', weight: 1.3 } : undefined;
    },
  },
];

/** First shape that fits, or undefined. */
export function weighShape(text: string, block: Block, features: Features): Finding | undefined {
  for (const rule of shapeRules) {
    const found = rule.find(text, block, features);
    if (found !== undefined) return found;
  }
  return undefined;
}
