/**
 * What the judge makes of lines and of small texts: the word on each block, most on one side of a bound or the other. The
 * words say nothing and have exact lengths; the phrases are those of a pack of its own, one of each make.
 * `npm run golden -- -u` writes cases/line-verdicts.txt anew; read it in `git diff`.
 */
import { decode } from '../src/decode.ts';
import { weighCaption } from '../src/judge/captions.ts';
import { judgeContainer } from '../src/judge/container.ts';
import { type Features, featuresOf, isProse, isTitleLike } from '../src/judge/features.ts';
import { judge } from '../src/judge/judge.ts';
import { weighPhrases } from '../src/judge/phrases.ts';
import { weighShape } from '../src/judge/shapes.ts';
import { stampEnd, weighStamp } from '../src/judge/stamps.ts';
import type { Block, Document, Mark, Verdict } from '../src/model.ts';
import { parse } from '../src/parse/parse.ts';
import type { Settings } from '../src/settings.ts';
import { marksOf, sweep } from '../src/sweep/sweep.ts';
import type { View } from '../src/view.ts';
import { kitOf } from './helpers.ts';
import { checkStored, type Group } from './support/stored-verdicts.ts';

// Words ---------------------------------------------------------------------------------------------------------------

const STORY =
  'harbour lantern quay copper ribbon meadow timber signal orchard pebble saddle canvas thicket barrel mitten gravel anchor velvet kettle marble hollow ladder cinder button feather candle walnut mirror basket garden willow'.split(
    ' ',
  );
const OTHER =
  'zebra violin planet dragon oyster umbrella jacket pirate wizard tunnel falcon engine comet glacier bishop rocket puzzle yellow napkin octopus parrot insect jungle kidney lizard magnet needle pepper squirrel tomato vulture'.split(
    ' ',
  );
const THIRD =
  'acorn bucket cactus dagger elbow fennel goblin hammer igloo jigsaw koala lemon mango noodle onion pillow quiver radish sausage teapot urchin walrus xylem yogurt zipper banjo cobweb dimple ferret gadget hubcap'.split(
    ' ',
  );

/** Different words in each case, always in the same order. */
let turn = 0;

function fill(from: readonly string[], chars: number, last: string): string {
  turn++;
  const stride = 1 + (Math.floor(turn / from.length) % (from.length - 1));
  let text = '';
  for (let at = turn; text.length < chars; at += stride) text += `${text === '' ? '' : ' '}${from[at % from.length]}`;
  text = text.slice(0, chars - last.length).replace(/ $/, 'e');
  return text.charAt(0).toUpperCase() + text.slice(1) + last;
}
/** So many characters that the story may use too; `off` are words that it never does. */
const words = (chars: number, last = ''): string => fill(STORY, chars, last);
const off = (chars: number, last = ''): string => fill(OTHER, chars, last);
/** Words of neither. */
const far = (chars: number, last = ''): string => fill(THIRD, chars, last);
const sentence = (chars: number): string => words(chars, '.');
const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));
const ps = (count: number, chars = 120): string[] => times(count, () => sentence(chars));
type Blocks = string | readonly Blocks[];
const text = (...blocks: readonly Blocks[]): string =>
  [blocks]
    .flat(4)
    .filter((one) => one !== '')
    .join('\n\n');

// Phrases, one of each make -------------------------------------------------------------------------------------------

const phrases = [
  { kind: 'nav', text: 'zed bar', at: 'line' },
  { kind: 'share', text: 'zed shares', at: 'line' },
  { kind: 'copyright', text: 'zed rights', at: 'line' },
  { kind: 'comment', text: 'zed replies', at: 'line', scope: 'section' },
  { kind: 'ad', text: 'zed notice', at: 'line' },
  { kind: 'nav', text: 'zed weak', at: 'line', weak: true },
  { kind: 'caption', text: 'zed picture', at: 'start', weak: true },
  { kind: 'related', text: 'zed more', at: 'line' },
  { kind: 'related', text: 'zed more stories', at: 'line', scope: 'section' },
  { kind: 'tags', text: 'zed topics', at: 'line', scope: 'section' },
  { kind: 'related', text: 'zed perhaps', at: 'line', scope: 'section', weak: true },
  { kind: 'bio', text: 'zed author', at: 'line' },
  { kind: 'disclaimer', text: 'zed legal', at: 'line' },
  { kind: 'related', text: 'zed also', at: 'start' },
  { kind: 'related', text: 'zed marked', at: 'start', mark: true },
  { kind: 'related', text: 'zed below', at: 'start', scope: 'section' },
  { kind: 'timestamp', text: 'zed time', at: 'start', mark: true },
  { kind: 'newsletter', text: 'zed letter', at: 'start' },
  { kind: 'share', text: 'zed opens', at: 'start' },
  { kind: 'disclaimer', text: 'zed ends', at: 'end' },
  { kind: 'share', text: 'zed shut', at: 'end' },
  { kind: 'caption', text: 'zed photo', at: 'end' },
  { kind: 'share', text: 'zed any', at: 'any' },
  { kind: 'newsletter', text: 'zed anyone', at: 'any' },
  { kind: 'caption', text: 'zed anywhere', at: 'any' },
  { kind: 'related', text: 'zed inside', at: 'inside', cut: 'sentence' },
  { kind: 'related', text: 'zed within', at: 'inside' },
  { kind: 'nav', text: 'zed insert', at: 'inside' },
  { kind: 'ad', text: 'zed advert', at: 'inside' },
  { kind: 'newsletter', text: 'zed sentence', at: 'inside', cut: 'sentence' },
  { kind: 'nav', text: 'zed faint', at: 'inside', weak: true },
  { kind: 'nav', text: 'zed num', at: 'inside', number: true },
  { kind: 'nav', text: '(zed note)', at: 'inside' },
  { kind: 'nav', text: 'zed post (@', at: 'inside' },
];
const pack = { name: 'zed', data: { language: '*', phrases, patterns: [{ kind: 'ad', pattern: 'zebra deal .*' }] } };
const OWN: Partial<Settings> = { language: 'en', packs: [pack] };

// Judging -------------------------------------------------------------------------------------------------------------

function viewOf(given: string, settings: Partial<Settings> = {}): View {
  const kit = kitOf({ ...OWN, ...settings });
  const raw = { id: 'test', format: 'text', text: given } as const;
  const document = parse(raw, decode(raw), kit);
  const knowledge = kit.knowledge(document.language);
  const marks = sweep(document, knowledge.lexicon);
  return { document, marks, knowledge, settings: kit.settings, reference: null };
}

/** A page, of which `parseHtml` and the container's judge have had their say. */
function viewOfPage(inner: string): View {
  const kit = kitOf(OWN);
  const html = `<html lang="en"><head><title>Lanterns by the quay</title></head><body><main><h1>Lanterns by the quay</h1>${inner}</main></body></html>`;
  const raw = { id: 'page', format: 'html', text: html } as const;
  const document = parse(raw, decode(raw), kit);
  const knowledge = kit.knowledge(document.language);
  const placed = judgeContainer(document, []);
  const marks = sweep(document, knowledge.lexicon, placed.verdicts);
  return { document, marks, placed, knowledge, settings: kit.settings, reference: null };
}

const hundredths = (value: number): string => String(Math.round(value * 100) / 100).replace(/^0\./, '.');

function wordOf({ role, rule, confidence, because }: Verdict): string {
  const sure = because.length === 0 ? '' : ` ${hundredths(confidence)}`;
  const name = role === 'furniture' ? rule : role === 'body' ? 'keep' : role;
  return `${name}${sure}`;
}

/** The word on each block, those in a row that are the same counted; then spans that are cut, and notes. */
const judged = (given: string, settings?: Partial<Settings>): string => judgedOf(viewOf(given, settings));

function judgedOf(view: View): string {
  const { verdicts, cuts, notes } = judge(view);
  const runs: [string, number][] = [];
  for (const word of verdicts.map(wordOf)) {
    const last = runs.at(-1);
    if (last?.[0] === word) last[1]++;
    else runs.push([word, 1]);
  }
  const shown = runs.map(([word, count]) => (count === 1 ? word : `${word} ×${count}`));
  const spans = cuts.map(({ start, end, rule }) => `${rule} “${short(view.document.text.slice(start, end))}”`);
  return [shown.join(', '), ...spans, ...notes.map(({ code, span }) => `${code} at ${span?.start}`)].join(' | ');
}
const short = (piece: string): string => (piece.length > 40 ? `${piece.slice(0, 20)}…${piece.slice(-18)}` : piece);

interface Line {
  readonly document: Document;
  readonly block: Block;
  readonly features: Features;
  readonly marks: readonly Mark[];
}

/** The last line of a text. */
function lineOf(given: string, settings?: Partial<Settings>): Line {
  const { document, marks } = viewOf(given, settings);
  const block = document.blocks.at(-1);
  if (block === undefined) throw new Error(`No line: ${given}`);
  return { document, block, features: featuresOf(document, block), marks: marksOf(marks, block.index) };
}

/** A line of a group is made when its test runs. */
const groups: Group[] = [];
function label(name: string): void {
  turn = 0;
  groups.push({ name, lines: [] });
}
const line = (make: () => string): unknown => groups.at(-1)!.lines.push(make);
const one = (name: string, given: string, settings?: Partial<Settings>): unknown =>
  line(() => `${name}: ${judged(given, settings)}`);
/** What stands for a line where its length says all of it. */
const named = (given: string): string => short(given.replaceAll('\n', '⏎'));

// Cases ---------------------------------------------------------------------------------------------------------------

label('numbers of a line: length, letters, digits, words, breaks, weight; . ends, ¶ prose, T like a title');
const counted = (given: string, linkChars = 0): unknown =>
  line(() => {
    const { document, block } = lineOf(given);
    const features = featuresOf(document, { ...block, linkChars });
    const { length, letters, digits, words: count, breaks, weight, links, ends } = features;
    const numbers = [
      length,
      letters,
      digits,
      count,
      breaks,
      hundredths(weight),
      ...(links > 0 ? [hundredths(links)] : []),
    ];
    const flags = `${ends ? ' .' : ''}${isProse(features) ? ' ¶' : ''}${isTitleLike(features) ? ' T' : ''}`;
    return `${named(given)}: ${numbers.join(' ')}${flags}`;
  });
for (const given of [
  'Cod',
  'Cod.',
  'Codfish',
  'Cod fishes',
  'Cod, eel 12',
  'Eels & cod',
  '3.5 metres of it',
  'It is 3. 5 came.',
  'Cod. Eel. Ray.',
  'Cod." Eel',
  'Cod.) (Eel',
  '“Cod!” Eels?',
  'No 3rd way',
  'a1b2 c3',
  '3 4 5',
  'Cod.Eel',
  'Cod. 5 eels',
  'Cod.” 5 “eels”',
  'Zero\u200bwidth words',
  'Stop.\u200b Then more',
  '三四五六。七八',
  '三四五六七八九十三四五六七八九十三四五六七八九十三四五六七八。',
  '한국어 문장이다. 또 하나',
  'ภาษาไทยเขียนติดกัน',
  'ภาษาไทย'.repeat(22),
  'ภาษาไทย'.repeat(21),
  `${'ภาษาไทย'.repeat(11)} ${words(76)}`,
  'ພາສາລາວ'.repeat(22),
  'ひらがなとカタカナと漢字。',
  'नदी के किनारे गाँव बसा है। और भी।',
  'دریا کے کنارے گاؤں ہے۔',
])
  counted(given);
for (const chars of [8, 11, 12, 59, 60, 169, 170, 200, 201, 339, 340, 399, 400, 401, 408]) {
  counted(words(chars));
  counted(sentence(chars));
}
for (const chars of [90, 100, 220]) counted(`${sentence(chars)} ${words(chars)}`);
for (const [first, second] of [
  [380, 20],
  [380, 30],
  [420, 80],
  [200, 300],
] as const) {
  counted(`${sentence(first)} ${words(second)}`);
  counted(`${sentence(first)} ${sentence(second)}`);
  counted(`${words(first, '.”')} ${sentence(second)} ${words(5)}`);
  counted(`${words(first, '.')}${words(second)}`);
  counted(`${words(first, '。')}三四五`);
  counted(`${words(first)} 12 34 5678 ${words(second)}`);
}
for (const given of [
  '三四五六七八九十'.repeat(60),
  `${'三四五六七八九十'.repeat(30)}。${'三四五六七八九十'.repeat(30)}`,
  '한국어는 말이다 '.repeat(60).trim(),
  'ภาษาไทย'.repeat(60),
  'ພາສາລາວ'.repeat(60),
  `${'ภาษาไทย'.repeat(20)} ${words(400)}`,
  'カタカナ'.repeat(110),
  '1234567 '.repeat(60).trim(),
  'नदी के किनारे '.repeat(40).trim(),
])
  counted(given);
for (const [chars, links] of [
  [100, 60],
  [100, 61],
  [500, 300],
  [500, 301],
] as const)
  counted(sentence(chars), links);
for (const inside of [3, 117, 118, 119])
  for (const [open, close] of ['()', '[]', '（）']) counted(`${sentence(70)} ${open}${words(inside)}${close}`);
for (const given of [
  `${words(70)} (Cod)`,
  `(${words(60)}) Cod (Eel)`,
  `${sentence(70)} (Cod]`,
  `${sentence(70)} Cod)`,
  `(${words(30)}.)`,
  `${sentence(70)} (Cod) Eel`,
  '(Cod)',
])
  counted(given);
counted(`${words(30)} [Cod](https://port.example/quay/with/a/long/way) ${sentence(40)}`);
counted(
  `${words(30)} <https://port.example/quay/with/a/long/way/of/its/own> and [Eel](https://port.example/a) ${sentence(40)}`,
);

label('shapes of a line');
const shaped = (given: string, index = 0, start = 0): unknown =>
  line(() => {
    const block: Block = { index, start, end: given.length, shape: 'paragraph', gap: 0, linkChars: 0 };
    const found = weighShape(given, block, featuresOf({ text: given } as Document, block));
    return `${named(given)}: ${found === undefined ? '–' : `${found.kind} ${found.rule} ${found.weight}`}`;
  });
for (const given of [
  'Facebook Twitter',
  'Facebook Share',
  'Facebook Twitter Pinterest',
  'Facebook, Twitter, Pinterest',
  'Facebook, Share',
  'Facebook | Twitter | WhatsApp',
  'Share',
  'Share Share',
  'Facebook harbour',
  'Harbour Facebook Share',
  '• Facebook • Share',
  '(Facebook) Share',
  'Facebook/Share',
  'Facebook·Share',
  'फेसबुक ट्विटर शेयर',
  `${'Facebook '.repeat(16).trim()}`,
  `${'Facebook '.repeat(17).trim()}`,
  `${'x '.repeat(12)}share`,
  `${'instagram '.repeat(15)}instagram.`,
  'Facebookers Share',
  'Copy-link share',
  `whatsapp${' '.repeat(10)}share`,
  'Facebook Twitter, Share',
  'mastodon mastodon mastodon',
  'instagram instagrams',
  'X share',
  'a- a+',
  'FacebookTwitterEmail',
  'FacebookTwitter',
  'FacebookXEmail',
  'XFacebookEmail',
  'okFacebookTwitter',
  'FacebookwpEmail',
  'FacebookTwitterEmails',
  'FacebookTwitterEmailharbour',
  'FacebookTwitter Email',
  'smssmspin',
  'smssmspins',
  'smsvkpins',
  `${'Facebook'.repeat(12)}xvok`,
  `${'Facebook'.repeat(12)}xvkok`,
  `${'Facebook'.repeat(12)}pinxx`,
  'facebookharbourtwitter',
  'Home | City | Sport | Arts',
  'Home | City | Sport',
  'Home · City · Sport · Arts',
  'Home » City » Sport » Arts',
  'Home › City › Sport › Arts',
  'Home • City • Sport • Arts • Food • Opinion',
  'Home | City | Sport | Arts | Food',
  'Home|City|Sport|Arts',
  'Home | City | Sport | Arts.',
  '| Home | City | Sport | Arts',
  'Home | City | Sport | 1234',
  'Home | City | Sport | 123',
  `Home | City | Sport | ${words(40)}`,
  `Home | City | Sport | ${words(41)}`,
  `${times(13, () => words(36)).join(' | ')}`,
  `${times(12, () => words(36)).join(' | ')}`,
  'Home | | | Arts',
  'Home || City',
  times(30, () => words(7)).join(' '),
  times(29, () => words(7)).join(' '),
  times(30, (n) => (n < 25 ? words(7) : words(7).toLowerCase())).join(' '),
  times(30, (n) => (n < 26 ? words(7) : words(7).toLowerCase())).join(' '),
  times(30, (n) => (n < 3 ? `${words(7)},` : words(7))).join(' '),
  times(30, (n) => (n < 4 ? `${words(7)},` : words(7))).join(' '),
  times(30, (n) => (n < 4 ? `${words(7)};` : words(7))).join(' '),
  times(30, (n) => (n < 4 ? `${words(7)}:` : words(7))).join(' '),
  times(30, () => words(7).toUpperCase()).join(' '),
  `${times(30, () => words(7)).join(' ')}.`,
  `${times(15, () => words(7)).join(' ')}. ${times(15, () => words(7)).join(' ')}`,
  times(60, () => words(7)).join(' '),
  times(31, () => 'O’X').join(' '),
  'https://port.example/quay',
  'HTTPS://port.example/quay',
  'www.port.example',
  'Www.port.example',
  'http://a',
  'http://ab',
  'https://port.example/quay and more',
  `https://${'a'.repeat(400)}`,
  `https://${'a'.repeat(401)}`,
  `https://${'a'.repeat(402)}`,
  `https://${'a'.repeat(403)}`,
  'wwww.port.example',
  'ftp://port.example',
  '#harbour',
  '#harbour #quay',
  '#harbour, #quay | #cod',
  '＃harbour',
  '# #harbour',
  '##harbour',
  '#h',
  `#${'h'.repeat(60)}`,
  `#${'h'.repeat(61)}`,
  '#harbour quay',
  '#harbour,,,, #quay',
  '#harbour,,,,, #quay',
  times(41, () => '#ab').join(' '),
  times(42, () => '#ab').join(' '),
  times(100, () => '#ab').join(''),
  `${times(57, () => '#abcde').join(' ')}a`,
  'quay_photo_1234',
  'quay_1234',
  'quay-1234',
  'quay_123',
  'quay_1234 now',
  'quay_1234.jpg',
  '2024_1234',
  'q_1234',
  'qu_12345',
  'qu_1234',
  `${'q'.repeat(75)}_1234`,
  `${'q'.repeat(76)}_1234`,
  '1_quay_1234',
  'pic.twitter.com/abcd',
  'pic.x.com/abcdef',
  'Pic.twitter.com/abcd',
  'pic.twitter.com/abc',
  `pic.twitter.com/${'a'.repeat(20)}`,
  `pic.twitter.com/${'a'.repeat(21)}`,
  'pic of the day',
  '— Ann Quay (@annquay) May 3, 2024',
  '– Ann Quay (@annquay)',
  '- Ann Quay (@annquay)',
  '-- Ann Quay (@annquay)',
  '— Ann Quay (annquay) May 3',
  '— Ann Quay (@annquay) https://t.example/abc May 3',
  `— ${'Q'.repeat(60)} (@annquay)`,
  `— ${'Q'.repeat(61)} (@annquay)`,
  `— Ann (@a) ${'q'.repeat(40)}`,
  `— Ann (@a) ${'q'.repeat(41)}`,
  `— Ann (@a) https://t.example/${'a'.repeat(110)} ${'q'.repeat(40)}`,
  `— Ann (@a) https://${'a'.repeat(120)}${' '.repeat(5)}${'q'.repeat(35)}`,
  'Ann Quay (@annquay)',
  '<div>',
  '</p>',
  '<b><i>',
  '<b> <i> <u> <s>',
  '<b><i><u><s><em>',
  `<a${'b'.repeat(80)}>`,
  `<a${'b'.repeat(81)}>`,
  '<3 cod',
  '{{slot}}',
  '{slot}',
  `{${'s'.repeat(40)}}`,
  `{${'s'.repeat(41)}}`,
  '[gallery ids="1,2"]',
  '[/gallery]',
  '[a]',
  '[ab]',
  '[Gallery of cod]',
  `[gallery ${'a'.repeat(199)}]`,
  `[gallery ${'a'.repeat(249)}]`,
  '<div> cod',
  'a <div>',
  '{"a":1,"b":2,"c":3,"d":"eels and cod in it"}',
  '{"a":1,"b":"eels and cod and a ray in it"}',
  '[{"a":1},{"b":2},{"c":"eels and cod in"}]',
  '{"a":1,"b":2,"c":3,"d":"eels and cod"}x',
  '{"a":1,"b":2,"c":3,"d":"eels and cod"}',
  '{"a":1,"b":2,"c":3,"d":"eels and"}',
  `{${'a'.repeat(590)}"a":1,"b":2,"c":3}`,
  `{${'a'.repeat(570)}"a":1,"b":2,"c":3}`,
  '"a":1,"b":2,"c":3,"d":"eels and cod"',
])
  shaped(given);
for (const index of [1, 2])
  for (const above of ['Cod ', 'Eel  ']) shaped(`${above}quay_photo_1234`, index, above.length);

label('stamps');
const stamped = (given: string): unknown =>
  line(() => {
    const { document, block, features, marks } = lineOf(given);
    const found = weighStamp(document.text, block, features, marks);
    const end = stampEnd(document.text, block.start, block, marks);
    const glued = end === undefined ? '' : `, ends before “${short(document.text.slice(end, block.end))}”`;
    return `${named(given)}: ${found === undefined ? '–' : `${found.rule} ${found.weight} ${found.detail}`}${glued}`;
  });
for (const given of [
  '3 May 2024',
  'May 3, 2024, 10:30',
  '10:30',
  '10:3',
  '10.30',
  '3.5.24',
  '16.04.2020',
  '16. 4. 2020',
  '16/04/20',
  '16-04-2020 10:30',
  '2020',
  'May 2020',
  'May 20',
  'Monday 12',
  'Monday 10:30',
  'Monday, 3 May',
  '10:30 Uhr',
  '10:30 PM IST',
  '10:30 Oslo',
  'Oslo, 3 May 2024',
  'Updated 3 May 2024',
  '3rd May 2024',
  '3rd of May 2024',
  '3th 10:30',
  '3xyz 10:30',
  '3xyz 16.04.2020',
  'th 3 10:30',
  'on 3 May 2024',
  '3 hours ago 10:30',
  `${'3 May 2024, '.repeat(5)}10:30 pm`,
  `${'3 May 2024, '.repeat(5)}10:30 pm.`,
  '3 May 2024 3 May 2024 3 May 2024 3 May',
  '3 May 2024 3 May 2024 3 May 2024 3 May 3',
  '1999 10:30',
  '2100 10:30',
  'May 1999 10:30',
  'May 2100 10:30',
  '16.04.2020 Quay',
  '१६ मई २०२४, १०:३०',
  '16 Apr 2020, 01:00 AM',
  'Thu, 16 Apr 2020',
  'May\u200b 3, 2024',
  'May 3, 20:24',
  `3 May 2024 ${words(40)}`,
  `3 May 2024 ${words(29)}`,
  `3 May 2024 ${words(30)}`,
  `3 May 2024: ${words(30)}`,
  `3 May 2024 | ${words(40)}`,
  `3 May 2024 (IST)${words(40)}`,
  `3 May 2024, ${words(40)}`,
  '3 May 2024 Cod eel ray crab and a long lobster',
  '3 May 2024 Codfishes eelfishes rayfishes crabfishes',
  '3 May 2024 Codfishes eelfishes rayfishes crabfishes lobsters',
  `3 May 24 ${words(40)}`,
  `3 May 202 ${words(40)}`,
  `Thursday, 3 May 2024 ${words(40)}`,
  `Wednesdaylongs, 3 May 2024 ${words(40)}`,
  `Wednesdaylonger, 3 May 2024 ${words(40)}`,
  `Quay Thursday, 3 May 2024 ${words(40)}`,
  `${words(50)}`,
  `3 May 2024 10:30 PM 5 ${words(40)}`,
  '3 May 2024 10:30',
])
  stamped(given);

label('captions with a credit: the last line of two');
const credited = (given: string, above = `${sentence(90)}\n\n`): unknown =>
  line(() => {
    const { document, block, features, marks } = lineOf(`${above}${given}`);
    const found = weighCaption(document.text, block, features, marks);
    const at = found === undefined ? '' : short(document.text.slice(found.span!.start, found.span!.end));
    return `${above === '' ? 'alone: ' : ''}${named(given)}: ${found === undefined ? '–' : `${found.weight} ${found.detail} “${at}”`}`;
  });
const CAPTIONS = [
  'The mayor on Monday. Photo: Ann Lee',
  'The mayor on Monday Photo: Ann Lee',
  'The mayor on Monday photo: ann leeward',
  'The mayor on Monday photo: Ann de Lee',
  'The mayor on Monday. photo: ann leeward',
  'The mayor on Monday (Photo: Ann Lee)',
  'The mayor on Monday (photo: Ann Lee).',
  'The mayor on Monday [Photo: Ann Lee]',
  'The mayor on Monday {Photo: Ann Lee}',
  'The mayor on Monday Photo： Ann Lee',
  'The mayor on Monday Photo - Ann Lee',
  'The mayor on Monday Photo- Ann Lee',
  'The mayor on Monday. Photo- Ann Lee',
  `The mayor on Monday. Photo- ${words(24)}`,
  `The mayor on Monday. Photo- ${words(25)}`,
  'The mayor on Monday.Photo: Ann Lee',
  'The mayorPhoto: Ann Lee',
  'Photo: Ann Lee',
  'Photo: Ann Lee, Reuters',
  'Photo: Reuters',
  'Photo: Ann Lee of Reuters in Oslo town',
  'Reuters Photo: Ann Lee',
  '© Ann Lee',
  '© Ann Lee/Reuters',
  'The mayor. © Ann Lee',
  'The mayor ©   Ann Lee',
  'The mayor ©     Ann Lee',
  'The mayor © 2024 Ann Lee',
  'The mayor © Ann Lee 2024',
  'The mayor © Ann Lee 24',
  'Ann Lee ©',
  'The mayor photo by Ann Lee',
  'The mayor. Photo by Ann Lee',
  'The mayor. Photo by ann Lee',
  'The mayor. Photo courtesy of Ann Lee',
  'The mayor.photo by Ann Lee',
  'Photo by Ann Lee',
  `The mayor. Photo: ${words(80)}`,
  `The mayor. Photo: ${words(81)}`,
  'The mayor. Photo: A',
  'The mayor. Photo: Al',
  'The mayor. Photo: Ann Lee. Then more',
  'The mayor. Photo: Ann Lee. ',
  'The mayor. Photo: A. Lee and B. Quay',
  'The mayor. Photo: Ann Lees. Quay',
  'The mayor. Photo: One Two Three Four Five Six Sev Eig Nin',
  'The mayor. Photo: One Two Three Four Five Six Sev Eig Nin Ten',
  'The mayor. Photo: 123',
  'The mayor. Photo: —',
  'The mayor. Photo: O’Neil',
  'The mayor Photo: reuters',
  'The mayor Photo: reuters and leeward',
  'The mayor. Photo: Ann\u200b Lee',
  `${words(40)}. ${words(40)}. Photo: Ann Lee`,
  `${words(40)}. ${words(40)}. ${words(40)}. Photo: Ann Lee`,
  `${words(40)}. ${words(40)} Photo: Ann Lee`,
  'St. Paul on A. Street. Photo: Ann Lee',
  'Cod. Eel! Ray? Photo: Ann Lee',
  'It is 3.5 of 4.5 and 5.5. Photo: Ann Lee',
  `${words(375)}. Photo: Ann Lee`,
  `${words(384)}. Photo: Ann Lee`,
  `${words(385)}. Photo: Ann Lee`,
  `${words(386)}. Photo: Ann Lee`,
  '© Ann',
  '© Li',
  'The mayor at the fair Ann Lee/Reuters',
  'The mayor at the fair. EFE/ Ann Lee',
  'The mayor at the fair. Ann Lee (Reuters)',
  'The mayor at the fair Ann Lee (Reuters)',
  'the mayor at fair. Ann Lee (Reuters)',
  'The mayor at fairs. Ann Lee (Reuters).',
  'The mayor at the fair Lee/Reuters',
  'The mayor at the fair A. Lee/Reuters',
  'The mayor at the fair Ann B.C. Lee/Reuters',
  'The mayor at the fair ann Lee/Reuters',
  'the mayor at the fair Ann Bea Cleo Dora Lee/Reuters',
  'the mayor at a fair. Ann Lee/Reuters',
  'the mayor at fairs. Ann Lee/Reuters',
  'The mayor at the fair Ann Lee/Reuters/AFP',
  'The mayor at the fair Ann Lee/Reuters today',
  'The mayor at the fair. EFE/Ann Lee',
  'The mayor at the fair. EFE/ann Lee',
  'The mayor at the fair. AFP/EFE/Ann Lee',
  'The mayor at the fair. Ann/EFE/Lee',
  `The mayor at the fair. EFE/ ${words(80)}`,
  'Ann Lee/Reuters',
  'The mayor said Ann Lee (Reuters) on Monday',
  'The mayor at the fair. (Reuters)',
  'The mayor at the fair. Ann Lee (Reuters) today',
];
for (const given of CAPTIONS) credited(given);
for (const given of [
  'Photo: Ann Lee, Reuters',
  'The mayor. Photo by Ann Lee',
  'The mayor. Photo: Ann Lee',
  'The mayor at the fair Ann Lee/Reuters',
])
  credited(given, '');

label('phrases: * all of the block, else what is cut of it, – nothing');
type Place = readonly [name: string, make: (phrase: string) => string];
const PLACES: readonly Place[] = [
  ['alone', (phrase) => phrase],
  ['• alone …', (phrase) => `• ${phrase} …`],
  ['far bullets', (phrase) => `${'•'.repeat(13)} ${phrase}`],
  ['far marks', (phrase) => `${phrase} ${'.'.repeat(24)}`],
  ['with a colon', (phrase) => `${phrase}:`],
  ['with a colon and 50', (phrase) => `${phrase}: ${words(50)}`],
  ['with a hyphen and 50', (phrase) => `${phrase}-${words(50)}`],
  ['with a dash and 50', (phrase) => `${phrase} » ${words(50)}`],
  ['with a colon and 160', (phrase) => `${phrase}: ${words(160)}`],
  ['with a colon and 240', (phrase) => `${phrase}: ${words(240)}`],
  ['with 20', (phrase) => `${phrase} ${words(20)}`],
  ['with 60', (phrase) => `${phrase} ${words(60)}`],
  ['with 60 and 49', (phrase) => `${phrase} ${sentence(60)} ${sentence(49)}`],
  ['with 60 and 50', (phrase) => `${phrase} ${sentence(60)} ${sentence(50)}`],
  ['with 60? and 50', (phrase) => `${phrase} ${words(60, '?')} ${sentence(50)}`],
  ['with a colon, 60 and 50', (phrase) => `${phrase}: ${sentence(60)} ${sentence(50)}`],
  ['with a colon, 60 and 29', (phrase) => `${phrase}: ${sentence(60)} ${words(29)}`],
  ['with a colon, 60 and 40', (phrase) => `${phrase}: ${sentence(60)} ${words(40)}`],
  ['with 160 and 60', (phrase) => `${phrase} ${sentence(160)} ${sentence(60)}`],
  ['with 90 and 90', (phrase) => `${phrase} ${sentence(90)} ${sentence(90)}`],
  ['with 90 and 90 and no end', (phrase) => `${phrase} ${sentence(90)} ${words(90)}`],
  ['with 300 and 300', (phrase) => `${phrase} ${sentence(300)} ${sentence(300)}`],
  ['with 400 and 400', (phrase) => `${phrase} ${sentence(400)} ${sentence(400)}`],
  ['after 20', (phrase) => `${words(20)} ${phrase}`],
  ['after 28 with 20', (phrase) => `${words(28)} ${phrase} ${words(20)}`],
  ['after 29 with 20', (phrase) => `${words(29)} ${phrase} ${words(20)}`],
  ['after 60', (phrase) => `${words(60)} ${phrase}`],
  ['after 60.', (phrase) => `${sentence(60)} ${phrase}.`],
  ['after 69.', (phrase) => `${sentence(69)} ${phrase}`],
  ['after 70.', (phrase) => `${sentence(70)} ${phrase}`],
  ['after 70.”', (phrase) => `“${words(70)}.” ${phrase}`],
  ['after 100 and 40', (phrase) => `${sentence(100)} ${words(40)} ${phrase}`],
  ['after 100 with 40', (phrase) => `${sentence(100)} ${phrase} ${words(40)}`],
  ['after 100 with 40.', (phrase) => `${sentence(100)} ${phrase} ${sentence(40)}`],
  ['after 100 with 40 and 60', (phrase) => `${sentence(100)} ${phrase} ${sentence(40)} ${sentence(60)}`],
  ['after 100 with : 40 and 60', (phrase) => `${sentence(100)} ${phrase}: ${sentence(40)} ${sentence(60)}`],
  ['inside a sentence', (phrase) => `${words(100)} ${phrase.toLowerCase()} ${sentence(100)}`],
  ['inside a sentence, after a dash', (phrase) => `${words(100)} – ${phrase} ${sentence(100)}`],
  ['glued to a word', (phrase) => `${words(100)}.${phrase} ${sentence(100)}`],
  ['in brackets', (phrase) => `${words(100)} (${phrase}) ${sentence(100)}`],
  ['in brackets with 20', (phrase) => `${sentence(100)} [${phrase} ${words(20)}] ${sentence(100)}`],
  ['in brackets with *', (phrase) => `${sentence(100)} (* ${phrase} ${words(20)}) ${sentence(100)}`],
  ['in brackets at the end', (phrase) => `${sentence(170)} (${phrase} ${words(20)})`],
  ['in a bracket that stays open', (phrase) => `${sentence(100)} (${phrase} ${sentence(100)}`],
  ['at the end of 400', (phrase) => `${sentence(200)} ${sentence(200)} ${phrase}`],
  ['at the end of 400 with 40', (phrase) => `${sentence(200)} ${sentence(200)} ${phrase} ${words(40)}`],
  ['in the middle of 400', (phrase) => `${sentence(200)} ${phrase}. ${sentence(200)}`],
  ['after 178', (phrase) => `${words(60)} ${words(100)} ${phrase}`],
  ['after 190', (phrase) => `${words(60)} ${words(129)} ${phrase}`],
  ['in 300', (phrase) => `${words(150)} ${phrase} ${words(148 - phrase.length)}`],
  ['in 301', (phrase) => `${words(150)} ${phrase} ${words(149 - phrase.length)}`],
  ['with a digit', (phrase) => `${words(30)} ${phrase}12 ${words(30)}`],
  ['twice', (phrase) => `${phrase} ${words(30)} ${phrase}`],
  ['twice in 400', (phrase) => `${sentence(150)} ${phrase} ${sentence(100)} ${phrase} ${sentence(60)}`],
  ['with 3.5', (phrase) => `${sentence(100)} ${phrase} 3.5 ${words(30)}.x ${sentence(60)}`],
  ['with Han', (phrase) => `${phrase}: 三四五六七八九十三四五。三四五六七八九十三四五六七八九十三四。`],
  ['with more Han', (phrase) => `${phrase}: 三四五六七八九十三四五。${'三四五六七八九十'.repeat(3)}。`],
  ['in a link list', (phrase) => `${sentence(299)} ${phrase} ${words(60)}`],
  ['in a longer link list', (phrase) => `${sentence(300)} ${phrase} ${words(899)}`],
  ['in too long a link list', (phrase) => `${sentence(300)} ${phrase} ${words(900)}`],
];
const weighed = (given: string): string => {
  const { document, block, features, marks } = lineOf(given);
  const { findings, cuts, scope, scopeKind } = weighPhrases(document.text, block, features, marks);
  const whole = findings.map(
    ({ weight, rule }) => `*${weight === 1 ? '' : weight}${rule.endsWith('section') ? '§' : ''}`,
  );
  const spans = cuts.map(
    ({ start, end, rule }) =>
      `${start - block.start}-${end === block.end ? 'end' : end - block.start}${rule.endsWith('inline') ? '' : ` ${rule}`}`,
  );
  const owns = scope === null ? [] : [`${scope} ${scopeKind}`];
  return [...whole, ...spans, ...owns].join(' ') || '–';
};
for (const [place, make] of PLACES) {
  const lines = phrases.map(
    ({ text: phrase }) => [phrase.replace('zed ', ''), make(phrase.charAt(0).toUpperCase() + phrase.slice(1))] as const,
  );
  line(() => {
    const byAnswer = new Map<string, string[]>();
    for (const [phrase, given] of lines) {
      const answer = weighed(given);
      byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), phrase]);
    }
    return [`${place}:`, ...[...byAnswer].map(([answer, all]) => `${answer}  ${all.join(', ')}`)].join('\n  ');
  });
}
for (const given of [
  'Zed post (@harbour) and more',
  `${sentence(100)} Zed post (@harbour) ${sentence(60)}`,
  `${sentence(100)} Zed post (@${'h'.repeat(59)}) ${sentence(60)}`,
  `${sentence(100)} Zed post (@${'h'.repeat(60)}) ${sentence(60)}`,
  `${sentence(100)} Zed insert:”) ${sentence(60)}`,
  `Zed time: 3 May 2024 ${words(40)}`,
  'Zed time: 3 May 2024',
  `Zed time: ${words(30)}`,
  `Zed time: ${words(31)}`,
  `Zed time: 10:30 ${words(24)}`,
  'Zed also: Zed also',
  `Zed bar Zed bar`,
  `Zed marked ”: ${words(30)}`,
  `Zed marked — › ${words(30)}`,
  `${sentence(100)} (Zed inside ${words(690)}) ${sentence(60)}`,
  `${sentence(100)} (Zed inside ${words(680)}) ${sentence(60)}`,
  `${sentence(80)} Zed inside ${sentence(40)}) ${sentence(60)}`,
  `Zed inside: ${sentence(60)}.. ${sentence(60)}`,
  `Zed inside: ${words(60)}.”) ${sentence(60)}`,
  `${sentence(330)} (Cod) Zed more stories ${words(80)}`,
  `${words(330)} Zed more stories ${words(80)}`,
  `${sentence(330)} Zed more stories ${sentence(80)}`,
  `${sentence(330)} Zed more ${words(80)}`,
])
  line(() => `${named(given)}: ${weighed(given)}`);

const nav = (count: number, chars = 12): string[] => times(count, () => words(chars));
const frame = ['Zed bar', 'Zed shares', 'Zed rights'];

label('a whole page: its menu, the story, what stands below');
for (const count of [6, 7, 8]) one(`${count} lines and 4 paragraphs`, text(nav(count), ps(4)));
for (const count of [5, 6, 7]) one(`${count} lines and 8 paragraphs`, text(nav(count), ps(8)));
for (const chars of [99, 100]) one(`a story of 4 × ${chars}`, text(nav(9), ps(4, chars)));
for (const chars of [24, 25, 26]) one(`lines of ${chars}`, text(nav(9, chars), ps(6)));
for (const chars of [59, 60]) one(`three lines of ${chars} among 12`, text(nav(6, 8), nav(3, chars), nav(3, 8), ps(6)));
for (const chars of [299, 300]) one(`a paragraph of ${chars} first`, text(sentence(chars), nav(22, 10), ps(9)));
one('a paragraph of 300 third', text(nav(2), sentence(300), nav(22, 10), ps(9)));
one('a paragraph of 300 fourth', text(nav(3), sentence(300), nav(22, 10), ps(9)));
for (const count of [9, 10, 11])
  one(`a paragraph among ${count} lines`, text(nav(3), sentence(100), nav(count - 3), ps(9)));
for (const chars of [290, 310])
  one(`${chars} of prose in front of 480`, text(nav(11), `${sentence(chars - 170)} ${sentence(169)}`, nav(11), ps(4)));
one(
  'lines with figures',
  text(
    times(9, (n) => `${words(8)} ${n}`),
    ps(6),
  ),
);
one(
  'a list in front',
  text(
    times(9, () => `- ${words(8)}`),
    ps(6),
  ),
);
one('more long lines than short ones', text(nav(6), nav(5, 80), ps(6)));
one(
  'a menu and teasers below',
  text(
    nav(9),
    ps(6),
    times(4, () => off(40)),
    sentence(70),
    times(4, () => off(40)),
  ),
);
one('a headline and a byline', text(nav(9), words(50), 'By Ann Lee', words(12), ps(6)));
one('a headline and no byline', text(nav(9), words(50), words(20), ps(6)));
for (const chars of [24, 25, 160, 161]) one(`a longest line of ${chars}`, text(nav(9), words(chars), nav(2, 8), ps(6)));
for (const count of [10, 11])
  one(`${count} lines below the headline`, text(nav(9, 8), words(50), nav(count, 8), ps(8)));
one('a headline below its byline', text(nav(9), 'By Ann Lee', words(50), words(60), ps(6)));
one('a byline that is long', text(nav(9), words(50), `By ${words(88)}`, ps(6)));
for (const [chars, make] of [
  [89, words],
  [90, words],
  [90, off],
  [400, words],
  [401, words],
] as const)
  one(`a deck of ${chars}`, text(nav(9), words(50), make(chars, '.'), nav(12), ps(9)));
one('a deck below a headline of others', text(nav(9), off(50), sentence(100), nav(12), ps(9)));
one('a deck below a phrase', text(nav(9), 'Zed bar', sentence(100), nav(12), ps(9)));
for (const count of [22, 23, 24])
  one(`a deck ${count} lines above`, text(nav(9, 8), words(50), sentence(100), nav(count, 8), ps(9)));
one(
  'topics and comments outside',
  text(nav(9), ps(6), 'Zed replies', off(30), off(30, '.'), 'Zed topics', words(10), 'Zed bar', words(10)),
);
one('weak phrases and stamps outside', text('Zed weak', nav(9), '10:30', ps(6), nav(4)));

label('a whole page without a menu');
for (const [name, above, below] of [
  ['three lines of its frame', ['Zed bar', 'Zed shares'], ['Zed rights']],
  ['two lines', ['Zed bar'], ['Zed rights']],
  ['three lines of one kind', ['Zed bar', 'Zed bar'], ['Zed bar']],
  ['three of two kinds', ['Zed bar', 'Zed bar'], ['Zed rights']],
  ['a weak one', ['Zed weak', 'Zed bar'], ['Zed rights']],
  ['a heading over others below', ['Zed bar', 'Zed shares', 'Zed rights'], ['Zed more', off(60), off(60)]],
] as const) {
  one(name, text(above, nav(2), ps(7), nav(2), below, nav(2)));
  one(`${name}, lines beyond`, text(nav(2), above, nav(1), ps(7), nav(1), below, nav(4)));
}
for (const count of [2, 3, 4])
  one(
    `prose beyond the frame: ${count} × 480`,
    text(
      ps(6),
      frame,
      off(30),
      times(count * 4, () => off(120, '.')),
      frame,
    ),
  );
for (const count of [12, 13, 14])
  one(
    `prose above the frame: ${count} of 6`,
    text(
      times(count, () => off(70, '.')),
      frame,
      off(20),
      frame,
      off(10),
      ps(4, 400),
      frame,
    ),
  );

label('a whole page: the ends of its story');
for (const count of [7, 8])
  one(
    `${count} lines to the next paragraph`,
    text(
      nav(9),
      ps(6),
      times(count, () => words(30)),
      sentence(70),
      nav(3),
    ),
  );
for (const count of [7, 8])
  one(
    `${count} lines from the paragraph above`,
    text(
      nav(30, 8),
      sentence(70),
      times(count, () => words(30)),
      ps(6),
      nav(3),
    ),
  );
for (const between of [
  'Zed notice',
  'Zed bar',
  'Zed more',
  'Zed author',
  'Zed topics',
  'Zed replies',
  'Zed rights',
  'Zed also: harbour',
  'Zed letter',
]) {
  one(`${between} between`, text(nav(9), ps(6), words(30), between, words(30), ps(2, 70), nav(3)));
  one(`${between} between, one paragraph`, text(nav(9), ps(6), words(30), between, words(30), sentence(70), nav(3)));
  one(`${between} above`, text(nav(30, 8), ps(2, 70), words(30), between, words(30), ps(6), nav(3)));
}
for (const count of [2, 3])
  one(
    `${count} rows with figures above`,
    text(
      nav(9),
      times(count, (n) => `Cod and eels ${n + 3}`),
      ps(6),
    ),
  );
one(
  'rows that open with a figure above',
  text(
    nav(9),
    times(4, (n) => `${n + 3} cod and eels`),
    ps(6),
  ),
);
one(
  'rows without letters above',
  text(
    nav(9),
    times(4, (n) => `( ${n + 3} )`),
    ps(6),
  ),
);
for (const chars of [32, 33, 34])
  one(
    `a list of lines of ${chars} down to the frame`,
    text(
      nav(9),
      ps(6),
      times(9, () => words(chars)),
      'Zed bar',
      nav(3),
    ),
  );
one(
  'a list down to no frame',
  text(
    nav(9),
    ps(6),
    times(9, () => words(40)),
  ),
);
for (const count of [1, 2, 3])
  one(
    `${count} decks below a heading`,
    text(nav(9), ps(5), 'Zed more', times(count, () => [off(40), off(90, '.')]).flat(), nav(3)),
  );
for (const chars of [320, 321])
  one(
    `decks of ${chars} below a heading`,
    text(nav(9), ps(5), 'Zed more', times(3, () => [off(40), off(chars, '.')]).flat(), nav(3)),
  );
one(
  'decks, then the story goes on',
  text(nav(9), ps(3), 'Zed more', times(2, () => [off(40), off(90, '.')]).flat(), off(30), ps(8)),
);
for (const kind of ['Zed notice', 'Zed letter', 'Zed bar', 'Zed shares'])
  for (const count of [3, 6, 9])
    one(
      `${count} × ${kind} inside`,
      text(
        nav(9),
        ps(3),
        times(count, () => kind),
        ps(4),
        nav(3),
      ),
    );
for (const count of [2, 4, 6, 8, 12]) {
  one(`${count} short lines inside`, text(nav(9), ps(3), nav(count, 30), ps(4), nav(3)));
  one(
    `${count} long lines inside`,
    text(
      nav(9),
      ps(3),
      times(count, () => words(100)),
      ps(4),
      nav(3),
    ),
  );
  one(
    `${count} sentences inside`,
    text(
      nav(9),
      ps(3),
      times(count, () => sentence(26)),
      ps(4),
      nav(3),
    ),
  );
}
one('a note on the author above', text(nav(9), 'Zed author', ps(6), nav(3)));

label('headings and what they own');
for (const heading of ['Zed more', 'Zed topics', 'Zed below', 'Zed perhaps', 'Zed below and more'])
  for (const [name, items] of [
    ['nothing', []],
    ['one title', [off(40)]],
    ['two titles', [off(40), off(40)]],
    ['a sentence', [off(30, '.')]],
    ['a title and a paragraph', [off(40), sentence(120)]],
    ['titles and paragraphs', [off(40), off(40), sentence(120), sentence(120)]],
  ] as const)
    one(`${heading} over ${name}`, text(ps(3), heading, items));
for (const chars of [30, 31])
  one(`a line of ${chars} before the prose goes on`, text(ps(2), 'Zed more', off(50), off(chars), ps(2)));
one(
  'a line that says what the paragraph says',
  text(
    ps(2),
    'Zed more',
    off(50),
    'Velvet parrots leave hollow mirrors',
    'The velvet parrots that leave the hollow mirrors have been seen again by the quay in the evening.',
    ps(1),
  ),
);
one(
  'a line of two words that says it',
  text(
    ps(2),
    'Zed more',
    off(50),
    'Velvet parrots seen, and seen and seen',
    'The velvet parrots have been in the hollow mirrors again by the quay in the evening.',
    ps(1),
  ),
);
for (const count of [11, 12, 13, 14])
  one(
    `${count} titles before the prose goes on`,
    text(
      ps(2),
      'Zed more',
      times(count, () => off(50)),
      ps(2),
    ),
  );
for (const chars of [24, 25])
  one(`a sentence of ${chars} below titles`, text(ps(2), 'Zed more', off(50), off(50), sentence(chars), off(50)));
one(
  'a sentence of four words',
  text(ps(2), 'Zed more', off(50), off(50), 'Lanternsmiths harbourmasters buttonmakers came.', off(50)),
);
one('a question below titles', text(ps(2), 'Zed more', off(50), off(70, '?'), off(50)));
one('an item below titles', text(ps(2), 'Zed more', off(50), `- ${off(40, '.')}`, off(50)));
for (const chars of [150, 151])
  one(`a question of ${chars} among titles`, text(ps(2), 'Zed more', off(50), off(chars, '?'), off(50)));
one(
  'a question with a sentence among titles',
  text(ps(2), 'Zed more', off(50), `${off(60, '.')} ${off(60, '?')}`, off(50)),
);
one('a question above a paragraph', text(ps(2), 'Zed more', off(50), off(70, '?'), sentence(120)));
one('an item that asks among titles', text(ps(2), 'Zed more', off(50), `- ${off(80, '?')}`, off(50)));
one('a heading among the items', text(ps(2), 'Zed more', off(50), 'Zed topics', off(20), 'Zed more', off(50)));
one('a strong line among the items', text(ps(2), 'Zed more', off(50), 'Zed shares', off(50)));
one('a strong line that owns among the items', text(ps(2), 'Zed more', off(50), 'Zed letter now', off(50)));
one('a weak line among the items', text(ps(2), 'Zed more', off(50), 'Zed weak', off(50)));
for (const [count, figures] of [
  [3, 3],
  [4, 4],
  [4, 3],
  [4, 2],
  [5, 3],
  [5, 2],
] as const)
  one(
    `${figures} of ${count} lines open with a figure`,
    text(
      ps(2),
      'Zed more',
      times(count, (n) => (n < figures ? `${n + 3} ${off(40)}` : off(40))),
    ),
  );
one(
  'facts, one of them cut',
  text(
    ps(2),
    'Zed more',
    times(4, (n) => `${n + 3} ${off(40)}`),
    'Zed shares',
  ),
);
for (const chars of [34, 35])
  one(`a line of ${chars} above a heading that owns nothing`, text(ps(2), off(chars), 'Zed more', ps(2)));
one('a line above a heading of topics', text(ps(2), off(50), 'Zed topics', ps(2)));
one('a line above a heading at the end', text(ps(2), off(50), 'Zed more'));
one(
  'a line above and below',
  text(
    ps(2),
    'Zebra violin planet dragon oyster umbrella',
    'Zed more',
    'Zebra violin planet dragon oyster umbrella',
    ps(2),
  ),
);
one('a line above, another below', text(ps(2), off(50), 'Zed more', off(50), ps(2)));
one('a line above, and a title above that', text(ps(2), off(50), off(50), 'Zed more', ps(2)));
one('a sentence above', text(ps(2), off(50, '.'), 'Zed more', ps(2)));

label('notes under a heading at the end');
for (const heading of ['Zed author', 'Zed author:', 'Zed legal', 'Zed legal:', 'Zed rights:'])
  one(`${heading} over a paragraph`, text(ps(4), heading, off(120, '.')));
for (const count of [3, 4])
  one(
    `over ${count} paragraphs`,
    text(
      ps(12),
      'Zed author',
      times(count, () => off(120, '.')),
    ),
  );
for (const chars of [190, 192, 194]) one(`over ${chars} of 480`, text(ps(4), 'Zed author', off(chars, '.')));
one('with a line between', text(ps(4), 'Zed author', off(30), off(120, '.')));
one('with a line that is cut between', text(ps(4), 'Zed author', 'Zed shares', off(120, '.')));
one('twice', text(ps(4), 'Zed author', off(120, '.'), 'Zed legal:', off(120, '.')));
for (const count of [25, 26, 27])
  one(
    `a heading of ${count + 12}`,
    text(ps(4), `${'•'.repeat(10)} Zed author${'.'.repeat(count - 10)}`, off(120, '.')),
  );

label('weak phrases');
for (const [name, given] of [
  ['between paragraphs', text(ps(2), 'Zed weak', ps(2))],
  ['beside furniture', text(ps(2), 'Zed weak', 'Zed shares', ps(2))],
  ['below furniture', text(ps(2), 'Zed shares', 'Zed weak', ps(2))],
  ['first', text('Zed weak', ps(2))],
  ['last', text(ps(2), 'Zed weak')],
  ['inside a paragraph', text(ps(2), `${words(40)} Zed faint ${sentence(60)}`, ps(2))],
  [
    'inside a paragraph that stands twice',
    text(
      ps(2),
      'Lanterns hang Zed faint over the quay and ribbons over the meadow behind it.',
      ps(2),
      'Lanterns hang Zed faint over the quay and ribbons over the meadow behind it.',
      ps(1),
    ),
  ],
  [
    'two paragraphs with it',
    text(ps(2), `${words(20)} Zed faint ${sentence(60)}`, ps(2), `${words(20)} Zed faint ${sentence(60)}`, ps(1)),
  ],
  ['a picture', text(ps(2), `Zed picture ${words(20)}`, ps(2))],
  ['a picture of 60', text(ps(2), `Zed picture ${words(48)}`, ps(2))],
  ['a picture of 61', text(ps(2), `Zed picture ${words(49)}`, ps(2))],
  ['a picture that ends', text(ps(2), `Zed picture ${sentence(20)}`, ps(2))],
  ['a picture over a title', text(ps(2), `Zed picture ${words(20)}`, words(20), ps(2))],
  ['a picture over two titles', text(ps(2), `Zed picture ${words(20)}`, words(20), words(20), ps(2))],
  ['a picture below a title', text(ps(2), words(20), `Zed picture ${words(20)}`, ps(2))],
  ['a heading over one title', text(ps(2), 'Zed perhaps', off(40), ps(2))],
  ['a heading over two titles', text(ps(2), 'Zed perhaps', off(40), off(40), ps(2))],
  ['a stamp, third', text(words(40), words(20), '3 May 2024', ps(3))],
  ['a stamp, fourth', text(sentence(90), sentence(90), sentence(90), '3 May 2024', ps(3))],
  ['a stamp, fifth', text(ps(4), '3 May 2024', ps(3))],
  ['two stamps', text(sentence(90), '3 May 2024', sentence(90), '4 May 2024', ps(3))],
  ['an address', text(ps(2), 'https://port.example/quay', ps(2))],
  ['an address, last', text(ps(2), 'https://port.example/quay')],
  ['an address that is announced, last', text(ps(2), `${words(90)}:`, 'https://port.example/quay')],
  ['an address announced with a wide colon, last', text(ps(2), `${words(90)}：`, 'https://port.example/quay')],
  ['a weak phrase that is announced, last', text(ps(2), `${words(90)}:`, 'Zed weak')],
  ['a pattern', text(ps(2), 'Zebra deal of the day', ps(2))],
  ['a paragraph with a phrase', text(ps(2), `Zed letter ${sentence(150)} ${sentence(150)}`, ps(2))],
] as const) {
  one(name, given);
  one(`${name}, conservative`, given, { band: 'conservative' });
  one(`${name}, aggressive`, given, { band: 'aggressive' });
}

label('the first line');
for (const given of [
  `Zed also ${words(30)}`,
  `Zed opens ${words(30)}`,
  `Zed inside: ${words(30)}`,
  'Zed bar',
  `Zed insert ${words(30)}`,
  `Zed advert ${words(18)}`,
  `Zed advert ${words(19)}`,
  `Zed picture ${words(30)}`,
  `Zed insert ${sentence(30)}`,
  `Zed letter ${words(30)}`,
]) {
  one(named(given), text(given, ps(3)));
  one(`${named(given)}, second`, text(sentence(70), given, ps(3)));
}
for (const last of [':', '：', '.', ''])
  for (const chars of [79, 80])
    one(
      `a paragraph of ${chars} that ends ${last}`,
      text(ps(2), `${sentence(40)} ${words(chars - 41, last)}`, words(50), 'Zed more', off(50)),
    );

label('tags and links that end in a title');
for (const count of [1, 2, 3])
  one(
    `${count} tags`,
    text(
      ps(2),
      times(count, () => `# ${words(12)}`),
    ),
  );
for (const chars of [38, 39])
  one(
    `tags of ${chars + 2}`,
    text(
      ps(2),
      times(2, () => `# ${words(chars)}`),
    ),
  );
one(
  'tags that end',
  text(
    ps(2),
    times(2, () => `# ${sentence(12)}`),
  ),
);
one('tags and others', text(ps(2), `# ${words(12)}`, `# ${words(12)}`, words(20), `# ${words(12)}`, `# ${words(12)}`));
one('glued tags', text(ps(2), '#harbour', '#quay'));
for (const given of [
  'Zed inside: Harbour reopened by Dr. Lee went home and the lanterns were lit by the quay again.',
  'Zed inside: Harbour reopened by Prof. Lee went home and the lanterns were lit by the quay again, and more of it.',
  'Zed inside ... 12 Harbour reopened by Lee. The lanterns were lit by the quay again and again in it.',
])
  one(named(given), text(ps(2), `${sentence(100)} ${given}`, ps(2)));

label('notes on the author');
const about = (name: string, rest = 'is a reporter who covers'): string => `${name} ${rest} ${off(30, '.')}`;
one('a name that the story does not tell of', text(ps(5), about('Ann Lee')));
one('of the same things', text(ps(5), `Ann Lee is a reporter who covers ${sentence(60)}`));
one('the title far behind', text(ps(5), `Ann Lee, ${words(40)}, is a reporter who covers ${sentence(60)}`));
one(
  'the title far behind, of other things',
  text(ps(5), `Ann Lee, ${off(40)}, is a reporter who covers ${off(60, '.')}`),
);
one('the title too far behind', text(ps(5), `Ann Lee, ${off(150)}, is a reporter who covers ${off(60, '.')}`));
one('no title', text(ps(5), about('Ann Lee', 'is a baker who sells')));
one('a title that is a part of a word', text(ps(5), about('Ann Lee', 'is a metareporter or reporterish of')));
one('one name', text(ps(5), about('Ann')));
one('in capitals', text(ps(5), about('ANN LEE')));
for (const name of [
  'A. Lee',
  'Ann B. Lee',
  'Al',
  'Ann O’Neil',
  "Ann O'Neil",
  'Ann-Bea Lee',
  'Ann lee',
  'Ann, Lee',
  'Ann X Lee',
  `Ann ${'L'.padEnd(35, 'e')}`,
  `Ann ${'L'.padEnd(36, 'e')}`,
])
  one(name, text(ps(5), about(name)));
one('with a quotation', text(ps(5), `${about('Ann Lee').slice(0, -1)} and “more”.`));
one('with a colon', text(ps(5), `${about('Ann Lee').slice(0, -1)}: more.`));
for (const chars of [399, 400])
  one(`below a story of ${chars}`, text(ps(1, 200), ps(1, chars - 200), about('Ann Lee')));
for (const chars of [44, 45]) one(`of ${chars}`, text(ps(5), `Ann Lee is a reporter of ${off(chars - 25, '.')}`));
for (const chars of [700, 701])
  one(`of ${chars}`, text(ps(8), `Ann Lee is a reporter of ${off(300, '.')} ${off(chars - 326, '.')}`));
one('of five words', text(ps(5), 'Ann Lee, reporter, Harbourmasterships Lanternmakings.'));
one('told of in the story', text(ps(2), `Ann Lee said so ${sentence(90)}`, ps(3), about('Ann Lee')));
one('in the byline', text('By Ann Lee', ps(5), `Ann Lee is a reporter who covers ${sentence(60)}`));
one(
  'in a line of 91 at the top',
  text(`Ann Lee ${words(83)}`, ps(5), `Ann Lee is a reporter who covers ${sentence(60)}`),
);
one(
  'in the sixth line',
  text(
    times(5, () => words(12)),
    'By Ann Lee',
    ps(5),
    `Ann Lee is a reporter who covers ${sentence(60)}`,
  ),
);
one(
  'in the seventh line',
  text(
    times(6, () => words(12)),
    'By Ann Lee',
    ps(5),
    `Ann Lee is a reporter who covers ${sentence(60)}`,
  ),
);
one('the name above', text(ps(5), 'Ann Lee', about('Ann Lee')));
one('the name above, no title', text(ps(5), 'Ann Lee', about('Ann Lee', 'is a baker who sells')));
one('one name above, no title', text(ps(5), 'Ann', about('Ann', 'is a baker who sells')));
one('a line with the name above, no title', text(ps(5), 'By Ann Lee', about('Ann Lee', 'is a baker who sells')));
one(
  'two people under their names, no title',
  text(
    ps(5),
    'Bea Quay',
    about('Bea Quay', 'is a baker who sells'),
    'Ann Lee',
    about('Ann Lee', 'is a baker who sells'),
  ),
);
one('three lines up', text(ps(5), 'Ann Lee', words(20), words(20), `Ann Lee is a reporter who covers ${sentence(60)}`));
one(
  'four lines up',
  text(ps(5), 'Ann Lee', words(20), words(20), words(20), `Ann Lee is a reporter who covers ${sentence(60)}`),
);
one(
  'with a sentence between',
  text(ps(5), 'Ann Lee', sentence(30), `Ann Lee is a reporter who covers ${sentence(60)}`),
);
one('two notes', text(ps(5), about('Ann Lee'), about('Bea Quay')));
one('three notes', text(ps(5), about('Ann Lee'), about('Bea Quay'), about('Cleo Moor')));
one('beside another note', text(ps(5), `Ann Lee is a reporter who covers ${sentence(60)}`, 'Zed author'));
one('after people', text(ps(5), `Bea Quay likes ${sentence(60)}`, about('Ann Lee')));
one('after a line with a colon', text(ps(5), `${words(60)}:`, about('Ann Lee')));
one('after a line with a colon far above', text(ps(4), `${words(60)}:`, ps(3), about('Ann Lee')));
one('text below', text(ps(5), about('Ann Lee'), ps(1)));
for (const extra of ['', 'Written by ', 'Reported here by ', 'Words written by '])
  one(`${extra}name above, text below`, text(ps(5), `${extra}Ann Lee`, about('Ann Lee'), ps(3)));
one('name above, one name, text below', text(ps(5), 'Ann', about('Ann'), ps(3)));
one('name above, no title, text below', text(ps(5), 'Ann Lee', about('Ann Lee', 'is a baker who sells'), ps(3)));
one(
  'name above, told of, text below',
  text(ps(5), 'Ann Lee', about('Ann Lee'), `Then Ann Lee went ${sentence(90)}`, ps(2)),
);
one('name above in a sentence, text below', text(ps(5), 'So says Ann Lee', about('Ann Lee'), ps(3)));
one('name in the middle above, text below', text(ps(5), 'Ann Lee here', about('Ann Lee'), ps(3)));
one('two of them, text below', text(ps(5), 'Ann Lee', about('Ann Lee'), 'Bea Quay', about('Bea Quay'), ps(3)));
one(
  'three of them, text below',
  text(ps(5), 'Ann Lee', about('Ann Lee'), 'Bea Quay', about('Bea Quay'), 'Cleo Moor', about('Cleo Moor'), ps(3)),
);
for (const chars of [1400, 1401])
  one(
    `name above, of ${chars}, text below`,
    text(ps(5), 'Ann Lee', `Ann Lee is a reporter of ${off(300, '.')} ${off(chars - 326, '.')}`, ps(3)),
  );
for (const chars of [279, 280])
  one(`name above, below ${chars + 120}, text below`, text(ps(1), ps(1, chars), 'Ann Lee', about('Ann Lee'), ps(3)));

label('headlines of others between and below paragraphs');
for (const chars of [44, 45, 100]) {
  one(`off topic, of ${chars}, between`, text(ps(3), off(chars), ps(3)));
  one(`off topic, of ${chars}, below`, text(ps(3), off(chars)));
  one(`on topic, of ${chars}, between`, text(ps(3), words(chars), ps(3)));
  one(`on topic, of ${chars}, below`, text(ps(3), words(chars)));
}
for (const count of [2, 3, 4, 6]) {
  one(
    `${count} off topic between`,
    text(
      ps(3),
      times(count, () => off(60)),
      ps(3),
    ),
  );
  one(
    `${count} off topic below`,
    text(
      ps(3),
      times(count, () => off(60)),
    ),
  );
  one(
    `${count} on topic below`,
    text(
      ps(3),
      times(count, () => words(60)),
    ),
  );
  one(
    `${count} with kickers between`,
    text(
      ps(3),
      times(count, () => `Zebra: ${off(60)}`),
      ps(3),
    ),
  );
  one(
    `${count} below a heading`,
    text(
      ps(3),
      words(30),
      times(count, () => off(60)),
    ),
  );
  one(
    `${count} below a paragraph with a colon`,
    text(
      ps(3),
      `${sentence(60)} ${words(60)}:`,
      times(count, () => off(60)),
    ),
  );
  one(
    `${count} and shorter ones below`,
    text(
      ps(3),
      times(count, () => off(60)),
      off(25),
      off(24),
      off(60),
    ),
  );
}
for (const [kickers, count] of [
  [3, 5],
  [2, 4],
  [2, 3],
] as const)
  one(
    `${kickers} of ${count} with kickers between`,
    text(
      ps(3),
      times(count, (n) => (n < kickers ? `Zebra: ${off(60)}` : off(60))),
      ps(3),
    ),
  );
for (const strange of [1, 2, 3, 4, 5])
  one(
    `${strange} of 5 off topic below`,
    text(
      ps(4),
      times(5, (n) => (n < strange ? off(60) : words(60))),
    ),
  );
for (const chars of [174, 175]) one(`below a story of ${chars * 2}`, text(ps(2, chars), off(60)));
for (const [name, given] of Object.entries({
  'five commas': 'Zebras, violins, planets, dragons, oysters, umbrellas for sale',
  'four commas': 'Zebras, violins, planets, dragons, oysters umbrellas for sale',
  'a stop inside': 'Zebras are for sale here. Violins planets dragons oysters too',
  'a danda inside': 'Zebras are for sale here। Violins planets dragons oysters too',
  'a question and an answer': `${off(50, '?')} ${off(50)}`,
  'a question and an answer of 111': `${off(50, '?')} ${off(60)}`,
  'a quotation': '“Zebras are for sale here and violins planets dragons too”',
  'a quotation at its start': '“Zebras are for sale” here and violins planets dragons too',
  'a colon last': `${off(60)}:`,
  'a comma last': `${off(60)},`,
  'a dash last': `${off(60)} –`,
  'a bracket last': `${off(60)} (`,
  'a dash inside': `Zebra violin – ${off(50)}`,
  'a hyphen inside': `Zebra-violin ${off(50)}`,
  'brackets inside': `Zebra (violin) ${off(50)}`,
  'a stroke': `Zebra | ${off(50)}`,
  'a stroke and two words': `Zebra Violin | ${off(50)}`,
  'a stroke and a short headline': `Zebra | ${off(25)} a`,
  'a stroke and a headline of 120': `Zebra | ${off(121)}`,
  'a stroke and a longer one': `Zebra | ${off(123)}`,
  'figures first': `12345 zebras ${off(50)}`,
  'a year first': `2024 zebras ${off(50)}`,
  'figures inside': `Zebras 12345 ${off(50)}`,
  'many figures': 'Zebras 1234567 violins 8901234 planets 567 dragons xy',
  'four words': 'Zebrastripes violinmaker planetariums dragonflies',
  'five words': 'Zebrastripes violinmaker planetarium dragonflies too',
  'an item': `- ${off(60)}`,
  'an address': 'https://port.example/quay/with/a/long/way/of/its/own',
})) {
  one(`${name}, between`, text(ps(3), given, ps(3)));
  one(`${name}, below`, text(ps(3), given, given.replace(/Zebra/, 'Comet')));
}
one(
  'strokes in a row',
  text(
    ps(3),
    times(2, () => `Zebra | ${off(50)}`),
    ps(3),
  ),
);
one('a stroke beside a table', text(ps(3), 'Cod | eel', `Zebra | ${off(50)}`, ps(3)));
one('a stroke above a table', text(ps(3), `Zebra | ${off(50)}`, 'Cod | eel', ps(3)));
for (const count of [6, 7])
  one(
    `in a text of ${count} lists`,
    text(
      sentence(120),
      times(count, () => words(20)),
      ps(2),
      off(60),
      off(60),
    ),
  );
one(
  'more lines than story',
  text(
    ps(2),
    times(5, () => off(60)),
  ),
);
one('below a short sentence', text(ps(3), off(60), 'It was all.', ps(1)));
one('below four words', text(ps(3), 'And it was so.', off(60)));
one('below three words', text(ps(3), 'It was so.', off(60)));
one('first of all', text(off(60), ps(3)));
one('with furniture between', text(ps(3), 'Zed shares', off(60), 'Zed bar', ps(3)));
one(
  'of Hindi',
  text(
    times(3, () => 'नदी के किनारे बसे गाँव में लोगों ने पुल की मरम्मत शुरू की और नावें फिर से चलने लगीं, अधिकारियों ने बताया।'),
    'अंतरिक्ष यान ने मंगल ग्रह की नई तस्वीरें भेजीं, वैज्ञानिक हैरान',
  ),
  { language: 'hi' },
);
one(
  'of Chinese',
  text(
    times(
      3,
      () =>
        '港口大桥在星期一重新开放，经过十一个月的维修，港务局表示，渡轮将在本周末停止运营，商人们说他们失去了三分之一的顾客。',
    ),
    '科学家发现新的行星并且公布了照片让许多人感到非常惊讶',
  ),
  { language: 'zh' },
);
for (const gap of [1, 24, 25])
  one(
    `a gap of ${gap} in a list`,
    text(
      ps(8),
      times(4, () => off(60)),
      times(gap, () => off(70, '?')),
      times(3, () => off(60)),
    ),
  );
for (const chars of [220, 221])
  one(
    `a gap with a line of ${chars}`,
    text(
      ps(8),
      times(4, () => off(60)),
      off(70, '?'),
      off(chars, '.'),
      off(70, '?'),
      times(3, () => off(60)),
    ),
  );
for (const count of [1, 2])
  one(
    `${count} below the gap`,
    text(
      ps(8),
      times(4, () => off(60)),
      off(70, '?'),
      times(count, () => off(60)),
    ),
  );
for (const count of [2, 3])
  one(
    `${count} above the gap`,
    text(
      ps(8),
      times(count, () => off(60)),
      off(70, '?'),
      off(70, '?'),
      times(3, () => off(60)),
    ),
  );
for (const [asking, all] of [
  [3, 5],
  [2, 4],
  [1, 2],
] as const)
  one(
    `${asking} of ${all} in the gap ask`,
    text(
      ps(8),
      times(4, () => off(60)),
      times(all, (n) => off(70, n < asking ? '?' : '.')),
      times(3, () => off(60)),
    ),
  );
one(
  'a gap that is on topic',
  text(
    ps(8),
    times(4, () => off(60)),
    times(3, () => words(70, '?')),
    times(3, () => off(60)),
  ),
);
one(
  'a gap above furniture',
  text(
    ps(8),
    times(4, () => off(60)),
    times(3, () => off(70, '?')),
    times(3, () => off(60)),
    'Zed shares',
    'Zed rights',
  ),
);

label('headlines of others above the own one');
const OWN_LINES = [
  'Lanterns hang over the copper quay',
  'The lanterns that hang over the copper quay were lit again, the harbour master said, and ribbons were hung over the orchard.',
];
for (const count of [1, 2, 3])
  one(
    `${count} above`,
    text(
      times(count, () => off(40)),
      OWN_LINES,
      ps(3),
    ),
  );
one('one of them on topic', text(off(40), words(40), OWN_LINES, ps(3)));
one('the own one off topic', text(off(40), off(40), off(40), OWN_LINES[1]!, ps(3)));
for (const chars of [19, 20])
  one(`one of ${chars}`, text(off(40), `Zebra at a new zoos ${'x'.repeat(3)}`.slice(0, chars), OWN_LINES, ps(3)));
one('one of three words', text(off(40), 'Zebrastripes violinmaker planetarium', OWN_LINES, ps(3)));
one('an item', text(off(40), `- ${off(40)}`, OWN_LINES, ps(3)));
one('one with a colon', text(off(40), `${off(40)}:`, OWN_LINES, ps(3)));
one('one with a phrase', text(off(40), 'Zed weak', OWN_LINES, ps(3)));
for (const chars of [349, 350]) one(`over a story of ${chars}`, text(off(40), off(40), OWN_LINES, ps(1, chars)));

label('teasers at the end');
const teaser = (chars = 90): string[] => [off(40), off(chars, '.')];
for (const count of [1, 2, 3]) {
  one(`${count} below a heading`, text(ps(5), 'Zed more', times(count, () => teaser()).flat()));
  one(`${count} with a label`, text(ps(5), times(count, () => ['Front page', ...teaser()]).flat()));
  one(
    `${count} with a date`,
    text(ps(5), times(count, (n) => ['3 May 2024', ...teaser()].slice(n === 9 ? 1 : 0)).flat()),
  );
  one(`${count} with nothing`, text(ps(5), times(count, () => teaser()).flat()));
}
for (const chars of [320, 321]) one(`of ${chars}`, text(ps(12), 'Zed more', times(2, () => teaser(chars)).flat()));
for (const chars of [40, 41])
  one(
    `with a label of ${chars}`,
    text(ps(5), times(3, () => ['Front page of the harbour lantern meadows'.slice(0, chars), ...teaser()]).flat()),
  );
for (const count of [1, 2, 3])
  one(
    `${count} lines from headline to deck`,
    text(ps(5), 'Zed more', times(3, () => [off(40), ...times(count, () => '10.3'), off(90, '.')]).flat()),
  );
for (const chars of [399, 400])
  one(`below a story of ${chars}`, text(ps(1, 200), ps(1, chars - 200), 'Zed more', times(2, () => teaser(60)).flat()));
for (const make of [words, off])
  for (const count of [2, 3, 5])
    one(
      `${count} ${make === words ? 'on' : 'off'} topic`,
      text(ps(5), times(count, () => ['Front page', off(40), make(90, '.')]).flat()),
    );
one('more than the story', text(ps(4), times(8, () => ['Front page', off(40), words(90, '.')]).flat()));
one('two paragraphs in a row', text(ps(5), 'Zed more', teaser(), teaser(), off(90, '.')));
one('labels in the story too', text('Front page', ps(5), times(3, () => ['Front page', ...teaser()]).flat()));
one(
  'a heading over one, then the story, then two',
  text(ps(3), 'Zed more', teaser(), ps(2), 'Zed more', teaser(), teaser()),
);
for (const lines of [5, 6])
  one(
    `${lines} lines for each`,
    text(ps(5), 'Zed more', times(2, () => [...times(lines - 2, () => off(20)), ...teaser()]).flat()),
  );
for (const count of [2, 3])
  one(`${count} that break off`, text(ps(3), times(count, () => [off(40), off(90, ' ...')]).flat(), ps(1)));
for (const end of ['...', '…', ' …', '[...]', '[…]', '(…)', '. …', '..', '”…', ', …', '12…'])
  one(`three that end ${end}`, text(ps(3), times(3, () => [off(40), `${off(90)}${end}`]).flat()));
for (const chars of [29, 30, 320, 321])
  one(`three of ${chars} that break off`, text(ps(5), times(3, () => [off(40), off(chars, '…')]).flat(), ps(1)));
one(
  'three of four words that break off',
  text(ps(3), times(3, () => [off(40), 'Zebrastripes violinmaker planetarium dragons…']).flat(), ps(1)),
);
for (const count of [4, 5])
  one(
    `three that break off, ${count} lines between`,
    text(ps(3), times(3, () => [...times(count, () => off(20)), off(40), off(90, '…')]).flat(), ps(1)),
  );
one('three that break off below questions', text(ps(3), times(3, () => [off(40, '?'), off(90, '…')]).flat(), ps(1)));
one('three that break off below sentences', text(ps(3), times(3, () => [off(40, '.'), off(90, '…')]).flat(), ps(1)));
one(
  'three that break off, a paragraph between',
  text(ps(3), off(40), off(90, '…'), ps(1), times(2, () => [off(40), off(90, '…')]).flat(), ps(1)),
);
one(
  'three that break off, one line cut',
  text(ps(3), times(3, () => ['Zed shares', off(40), off(90, '…')]).flat(), ps(1)),
);
one('three that break off one below the other', text(ps(3), off(40), off(90, '…'), off(90, '…'), off(90, '…'), ps(1)));

label('text that stands twice');
const long =
  'Lanterns hang over the quay and ribbons hang over the meadow, while the copper kettle stands on the marble by the orchard.';
for (const [chars, end] of [
  [59, ''],
  [60, ''],
  [70, '...'],
  [70, '…'],
  [70, '..'],
  [70, '.'],
  [57, '…'],
  [58, '…'],
] as const)
  one(`a deck of ${chars}${end}`, text(words(40), `${long.slice(0, chars).trimEnd()}${end}`, long, ps(3)));
one('a deck of other case', text(words(40), long.slice(0, 80).replace('meadow', 'Meadow'), long, ps(3)));
one('a deck that opens otherwise', text(words(40), long.slice(0, 80).replace('Lanterns', 'lanterns'), long, ps(3)));
one('a deck that goes on otherwise', text(words(40), `${long.slice(0, 70)} so`, long, ps(3)));
for (const count of [2, 3])
  one(
    `a deck with ${count} lines between`,
    text(
      words(40),
      long.slice(0, 80),
      times(count, () => words(20)),
      long,
      ps(3),
    ),
  );
for (const count of [5, 6])
  one(
    `a deck below ${count} lines`,
    text(
      times(count, () => words(20)),
      long.slice(0, 80),
      long,
      ps(3),
    ),
  );
one('a deck that is whole', text(words(40), long.slice(0, -1), long, ps(3)));
one('a deck that is longer', text(words(40), `${long.slice(0, -1)} and more and more`, long, ps(3)));
const body = ps(4, 95);
one('the body twice', text(body, body));
one('the body twice, with a line between', text(body, words(30), body));
one('the body and two more, twice', text(ps(2), body, ps(2), body));
one('one paragraph right below', text(body, body.at(-1)!, ps(2)));
one('one paragraph, a line between', text(body, words(20), body.at(-1)!, ps(2)));
one('one paragraph further down', text(body, ps(2), body[1]!, ps(2)));
one('two paragraphs further down', text(body, ps(2), body[1]!, body[2]!, ps(2)));
one('two in another order', text(body, ps(2), body[2]!, body[1]!, ps(2)));
one('two of three', text(body.slice(0, 3), body.slice(0, 2), ps(1)));
for (const share of [5, 6, 7])
  one(`two of ${share}`, text(ps(share - 2, 95), body.slice(0, 2), ps(1), body.slice(0, 2)));
for (const chars of [89, 90])
  one(`paragraphs of ${chars} twice`, text(...[ps(3, chars)].flatMap((all) => [all, words(30), all])));
one('the body three times', text(body, body, body));
one('the first two again', text(body, body.slice(0, 2)));
for (const count of [3, 4])
  one(
    `a line ${count} times`,
    text(
      ps(2),
      times(count, () => 'The lantern quay'),
      ps(2),
    ),
  );
for (const count of [3, 4])
  one(
    `a line ${count} times as it ends`,
    text(
      ps(2),
      times(count, () => 'The lantern quay.'),
      ps(2),
    ),
  );
for (const chars of [60, 61])
  one(
    `a line of ${chars} four times`,
    text(
      ps(2),
      times(4, () => long.slice(0, chars).trimEnd().padEnd(chars, 'e')),
      ps(2),
    ),
  );
one(
  'two lines in columns',
  text(
    ps(2),
    times(4, () => 'The lantern quay'),
    times(4, () => 'The copper quay'),
    ps(2),
  ),
);
one(
  'two lines, one of them three times',
  text(
    ps(2),
    times(4, () => 'The lantern quay'),
    times(3, () => 'The copper quay'),
    ps(2),
  ),
);
one(
  'a line that is cut four times',
  text(
    ps(2),
    times(4, () => 'Zed shares'),
    ps(2),
  ),
);
one(
  'a line four times at the end',
  text(
    ps(2),
    times(4, () => 'The lantern quay'),
  ),
);

label('a list whose gap reads like prose');
const listed = (above: number, gap: readonly string[], below: number, ending: readonly string[] = []): string =>
  text(
    ps(8),
    'Zed more',
    times(above, () => off(60)),
    gap,
    times(below, () => off(60)),
    ending,
  );
for (const gap of [1, 2, 24, 25])
  one(
    `a gap of ${gap}`,
    listed(
      4,
      times(gap, () => far(70, '?')),
      3,
    ),
  );
for (const chars of [220, 221])
  one(`a gap with a line of ${chars}`, listed(4, [far(70, '?'), far(chars, '.'), far(70, '?')], 3));
for (const count of [1, 2, 3]) one(`${count} below the gap`, listed(4, [far(70, '?')], count));
for (const count of [1, 2, 3]) one(`${count} above the gap`, listed(count, [far(70, '?'), far(70, '?')], 3));
for (const [asking, all] of [
  [3, 5],
  [2, 4],
  [1, 2],
  [4, 5],
] as const)
  one(
    `${asking} of ${all} in the gap ask`,
    listed(
      4,
      times(all, (n) => far(70, n < asking ? '?' : '.')),
      3,
    ),
  );
one(
  'a gap that is on topic',
  listed(
    4,
    times(3, () => words(70, '?')),
    3,
  ),
);
one('a gap of which a third is on topic', listed(4, [far(70, '?'), words(70, '?'), far(70, '?')], 3));
one(
  'a gap above furniture',
  listed(
    4,
    times(3, () => far(70, '?')),
    3,
    ['Zed shares', 'Zed rights'],
  ),
);
one(
  'a gap above a paragraph',
  listed(
    4,
    times(3, () => far(70, '?')),
    3,
    ps(1),
  ),
);
one('a gap with lines that are cut', listed(4, [far(70, '?'), 'Zed shares', far(70, '?')], 3));
one(
  'a gap at the start',
  text(
    'Zed more',
    off(60),
    off(60),
    far(70, '?'),
    ps(3),
    times(3, () => off(60)),
  ),
);

label('more of names and titles');
for (const given of [
  'Dr. Ann Lee is a reporter of',
  'Ann Lee. Is a reporter of',
  'Ann Lee reporters of',
  'Annlee is a subreporter of',
  'Annlee is a sub-reporter of',
  'Ann Lee-reporter of',
  'Ann’s reporter is of',
])
  one(given, text(ps(5), `${given} ${off(40, '.')}`));
one(
  'beside another note that is weak',
  text(ps(5), `Ann Lee, of the town, is a reporter of ${sentence(120)}`, 'Zed rights'),
);
one(
  'beside another note, of the same things',
  text(ps(5), `Ann Lee, of the town, is a reporter of ${sentence(120)}`, 'Zed author'),
);
one(
  'below another note, of the same things',
  text(ps(5), 'Zed author and', `Ann Lee, of the town, is a reporter of ${sentence(120)}`),
);
one('near, of half the same things', text(ps(5), `Ann Lee is a reporter of ${sentence(20)} ${off(40, '.')}`));
one(
  'far, of a third of the same things',
  text(ps(5), `Ann Lee, ${off(40)}, is a reporter of ${sentence(20)} ${off(40, '.')}`),
);
one(
  'under the name, another paragraph above',
  text(ps(4), sentence(120), 'Ann Lee', `Ann Lee is a baker of ${off(60, '.')}`),
);
one('under the name that is cut', text(ps(4), 'Zed author', `Zed author is a baker of ${off(60, '.')}`));

label('more of phrases');
for (const given of [
  `${sentence(330)} Zed topics ${words(80)}`,
  `${sentence(330)} Zed topics and more ${words(80)}`,
  `${sentence(330)} Zed more stories ${words(884)}`,
  `${sentence(330)} Zed more stories ${words(899)}`,
  `${sentence(330)} Zed more stories ${words(900)}`,
  `${sentence(298)} Zed more stories ${words(80)}`,
  `${sentence(299)} Zed more stories ${words(80)}`,
  `${sentence(100)} Zed inside 3.5 of it ${sentence(40)} ${sentence(60)}`,
  `${sentence(100)} Zed inside U.S. of it ${sentence(40)} ${sentence(60)}`,
  `Zed inside: ${words(148)}.`,
  `Zed inside: ${words(149)}. More`,
  `Zed inside: ${sentence(77)} ${words(70)}`,
  `Zed inside: ${sentence(77)} ${words(71)}`,
  `${words(28)} Zed insert ${words(121)}`,
  `${words(28)} Zed insert ${words(122)}`,
  `${words(20)} ${words(8)} Zed sentence ${words(160)}`,
  `Zed letter ${sentence(300)} ${sentence(387)}`,
  `Zed letter ${sentence(300)} ${sentence(388)}`,
  `Zed letter ${sentence(300)} ${sentence(389)}`,
  `${words(282)} Zed anyone ${words(6)}`,
  `${words(283)} Zed anyone ${words(6)}`,
  `${sentence(160)} Zed anywhere ${words(20)}`,
  `${sentence(159)} Zed anywhere ${words(20)}`,
  `${sentence(158)} Zed anywhere`,
  `${words(190)} Zed shut`,
  `${words(191)} Zed shut`,
  `${words(192)} Zed shut`,
  `Zed wordy ${words(30)}`,
  `Zed below ${words(50)}`,
  `Zed below ${words(51)}`,
  `(Zed inside ${words(30)}) ${sentence(60)}`,
  `* (Zed inside ${words(30)}) ${sentence(60)}`,
  `${words(60)} ( Zed inside ${words(30)}) ${sentence(60)}`,
  `${words(60)} 【Zed inside ${words(30)}】 ${sentence(60)}`,
  `${words(60)} (Zed inside ${words(30)}】 ${sentence(60)}`,
  `${words(60)} (Zed inside ${words(30)}`,
  `Zed num 12`,
  `Zed num12`,
  `${words(30)} Zed num12`,
  '三四五六七八九十。Zed inside 三四五六七八九十三四五六七八九十。三四五六七八九十三四五六七八九十三四。',
])
  line(() => `${named(given)}: ${weighed(given)}`);

label('more of numbers');
const masked = (given: string, spans: readonly (readonly [number, number])[], from: number, to: number): unknown =>
  line(() => {
    const all = spans.map(([start, end]) => ({ start, end }));
    const block: Block = { index: 0, start: from, end: to, shape: 'paragraph', gap: 0, linkChars: 0 };
    const { length, weight } = featuresOf({ text: given, masked: all } as unknown as Document, block);
    return `${from}-${to} without ${spans.map((span) => span.join('-')).join(' ')}: ${length} ${weight}`;
  });
const plain = words(100);
for (const spans of [
  [],
  [[20, 30]],
  [
    [0, 5],
    [20, 30],
  ],
  [
    [0, 10],
    [10, 20],
    [90, 95],
  ],
  [
    [5, 10],
    [10, 20],
    [30, 31],
    [50, 60],
  ],
  [[10, 60]],
  [[60, 70]],
  [[59, 70]],
] as const)
  masked(plain, spans, 10, 60);
for (const given of [
  'Seoul 한국어 문장이다 또 하나',
  '한국어 문장이다 in Seoul town',
  'Seoul town 한국어 a b c d e f g h',
  '三四 한국어 문장이다 또',
  `${'ภาษา'.repeat(20)} ${words(80)}`,
  `${'ภาษา'.repeat(20)} ${words(79)}`,
  `${'ภาษา'.repeat(20)} ${words(70)}`,
])
  counted(given);

label('the evidence in words');
const told = (name: string, given: string): unknown =>
  line(() => {
    const view = viewOf(given);
    const details = judge(view).verdicts.flatMap(({ because }) =>
      because.map(({ weight, detail }) => `${weight} ${detail}`),
    );
    return [`${name}:`, ...new Set(details)].join('\n  ');
  });
told('tags and headlines', text(ps(3), off(60), ps(3), '# Quay', '# Meadow'));
told(
  'headlines below',
  text(
    ps(3),
    times(3, () => off(60)),
    off(30),
    'Zed shares',
  ),
);
told('a kicker', text(ps(3), `Zebra | ${off(50)}`, ps(3)));
told('a page', text(nav(9), ps(6), nav(3), '10:30'));
told('teasers', text(ps(5), 'Zed more', teaser(), teaser()));
told(
  'excerpts',
  text(
    ps(3),
    times(3, () => [off(40), `${off(90)}…`]),
    ps(1),
  ),
);
told(
  'copies',
  text(
    words(40),
    long.slice(0, 80),
    long,
    ps(1),
    times(4, () => 'The lantern quay'),
    long,
  ),
);
told('bodies', text(body, body));
told('notes', text('By Ann Lee', ps(5), about('Ann Lee')));
told('notes under a name', text(ps(5), 'Ann Lee', about('Ann Lee'), ps(3)));
told('notes under a heading', text(ps(5), 'Zed author', off(90, '.')));
told('notes beside another', text(ps(5), `Ann Lee, of the town, is a reporter of ${sentence(120)}`, 'Zed author'));
told('sections', text(ps(2), off(50), 'Zed more', ps(2), 'Zed more', off(50)));
told('weak ones', text('Zed weak', ps(2), 'Zed weak', 'Zed shares', `Zed picture ${words(20)}`, ps(2)));
told('pictures and stamps', text(ps(2), `Zed picture ${words(20)}`, ps(2), 'Zed perhaps', off(40), off(40), ps(1)));
told('a stamp', text(sentence(90), '3 May 2024', ps(3)));
told(
  'repeated',
  text(ps(2), 'Lanterns hang Zed faint over the quay.', ps(1), 'Lanterns hang Zed faint over the quay.'),
);
told('the first line', text(`Zed insert ${words(30)}`, ps(3)));
told('a paragraph', text(ps(2), `Zed letter ${sentence(150)} ${sentence(150)}`, ps(2)));
told('above the headline', text(off(40), off(40), OWN_LINES, ps(3)));
told(
  'a gap',
  listed(
    4,
    times(3, () => off(70, '?')),
    3,
  ),
);
told('a pattern', text(ps(2), 'Zebra deal of the day', ps(2)));

label('pages, where words add to places');
const paged = (name: string, inner: string): unknown => line(() => `${name}: ${judgedOf(viewOfPage(inner))}`);
const tags = (lines: readonly string[]): string => lines.map((one) => `<p>${one}</p>`).join('');
paged('a phrase', tags([...ps(2), 'Zed bar', ...ps(2)]));
paged(
  'a link inside a paragraph',
  tags([...ps(2), `${sentence(100)} <a href="/a">Zed inside: ${words(40)}</a> ${sentence(80)}`]),
);
paged(
  'a link that is longer than what is cut',
  tags([...ps(2), `${sentence(100)} <a href="/a">Zed inside: ${sentence(40)} ${words(20)}</a> ${sentence(80)}`]),
);
paged(
  'a link before it',
  tags([...ps(2), `<a href="/b">${words(20)}</a> ${sentence(80)} Zed inside: ${sentence(40)} ${sentence(80)}`]),
);
paged(
  'a link that ends where it opens',
  tags([...ps(2), `<a href="/b">${sentence(80)} </a>Zed inside: ${sentence(40)} ${sentence(80)}`]),
);
paged(
  'a link behind it',
  tags([...ps(2), `${sentence(80)} Zed inside: ${sentence(40)} <a href="/b">${words(20)}</a> ${sentence(80)}`]),
);
paged(
  'a link without a target',
  tags([...ps(2), `${sentence(100)} <a name="a">Zed inside: ${words(40)}</a> ${sentence(80)}`]),
);
paged(
  'two links',
  tags([
    `<a href="/b">${words(20)}</a> ${sentence(100)}`,
    `${sentence(100)} <a href="/a">Zed inside: ${words(40)}</a> ${sentence(80)}`,
    `${sentence(100)} <a href="/c">Zed inside: ${words(40)}</a> ${sentence(80)}`,
  ]),
);
paged('notes under a heading', tags([...ps(4), 'Zed author', off(100, '.')]));
paged('a note under a name', tags([...ps(5), about('Ann Lee')]));
paged('teasers', tags([...ps(5), 'Zed more', ...teaser(), ...teaser()]));
paged('excerpts', tags([...ps(5), ...times(3, () => [off(40), `${off(90)}…`]).flat(), ...ps(1)]));
paged('tags', tags([...ps(5), '# Quay', '# Meadow', ...ps(1)]));
paged('headlines between', tags([...ps(3), off(60), ...ps(3)]));
paged('headlines above', tags([off(40), off(40), ...OWN_LINES, ...ps(3)]));
paged('short lines and paragraphs', tags([...times(12, () => words(61)), ...ps(6)]));

label('more of whole pages as text');
one('headlines above the menu', text(off(40), off(40), OWN_LINES[0]!, nav(9), OWN_LINES[1]!, ps(5)));
one('bylines above and below the headline', text(nav(9), 'By Ann Lee', words(50), 'By Bea Quay', words(12), ps(6)));
one('a headline with a byline above alone', text(nav(9), 'By Ann Lee', words(12), ps(6)));
one('a deck with a phrase', text(nav(9), words(50), `Zed faint ${sentence(100)}`, nav(12), ps(9)));
one('a deck below a headline with a phrase', text(nav(9), `Zed picture ${words(50)}`, sentence(100), nav(12), ps(9)));
one('a deck without an end', text(nav(9), words(50), words(100), nav(12), ps(9)));
one('a deck of two sentences', text(nav(9), words(50), `${sentence(60)} ${words(60)}`, nav(12), ps(9)));
one('a deck below a sentence', text(nav(9), sentence(50), sentence(100), nav(12), ps(9)));
for (const chars of [24, 160, 161])
  one(`a deck below a headline of ${chars}`, text(nav(9), words(chars), sentence(100), nav(12), ps(9)));
one('a weak phrase that owns', text(nav(9), ps(6), 'Zed weak', words(12), 'Zed perhaps', words(12)));
one('comments inside', text(nav(9), ps(3), 'Zed replies', ps(3), nav(3)));
one('comments inside, then much', text(nav(9), ps(3), 'Zed replies', ps(12), nav(3)));
one('a weak comment inside', text(nav(9), ps(3), 'Zed weak', ps(3), nav(3)));
one('a paragraph alone among lines', text(nav(9), words(30), sentence(100), words(30), ps(6), nav(3)));
one(
  'paragraphs alone below',
  text(
    nav(9),
    ps(6),
    times(4, () => [words(30), sentence(75)]),
    nav(3),
  ),
);
for (const chars of [59, 60, 61])
  one(
    `lines of ${chars} inside`,
    text(
      nav(9),
      ps(3),
      times(8, () => words(chars)),
      ps(3),
      nav(3),
    ),
  );
for (const [chars, last] of [
  [24, '.'],
  [25, '.'],
  [25, ''],
] as const)
  one(
    `lines of ${chars}${last} inside`,
    text(
      nav(9),
      ps(2),
      times(11, () => words(chars, last)),
      ps(3),
      nav(3),
    ),
  );
one(
  'teasers inside',
  text(
    nav(9),
    ps(4),
    times(3, () => [off(40), `${off(90)}…`]),
    ps(3),
    nav(3),
  ),
);
one(
  'a list of teasers, then two paragraphs',
  text(
    nav(9),
    ps(6),
    times(3, () => [off(40), `${off(90)}…`]),
    ps(2, 70),
    nav(3),
  ),
);
one(
  'of Chinese',
  text(
    times(9, () => '首页'),
    times(
      5,
      () =>
        '港口大桥在星期一重新开放，经过十一个月的维修，港务局表示，渡轮将在本周末停止运营，商人们说他们失去了三分之一的顾客。',
    ).map((one, index) => `${index}${one}`),
    '首页',
    '关于',
  ),
  { language: 'zh' },
);
one(
  'teasers of Chinese',
  text(
    times(
      5,
      (n) =>
        `${n}港口大桥在星期一重新开放，经过十一个月的维修，港务局表示，渡轮将在本周末停止运营，商人们说他们失去了三分之一的顾客。`,
    ),
    'Zed more',
    times(2, (n) => [
      `${n}科学家发现新的行星`,
      `${n}科学家发现新的行星并且公布了照片，让许多人感到非常惊讶，他们说这是第一次看到这样的景象。`,
    ]),
  ),
  { language: 'zh' },
);
one(
  'teasers of Chinese, of the same',
  text(
    times(
      5,
      (n) =>
        `${n}港口大桥在星期一重新开放，经过十一个月的维修，港务局表示，渡轮将在本周末停止运营，商人们说他们失去了三分之一的顾客。`,
    ),
    'Zed more',
    times(2, (n) => [
      `${n}港口大桥重新开放`,
      `${n}港口大桥在星期一重新开放，港务局表示，渡轮将停止运营，商人们说失去了三分之一的顾客。`,
    ]),
  ),
  { language: 'zh' },
);

label('more of headings');
for (const chars of [24, 25])
  one(
    `a sentence of five words, ${chars}`,
    text(ps(2), 'Zed more', off(50), off(50), `An old yak ate ${'xxxxxxxxxxxx'.slice(0, chars - 16)}.`, off(50)),
  );
one(
  'a sentence of five words that asks',
  text(ps(2), 'Zed more', off(50), off(50), 'An old yak ate the rug?', off(50)),
);
one('a sentence with a phrase', text(ps(2), 'Zed more', off(50), off(50), 'Zed faint is an old yak of it.', off(50)));
one('a sentence with a link', text(ps(2), 'Zed more', off(50), off(50), 'It is an old yak. Zed inside it.', off(50)));
one('an item with five words', text(ps(2), 'Zed more', off(50), off(50), '- An old yak ate the rug.', off(50)));
one(
  'a short line that says what the paragraph says',
  text(
    ps(2),
    'Zed more',
    off(50),
    'Velvet mirror of the old parrots here',
    'Velvet parrots came.  It was the old mirror that they had seen again by the quay in the evening.',
    ps(1),
  ),
);
one(
  'two words that the paragraph says',
  text(
    ps(2),
    'Zed more',
    off(50),
    'Of the old Velvet and of the Mirrors',
    'The velvet came, and it was the old mirror that they had seen again by the quay in the evening.',
    ps(1),
  ),
);
one('a question among titles, one of them short', text(ps(2), 'Zed more', 'Cod', off(70, '?'), off(50)));
one('a question among titles, one of them cut', text(ps(2), 'Zed more', off(50), off(70, '?'), 'Zed shares', off(50)));
one('a question right below the heading', text(ps(2), 'Zed more', off(70, '?'), off(50)));
one('questions in a row', text(ps(2), 'Zed more', off(50), off(70, '?'), off(70, '?'), off(50)));
one('a heading without a kind', text(ps(2), 'Zed below: and', off(50)));
one('two findings in a heading of notes', text(ps(4), 'Zed author:', off(120, '.'), 'Zed legal'));
one('a heading of notes with another finding', text(ps(4), 'Zed anyone Zed author', off(120, '.')));
one('at the very start', text('Zed more', off(50), off(50), ps(3)));
one('above the run of a page', text('Zed more', off(30), nav(9), ps(6), 'Zed more', off(30)));

label('still more');
one('signed by a long name', text(ps(5), `Ann ${'L'.padEnd(37, 'e')}`, about(`Ann ${'L'.padEnd(37, 'e')}`), ps(3)));
one(
  'signed, the title far behind',
  text(ps(5), 'Ann Lee', `Ann Lee from ${off(40)} is a reporter of ${off(40, '.')}`, ps(3)),
);
one('a note of six words', text(ps(5), 'Ann Lee reports: reporter, harbourmasterships lanterns.'.replace(':', '')));
one('a note of six words, a reporter', text(ps(5), 'Ann Lee is reporter harbourmastershiplike lanternlights.'));
one('a note of five words, a reporter', text(ps(5), 'Annalee is reporter harbourmastershiplike lanternlights.'));
for (const beside of ['Zed author', 'Zed rights', 'Zed author and', 'Zed legal']) {
  one(`on topic above ${beside}`, text(ps(5), `Ann Lee from the town is a reporter of ${sentence(120)}`, beside));
  one(`on topic below ${beside}`, text(ps(5), beside, `Ann Lee from the town is a reporter of ${sentence(120)}`));
}
one('on topic beside nothing', text(ps(5), `Ann Lee from the town is a reporter of ${sentence(120)}`));
one(
  'a name as heading below one paragraph',
  text(`Bea Quay likes ${sentence(420)}`, 'Ann Lee', about('Ann Lee', 'is a baker who sells')),
);
one(
  'a name as heading below one paragraph of nobody',
  text(sentence(420), 'Ann Lee', about('Ann Lee', 'is a baker who sells')),
);
for (const count of [2, 3])
  one(
    `${count} lines of 45 below`,
    text(
      ps(3),
      times(count, () => off(45)),
      off(60),
    ),
  );
one(
  'a rule above the list',
  text(
    ps(3),
    '* * *',
    times(3, () => off(60)),
  ),
);
one(
  'below a long paragraph with a colon',
  text(
    ps(3),
    `${sentence(120)} ${words(90, ':')}`,
    times(2, () => off(60)),
  ),
);
one(
  'below a long paragraph with a wide colon',
  text(
    ps(3),
    `${sentence(120)} ${words(90, '：')}`,
    times(2, () => off(60)),
  ),
);
one(
  'below a long paragraph without one',
  text(
    ps(3),
    `${sentence(120)} ${words(90)}`,
    times(2, () => off(60)),
  ),
);
one(
  'below an item',
  text(
    ps(3),
    `- ${sentence(90)}`,
    times(2, () => off(60)),
  ),
);
for (const digits of [12, 13, 14])
  one(
    `${digits} figures and 52 letters`,
    text(
      ps(3),
      `Zebra violins planets dragon oysters umbrella pirates wizard ${'1234567890123456'.slice(0, digits)}`,
      ps(3),
    ),
  );
for (const chars of [349, 350, 351])
  one(
    `headlines above the own one, over a story of ${chars}`,
    text(off(40), off(40), OWN_LINES, sentence(chars - OWN_LINES[1]!.length)),
  );
one('a line of 310 first, and no paragraph', text(words(310), nav(22, 10), ps(9)));
one('a paragraph of 310 first', text(sentence(310), nav(22, 10), ps(9)));
one(
  'three lines of 70 among 11',
  text(
    nav(4),
    times(3, () => words(70)),
    nav(4),
    ps(6),
  ),
);
for (const count of [9, 10, 11, 12]) one(`a paragraph above ${count} lines`, text(sentence(100), nav(count), ps(9)));
one(
  'longer paragraphs above the frame',
  text(
    times(3, () => sentence(3000)),
    times(14, () => 'Zed bar'),
    'Zed rights',
    words(30),
    times(4, () => sentence(1000)),
    'Zed shares',
  ),
);
one(
  'long paragraphs above the frame',
  text(
    times(3, () => sentence(2600)),
    times(14, () => 'Zed bar'),
    'Zed rights',
    words(30),
    times(4, () => sentence(1000)),
    'Zed shares',
  ),
);
one(
  'longer paragraphs below the frame',
  text(
    'Zed shares',
    times(4, () => sentence(1000)),
    words(30),
    times(14, () => 'Zed bar'),
    'Zed rights',
    times(3, () => sentence(3000)),
  ),
);
one(
  'long paragraphs below the frame',
  text(
    'Zed shares',
    times(4, () => sentence(1000)),
    words(30),
    times(14, () => 'Zed bar'),
    'Zed rights',
    times(3, () => sentence(2600)),
  ),
);
one(
  'rows with a phrase above',
  text(nav(9), 'Cod and eels 3', 'Zed faint cod and eels 4', 'Cod and eels 5', 'Cod and eels 6', ps(6)),
);
for (const count of [1, 2, 3])
  one(
    `${count} decks of the same things below a heading`,
    text(
      nav(9),
      ps(6),
      'Zed more',
      times(count, () => [words(40), sentence(300)]),
      nav(3),
    ),
  );
for (const chars of [320, 321])
  one(
    `decks of the same things, of ${chars}`,
    text(
      nav(9),
      ps(6),
      'Zed more',
      times(3, () => [words(40), sentence(chars)]),
      nav(3),
    ),
  );
one(
  'decks of the same things, two together',
  text(
    nav(9),
    ps(6),
    'Zed more',
    times(2, () => [words(40), sentence(300)]),
    words(40),
    ps(2, 90),
    nav(3),
  ),
);
one(
  'decks of the same things, a second heading',
  text(
    nav(9),
    ps(6),
    'Zed more',
    words(40),
    sentence(300),
    'Zed more',
    words(40),
    sentence(300),
    words(40),
    sentence(300),
    nav(3),
  ),
);
one(
  'decks of the same things below a heading that owns nothing',
  text(
    nav(9),
    ps(6),
    'Zed bar',
    times(3, () => [words(40), sentence(300)]),
    nav(3),
  ),
);
for (const count of [5, 6, 7, 20])
  one(
    `two paragraphs and ${count} notices`,
    text(
      nav(9),
      ps(2),
      times(count, () => 'Zed notice'),
      ps(6),
      nav(3),
    ),
  );
one(
  'two paragraphs, notices, a line, notices',
  text(
    nav(9),
    ps(2),
    times(6, () => 'Zed notice'),
    words(20),
    times(6, () => 'Zed notice'),
    ps(6),
    nav(3),
  ),
);
for (const chars of [28, 29, 30])
  one(
    `three of ${chars} with short words that break off`,
    text(
      ps(3),
      times(3, (n) => [
        off(40),
        `${n}n old yak ate the red rug at it`
          .slice(0, chars - 1)
          .replace(/ $/, 'e')
          .concat('…'),
      ]),
      ps(1),
    ),
  );
for (const heading of ['Zed replies', 'Zed topics', 'Zed more', 'Zed bar']) {
  one(
    `${heading} over decks`,
    text(
      ps(5),
      heading,
      times(2, () => teaser()),
    ),
  );
  one(
    `${heading} over decks with a label`,
    text(
      ps(5),
      heading,
      times(3, () => ['Front page', ...teaser()]),
    ),
  );
}
one('a heading, a deck, a line cut, a deck', text(ps(5), 'Zed more', teaser(), 'Zed shares', teaser()));
one('a heading between decks', text(ps(5), teaser(), 'Zed more', teaser(), teaser()));
one('a heading between decks, one below it', text(ps(5), teaser(), teaser(), 'Zed more', teaser()));
one(
  'a date and a label',
  text(
    ps(5),
    times(3, () => ['3 May 2024', 'Front page', ...teaser()]),
  ),
);
one(
  'a date twice and a label',
  text(
    ps(5),
    times(2, () => ['3 May 2024', ...teaser()]),
    times(3, () => ['Front page', ...teaser()]),
  ),
);
one(
  'marks as labels',
  text(
    ps(5),
    times(3, () => ['* *', ...teaser()]),
  ),
);
one(
  'figures as labels',
  text(
    ps(5),
    times(3, () => ['12', ...teaser()]),
  ),
);
for (const share of [2, 3])
  one(
    `${share} of 6 decks with dates on topic`,
    text(
      ps(5),
      times(6, (n) => ['3 May 2024', off(40), n < share ? words(90, '.') : off(90, '.')]),
    ),
  );
one(
  'on topic, with dates',
  text(
    ps(5),
    times(3, () => ['3 May 2024', off(40), `${words(45)} ${off(44, '.')}`]),
  ),
);
one(
  'on topic, with labels',
  text(
    ps(5),
    times(3, () => ['Front page', off(40), `${words(45)} ${off(44, '.')}`]),
  ),
);
one(
  'on topic, with labels, and more than the story',
  text(
    ps(4),
    times(6, () => ['Front page', off(40), `${words(45)} ${off(44, '.')}`]),
  ),
);

checkStored('verdicts on lines and small texts', 'line-verdicts.txt', groups);
