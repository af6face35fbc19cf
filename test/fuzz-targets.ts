/**
 * What is fuzzed: a name, what cases are made of, and what must hold for each. fuzz.test.ts runs some cases of each on
 * every change, scripts/fuzz.mjs runs millions.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc, { type Arbitrary } from 'fast-check';
import iconv from 'iconv-lite';
import { clean } from '../src/clean.ts';
import { decode } from '../src/decode.ts';
import { encodingLabels } from '../src/decode-labels.ts';
import { CleanError, type ErrorCode } from '../src/errors.ts';
import { createKit, type Kit } from '../src/kit.ts';
import type { Article, Document, RawArticle } from '../src/model.ts';
import { agencies } from '../src/packs/agencies.ts';
import { CUE_KINDS, inspectPack, RESIDUE_KINDS } from '../src/packs/check.ts';
import { languages } from '../src/packs/languages/index.ts';
import { linesOfPaths } from '../src/packs/locate.ts';
import { datesIn, isoOf } from '../src/parse/date-text.ts';
import { readJson } from '../src/parse/loose-json.ts';
import { withoutCdata } from '../src/parse/xml.ts';
import { renderers } from '../src/render/table.ts';
import { expandBraces, isPattern, matchesName } from '../src/run/glob.ts';
import { safeName } from '../src/run/inputs.ts';
import { openJournal } from '../src/run/journal.ts';
import { createBufferPool } from '../src/run/memory.ts';
import { articleOfMhtml, isMhtml } from '../src/run/mhtml.ts';
import { BLOCK, MAX_RATIO, MAX_RECORD } from '../src/run/options.ts';
import { dateOf, durationOf, integerOf, languageOf, rangeOf, shardOf, sizeOf } from '../src/run/parsers.ts';
import { inUtf8 } from '../src/run/recode.ts';
import { outputName } from '../src/run/router.ts';
import type { RunOptions } from '../src/run/run.ts';
import { formatOfContent, formatOfName, isEnoughToSniff } from '../src/run/sniff.ts';
import { type ByteSource, compressionOf, decompressed } from '../src/run/source.ts';
import { blocksOf } from '../src/run/split.ts';
import { mergeStats, statsJson, statsTable } from '../src/run/stats.ts';
import { emptyTally } from '../src/run/tally.ts';
import { valuesOf } from '../src/run/values.ts';
import { entriesOfWarc } from '../src/run/warc.ts';
import { createWork, type Unit } from '../src/run/work.ts';
import type { Settings } from '../src/settings.ts';
import { BLANK, CLASS } from '../src/text/characters.ts';
import { WORK } from './support/work.ts';

export interface Target {
  readonly name: string;
  /** What one case costs beside the others: cases in CI are dealt out by it. */
  readonly weight: number;
  readonly cases: Arbitrary<unknown>;
  /** Throws if something does not hold. */
  readonly check: (value: never) => void | Promise<void>;
}

function target<T>(
  name: string,
  weight: number,
  cases: Arbitrary<T>,
  check: (value: T) => void | Promise<void>,
): Target {
  return { name, weight, cases, check };
}

function assert(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(message());
}

function assertSame(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  assert(a === b, () => `${what}: ${a?.slice(0, 300)} is not ${b?.slice(0, 300)}`);
}

/** Run something that may refuse its input with some codes, and with nothing else. */
function refusing<T>(codes: readonly ErrorCode[], action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof CleanError && codes.includes(error.code)) return undefined;
    throw error;
  }
}

// Documents

const WORDS: readonly string[] = [
  ...languages.flatMap(({ phrases }) => phrases.map(({ text }) => text)),
  ...languages.flatMap(({ cues }) => cues.map(({ text }) => text)),
  ...languages.flatMap(({ months, weekdays }) => [...months.flat(), ...weekdays.flat()]),
  ...agencies.flatMap(({ aliases }) => aliases.map(({ text }) => text)),
];

const SHAPES: readonly string[] = [
  'तेहरान, 22 अक्टूबर .',
  'नई दिल्ली, 3 मई (भाषा)',
  'LONDON, March 3 (Reuters) - ',
  'PARIS (AFP) — ',
  'The bridge will be closed for repairs until the end of the month, the council said on Friday.',
  'गांव के लोगों ने बताया कि पुल का काम इस साल पूरा हो जाएगा और रास्ता खुल जाएगा।',
  'سيتم إغلاق الجسر للإصلاح حتى نهاية الشهر، وفق ما قاله المجلس يوم الجمعة.',
  '市议会周五表示，大桥将关闭维修至月底。',
  '橋は月末まで修理のため閉鎖される、と市議会が金曜日に発表した。',
  'สภาเมืองกล่าวเมื่อวันศุกร์ว่าสะพานจะปิดซ่อมจนถึงสิ้นเดือน',
  '(Reporting by A. B. in Oslo; Editing by C. D.)',
  '--आईएएनएस',
  'केके/एएस',
  '新华社北京7月2日电（记者 王 明）',
  '【ワシントン共同】',
  'By Our Correspondent',
  'Published: 3 March 2025, 10:00 IST',
  '12-13, 45-50, 60-61',
  '© 2025 The Example Times. All rights reserved.',
  'https://example.org/a?b=c#d',
  'a@b.example',
  '@someone #tag',
];

const MARKS: readonly string[] = [
  '–',
  '—',
  '|',
  ' | ',
  '»',
  ':',
  '।',
  '॥',
  '(',
  ')',
  '[',
  ']',
  '"',
  '“',
  '”',
  "'",
  '*',
  '* ',
  '- ',
  '• ',
  '1. ',
  '###',
  '-30-',
  '\t',
  '\\n',
  '&nbsp;',
  '&amp;',
  '<b>',
  '\0',
  '\x1b[31m',
  '\x85',
  '\u00a0',
  '\u00ad',
  '\u0301',
  '\u061c',
  '\u093c',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\ufffd',
  '\ud83d',
  '\ude00',
  '🙂',
  '👩‍👩‍👧‍👦',
  '𝒜',
  '\u{e0041}',
];

/**
 * A list that is short as a rule and long now and then: a case of one or two lines costs a tenth of one of a whole
 * page, reaches the same rules, and so there can be ten times as many.
 */
function listOf<T>(part: Arbitrary<T>, max: number): Arbitrary<T[]> {
  return fc.oneof(
    { weight: 23, arbitrary: fc.array(part, { maxLength: Math.min(max, max > 5 ? 4 : 2) }) },
    { weight: 1, arbitrary: fc.array(part, { maxLength: max }) },
  );
}

/** How often something is said over: twice or thrice as a rule. */
const repeats = (max: number): Arbitrary<number> =>
  fc.oneof(
    { weight: 7, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max }) },
  );

const word = fc.constantFrom(...WORDS);
const mark = fc.constantFrom(...MARKS);
const scrap = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 3, arbitrary: fc.constantFrom(...SHAPES) },
  { weight: 3, arbitrary: mark },
  { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.tuple(mark, repeats(60)).map(([text, count]) => text.repeat(count)) },
);
const gap = fc.constantFrom('\n', '\n\n', ' ', ' ', '', ', ', '\r\n', '\r', '\n\n\n\n', '\u2028');
const textDocument = listOf(fc.tuple(scrap, gap), 24).map((parts) => parts.map(([text, end]) => text + end).join(''));

const KITS: readonly Partial<Settings>[] = [
  {},
  {},
  {},
  { band: 'aggressive' },
  { band: 'conservative', spanUnit: 'byte' },
  { language: 'hi', spanUnit: 'utf16', repair: ['danda', 'code-mix'] },
  { language: 'xx', referenceDate: '2024-02-29' },
  { keep: ['headline', 'dateline', 'byline', 'sign-off', 'caption'] },
];
const kits = new Map<number, Kit>();
function kitAt(index: number): Kit {
  const kit = kits.get(index) ?? createKit(KITS[index]);
  kits.set(index, kit);
  return kit;
}
const anyKit = fc.nat({ max: KITS.length - 1 });

const isBlankUnit = (unit: number): boolean => CLASS[unit] === BLANK;

function squeezed(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index++) if (!isBlankUnit(text.charCodeAt(index))) result += text[index];
  return result;
}

/** A span of a document as it was printed in the source, before it was mended for reading. */
function asPrinted({ text, mends = [] }: Document, from: number, to: number): string {
  let printed = '';
  let at = from;
  for (const mend of mends) {
    if (mend.start < at || mend.end > to) continue;
    printed += text.slice(at, mend.start) + mend.text.replace(CONTROL, '');
    at = mend.end;
  }
  return printed + text.slice(at, to);
}

// biome-ignore lint/complexity/useRegexLiterals: a literal would hold control characters.
const CONTROL = new RegExp('[\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f]', 'g');

/** What of a document lies outside all spans. */
function outside(document: Document, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of spans) {
    rest += asPrinted(document, at, start);
    at = end;
  }
  return rest + asPrinted(document, at, document.text.length);
}

// Line feeds are the lines of our own output; C1, DEL, turning marks and the rest of C0 are what a terminal obeys.
// biome-ignore lint/complexity/useRegexLiterals: a literal would hold control characters.
const UNSAFE = new RegExp('[\\0-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]');

const OWN_TAG =
  /<\/?(?:article|h[1-6]|address|time|p|ul|ol|li|blockquote|table|tr|td|th|pre|code|em|strong|a)(?: (?:lang|datetime|href)="[^"<>]*")?(?: dir="rtl")?>/g;

/** A page of ours holds its own tags and no others, and no link that would run anything. */
function checkPage(page: string): void {
  const rest = page.replace(OWN_TAG, '');
  assert(
    !/[<>]/.test(rest),
    () => `a tag of the page: ${rest.slice(Math.max(0, rest.search(/[<>]/) - 20)).slice(0, 80)}`,
  );
  for (const [, href] of page.matchAll(/href="([^"]*)"/g)) {
    // A relative link stays one where the address of the page is not known.
    assert(/^(?:https?:|mailto:|tel:|ftp:|(?![a-z][a-z0-9+.-]*:))/i.test(href!), () => `a link to ${href}`);
  }
}

/** What holds for every article, whatever it was made from. */
function checkArticle(article: Article, kit: Kit): void {
  const { document, removals, edits, text } = article;
  let at = 0;
  for (const { start, end } of removals) {
    assert(start >= at && end > start && end <= document.text.length, () => `removal ${start}-${end} after ${at}`);
    at = end;
  }
  at = 0;
  for (const { start, end, index } of document.blocks) {
    assert(
      start >= at && end > start && end <= document.text.length,
      () => `block ${index} ${start}-${end} after ${at}`,
    );
    at = end;
  }
  assert(document.blocks.length === article.judgement.verdicts.length, () => 'one verdict a block');
  if (edits.length === 0) assertSame(squeezed(text), squeezed(outside(document, removals)), 'kept and removed');

  const unit = kit.settings.spanUnit;
  const size = {
    codepoint: [...document.source.text].length,
    utf16: document.source.text.length,
    byte: Buffer.byteLength(document.source.text),
  }[unit];
  const options = { spanUnit: unit, ascii: false };
  const line = renderers.jsonl(options).render(article);
  assert(line.endsWith('\n') && line.indexOf('\n') === line.length - 1, () => 'one line a record');
  const record = JSON.parse(line);
  assertSame(record.text, text, 'text of the record');
  for (const { span } of [...record.removed, ...record.agencies, ...record.notes]) {
    if (span === undefined) continue;
    const [start, end] = span;
    assert(start >= 0 && start <= end && end <= size, () => `span ${start}-${end} of ${size}`);
  }
  assertSame(JSON.parse(renderers.jsonl({ ...options, ascii: true }).render(article)), record, 'escaped record');
  checkPage(renderers.html(options).render(article));
  renderers.markdown(options).render(article);
  for (const format of ['explain', 'diff'] as const) {
    const shown = renderers[format](options).render(article);
    assert(
      !UNSAFE.test(shown),
      () => `${format} has ${JSON.stringify(shown.slice(shown.search(UNSAFE) - 20).slice(0, 60))}`,
    );
  }
}

function checkedArticle(raw: RawArticle, index: number): Article {
  const kit = kitAt(index);
  const article = clean(raw, kit);
  checkArticle(article, kit);
  return article;
}

// HTML

const TAGS =
  'html head body title article main section aside nav header footer div p span a h1 h2 h3 ul ol li dl dt dd table tr td th tbody blockquote figure figcaption pre br hr img script style template noscript textarea select option button form svg math iframe em b i time meta link base font center'.split(
    ' ',
  );
const ATTRIBUTES: readonly string[] = [
  'class="related"',
  'class="article-body story"',
  'class=share',
  'id="main"',
  'hidden',
  'style="display:none"',
  'aria-hidden=true',
  'href="https://example.org/x"',
  'href=javascript:x',
  'src="a.png" alt="Alt of it"',
  'lang="hi"',
  'lang="\x1b"',
  'itemprop="articleBody"',
  'itemprop=author',
  'datetime="2025-10-22T10:00:00Z"',
  'property="og:title" content="Bridge closed"',
  'property="article:published_time" content="2025-10-22"',
  'name=author content="A. B."',
  'charset=utf-8',
  'type="application/ld+json"',
  'rel=canonical href=/x',
  'role="navigation"',
  'data-component="Related"',
  'a="<b>"',
  "b='",
  '"',
  '=',
];
const JSON_LD: readonly string[] = [
  '{"@type":"NewsArticle","headline":"Bridge","author":{"name":"A. B."},"datePublished":"2025-10-22","articleBody":"Some text of it."}',
  '[{"@graph":[{"@type":["Article"],"author":["A","B"],"publisher":{"name":"P"}}]}]',
  '{"@type":"NewsArticle","headline":"a\nb",}',
  '{"__proto__":{"headline":"x"},"@type":"NewsArticle","constructor":1}',
  '{"@type":"NewsArticle","author":[[[[{}]]]],"image":[null,1,{"url":{}}],"datePublished":{}',
  '<!-- { -->',
  '{&quot;@type&quot;:&quot;NewsArticle&quot;}',
];
const attributes = fc
  .array(fc.constantFrom(...ATTRIBUTES), { maxLength: 3 })
  .map((list) => list.map((attribute) => ` ${attribute}`).join(''));
const tag = fc.constantFrom(...TAGS);
const token = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(tag, attributes).map(([name, list]) => `<${name}${list}>`) },
  { weight: 4, arbitrary: tag.map((name) => `</${name}>`) },
  { weight: 6, arbitrary: scrap },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...JSON_LD).map((json) => `<script type="application/ld+json">${json}</script>`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<!--',
      '-->',
      '<!',
      '<!doctype html>',
      '<?xml',
      '</',
      '<',
      '&',
      '&#0;',
      '&#x110000;',
      '&#xd800;',
      '&notit;',
      '&lt;b&gt;',
      '<![CDATA[',
      ']]>',
      '<script>',
      '</script>',
      '<title>',
      '<textarea>',
      '<plaintext>',
      '\0',
      '<a/b>',
      '<p/>',
    ),
  },
);
const htmlDocument = listOf(
  fc.oneof(
    { weight: 3, arbitrary: token },
    { weight: 1, arbitrary: fc.tuple(token, repeats(30)).map(([text, count]) => text.repeat(count)) },
  ),
  40,
).map((tokens) => tokens.join(''));

const feedDocument = fc
  .tuple(
    fc.constantFrom('<rss>', '<?xml version="1.0"?><feed xmlns="x">', '<?xml?><rdf:RDF>', '<?xml?><a>', '<!--<rss'),
    listOf(
      fc.oneof(
        htmlDocument,
        htmlDocument.map((page) => `<item><content:encoded><![CDATA[${page}]]></content:encoded></item>`),
        htmlDocument.map(
          (page) => `<description>${page.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</description>`,
        ),
        fc.constantFrom('<![CDATA[', ']]>', '<link>', '<title>', '</title>', '&lt;', '&gt;', '<x/>', '<pubDate>'),
      ),
      4,
    ),
  )
  .map(([head, parts]) => head + parts.join(''));

// Bytes

const label = fc.constantFrom(...encodingLabels());
const bytes = fc.oneof(
  listOf(fc.nat({ max: 255 }), 200).map((list) => Uint8Array.from(list)),
  fc.tuple(textDocument, label).map(([text, name]) => encoded(text.slice(0, 400), name)),
  fc
    .tuple(fc.constantFrom('utf-16le', 'utf-16be', 'utf-32le', 'utf-8'), textDocument)
    .map(([name, text]) => iconv.encode(text.slice(0, 400), name, { addBOM: true })),
  fc
    .tuple(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom('<meta charset=big5>', '\x1b$B', '~{', '\xef\xbb\xbf', '\xff\xfe', '\xfe\xff', '\0\0\xfe\xff'),
    )
    .map(([tail, head]) => Buffer.concat([Buffer.from(head, 'latin1'), tail])),
);

function encoded(text: string, name: string): Buffer {
  return iconv.encodingExists(name) ? iconv.encode(text, name) : Buffer.from(text);
}

const pieces = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 3000 })), { maxLength: 4 });

/** A source that gives its bytes in pieces of given sizes. */
export function sourceOf(input: Uint8Array, sizes: readonly number[]): ByteSource {
  let position = 0;
  let turn = 0;
  return {
    async readInto(buffer, offset) {
      const size = sizes.length === 0 ? input.length : sizes[turn++ % sizes.length]!;
      const count = Math.min(size, buffer.length - offset, input.length - position);
      buffer.set(input.subarray(position, position + count), offset);
      position += count;
      return count;
    },
    close: () => {},
  };
}

export async function readAll(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const buffer = Buffer.alloc(64 * 1024);
  for (;;) {
    const count = await source.readInto(buffer, 0);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(Buffer.from(buffer.subarray(0, count)));
  }
}

// Records

const inputs = createBufferPool(BLOCK, false);
/** Blocks so small that a case of a few lines goes over the end of one. */
const smallInputs = createBufferPool(512, false);
const outputs = createBufferPool(2 * BLOCK, false);
const work = createWork(WORK);

function rowsOf(unit: Unit): string[] {
  const outcome = work.run(unit, outputs);
  const rows = outcome.output.toString().split('\n').slice(0, -1);
  outputs.give(outcome.output.buffer);
  assert(outcome.tally.records + outcome.tally.failed === rows.length, () => 'the counts are those of the rows');
  assert(outcome.failures.length === outcome.tally.failed, () => 'each failure is told');
  return rows;
}

const shortText = fc.array(scrap, { maxLength: 4 }).map((list) => list.join(' '));
const jsonValue = fc.oneof(
  { weight: 7, arbitrary: fc.jsonValue({ maxDepth: 1, depthSize: 'xsmall', stringUnit: 'binary' }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }) },
);
const record = fc.record(
  {
    id: fc.oneof(fc.string(), fc.integer(), jsonValue),
    text: fc.oneof({ weight: 5, arbitrary: shortText }, { weight: 1, arbitrary: jsonValue }),
    html: shortText.map((text) => `<p>${text}</p>`),
    url: fc.oneof(fc.webUrl(), jsonValue),
    published: fc.oneof(fc.constantFrom('2025-10-22', '2025-10-22T10:00:00Z', '2025-99-99', '0000-00-00'), jsonValue),
    meta: jsonValue,
    constructor: jsonValue,
  },
  { requiredKeys: [] },
);
const recordLine = fc.oneof(
  { weight: 6, arbitrary: record.map((value) => JSON.stringify(value)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        record.map((value) => JSON.stringify(value)),
        fc.nat(),
        fc.constantFrom('', '"', '}', '{', '[', ',', '\\', '\0', ':', '\x1b', '\xff', '0'),
      )
      .map(
        ([json, at, text]) =>
          json.slice(0, at % (json.length + 1)) + text + json.slice((at % (json.length + 1)) + (at % 3)),
      ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replaceAll('\n', '')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\t\r',
      '{}',
      '[]',
      'null',
      '"x"',
      '7',
      '{"text":null}',
      '\ufeff{"text":"a"}',
      '{"text":"a"}\r',
    ),
  },
);

/** What a line should become, by rules of its own. */
function expectedOf(line: string): 'nothing' | 'record' | 'error' {
  if (/^[ \t\r]*$/.test(line)) return 'nothing';
  try {
    const value = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'error';
    const text = Object.hasOwn(value, 'text') ? value.text : null;
    const html = Object.hasOwn(value, 'html') ? value.html : null;
    return typeof (text ?? html) === 'string' ? 'record' : 'error';
  } catch {
    return 'error';
  }
}

async function checkLines([lines, ending, sizes]: readonly [
  readonly string[],
  string,
  readonly number[],
]): Promise<void> {
  const text = lines.join('\n') + ending;
  const input = Buffer.from(text);
  const rows: string[] = [];
  for await (const block of blocksOf(await inUtf8(sourceOf(input, sizes), null), inputs, MAX_RECORD)) {
    assert(block.kind === 'lines', () => 'no line is too large');
    const { bytes: own, line } = block;
    rows.push(...rowsOf({ kind: 'lines', bytes: own, line, name: 'in' }));
    inputs.give(own.buffer);
  }
  // What Buffer.from cannot encode, and a byte order mark before it all, are not what the line says.
  const told = input
    .toString()
    .replace(/^\ufeff/, '')
    .split('\n')
    .map(expectedOf)
    .filter((kind) => kind !== 'nothing');
  assertSame(
    rows.map((row) => (JSON.parse(row).error === undefined ? 'record' : 'error')),
    told,
    'one row a record',
  );
}

async function checkNoise([input, sizes]: readonly [Uint8Array, readonly number[]]): Promise<void> {
  let lines = 0;
  let rows = 0;
  for await (const block of blocksOf(sourceOf(input, sizes), inputs, MAX_RECORD)) {
    assert(block.kind === 'lines', () => 'no line is too large');
    const { bytes: own, line } = block;
    lines += own
      .toString('latin1')
      .split('\n')
      .filter((text) => !/^[ \t\r]*$/.test(text)).length;
    for (const row of rowsOf({ kind: 'lines', bytes: own, line, name: 'in' })) {
      JSON.parse(row);
      rows++;
    }
    inputs.give(own.buffer);
  }
  assertSame(rows, lines, 'one row a line');
}

async function rowsOfValues(input: Uint8Array, sizes: readonly number[]): Promise<string[]> {
  const rows: string[] = [];
  for await (const block of valuesOf(sourceOf(input, sizes), smallInputs, MAX_RECORD)) {
    assert(block.kind === 'values', () => 'no value is too large');
    rows.push(...rowsOf({ ...block, name: 'in' }));
    smallInputs.give(block.bytes.buffer);
  }
  return rows;
}

const blanks = fc.constantFrom('', ' ', '\n', '\r\n  ', '\t');

async function checkValues([records, isArray, blank, indent, sizes]: readonly [
  readonly object[],
  boolean,
  string,
  string,
  readonly number[],
]): Promise<void> {
  const values = records.map((value) => JSON.stringify(value, null, indent));
  const text = isArray
    ? `${blank}[${blank}${values.join(`${blank},${blank}`)}${blank}]${blank}`
    : values.join(`${blank}\n`);
  const rows = await rowsOfValues(Buffer.from(text), sizes);
  assertSame(
    rows.map((row) => (JSON.parse(row).error === undefined ? 'record' : 'error')),
    values.map((value) => expectedOf(JSON.stringify(JSON.parse(value)))),
    'one row a value',
  );
  for (const [index, row] of rows.entries()) {
    const { meta, error } = JSON.parse(row);
    if (error !== undefined) continue;
    for (const key of ['meta', 'constructor']) {
      const wanted = (records[index] as Record<string, unknown>)[key];
      if (Object.hasOwn(records[index]!, key))
        assertSame(meta[key], JSON.parse(JSON.stringify(wanted)), `the field ${key}`);
    }
  }
}

const jsonNoise = listOf(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '\\"',
    '\\u00',
    'null',
    '1',
    '-',
    'e',
    ' ',
    '\n',
    '"text"',
    '"a"',
    'é',
    '\0',
    '\xff',
  ),
  60,
).map((parts) => Buffer.from(parts.join(''), 'latin1'));

// Packs

const packText = fc.oneof(
  word,
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constantFrom('a * b', '* a', 'a *', ' ', '', '*'),
);
const key = fc.constantFrom(
  'kind',
  'text',
  'at',
  'mark',
  'scope',
  'cut',
  'weak',
  'source',
  'pattern',
  'id',
  'name',
  'country',
  'aliases',
  'common',
  'exact',
  '__proto__',
  'constructor',
  'tekst',
);
const wild = fc.oneof(jsonValue, fc.dictionary(key, jsonValue, { maxKeys: 4 }));
const mostly = <T>(good: Arbitrary<T>): Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: wild });
const phrase = mostly(
  fc.record(
    {
      kind: mostly(fc.constantFrom(...RESIDUE_KINDS)),
      text: mostly(packText),
      at: mostly(fc.constantFrom('line', 'start', 'end', 'any', 'inside')),
      mark: fc.boolean(),
      scope: fc.constantFrom('section', 'tail'),
      cut: fc.constantFrom('phrase', 'sentence'),
      weak: fc.boolean(),
      source: fc.string(),
    },
    { requiredKeys: ['kind', 'text', 'at'] },
  ),
);
const cue = mostly(fc.record({ kind: fc.constantFrom(...CUE_KINDS), text: packText }));
const agency = mostly(
  fc.record(
    {
      id: fc.constantFrom('abc', 'x-1', '__proto__', 'A'),
      name: packText,
      country: fc.string(),
      aliases: fc.array(fc.oneof(packText, fc.record({ text: packText, common: fc.boolean(), exact: fc.boolean() })), {
        maxLength: 3,
      }),
    },
    { requiredKeys: ['id', 'name', 'aliases'] },
  ),
);
const REGEX_PARTS =
  'a|b|.|*|+|?|{2}|{1,}|{1,1000}|(|)|[|]|[^a]|\\d|\\p{L}|\\b|^|$|(?i)|(?=a)|(?<n>|\\1|\\|\\x{10ffff}|é'
    .split('|')
    .concat('|');
const pattern = mostly(
  fc.record({
    kind: fc.constantFrom(...RESIDUE_KINDS),
    pattern: fc.array(fc.constantFrom(...REGEX_PARTS), { maxLength: 10 }).map((parts) => parts.join('')),
  }),
);
const pack = mostly(
  fc.record(
    {
      language: mostly(fc.constantFrom('hi', 'en', '*', 'zh-Hant')),
      phrases: mostly(fc.array(phrase, { maxLength: 4 })),
      cues: mostly(fc.array(cue, { maxLength: 2 })),
      agencies: mostly(fc.array(agency, { maxLength: 2 })),
      patterns: mostly(fc.array(pattern, { maxLength: 2 })),
    },
    { requiredKeys: [] },
  ),
);

const PACK_LINE = 'The council met on Tuesday. Also read: a bridge\n\naaaaabbb\n\n';

function checkPackOf([data, space, isTried]: readonly [unknown, string, boolean]): void {
  const text = JSON.stringify(data, null, space) ?? 'null';
  const { problems } = inspectPack({ name: 'p.json', data: JSON.parse(text), text });
  for (const { line, message } of problems) {
    assert(line === null || (line >= 1 && line <= text.split('\n').length), () => `line ${line}`);
    assert(message !== '', () => 'a message');
  }
  const source = { name: 'p.json', data: JSON.parse(text), text };
  if (problems.length > 0) {
    const kit = refusing(['E_PACK'], () => createKit({ packs: [source] }));
    assert(kit === undefined, () => 'a pack with problems is refused');
  } else if (isTried) {
    const kit = createKit({ packs: [source] });
    const article = refusing(['E_PACK'], () => clean({ id: 'a', format: 'text', text: PACK_LINE }, kit));
    if (article !== undefined) checkArticle(article, kit);
  }
}

/** Every value of a JSON text has a line, and it is the one that it stands on. */
function checkLinesOfPaths([data, space]: readonly [unknown, string]): void {
  // An empty name at the top has the path of the whole.
  const value = typeof data === 'object' && data !== null && Object.hasOwn(data, '') ? [data] : data;
  const text = JSON.stringify(value, null, space);
  const lines = linesOfPaths(text);
  assertSame(lines.get(''), 1, 'the line of the root');
  const last = text.split('\n').length;
  for (const line of lines.values()) assert(line >= 1 && line <= last, () => `line ${line} of ${last}`);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const name of Object.keys(value)) assert(lines.has(name), () => `no line for ${name}`);
  }
}

// Journals

// In memory where there is such a place: a journal is synced at each checkpoint.
const DIRECTORY = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'cleancopy-fuzz-'));
process.on('exit', () => rmSync(DIRECTORY, { recursive: true, force: true }));
const JOURNAL = join(DIRECTORY, 'journal');
const RUN_OPTIONS: RunOptions = {
  ...WORK,
  paths: ['in'],
  filesFrom: null,
  files0From: null,
  inputFormat: 'auto',
  output: { kind: 'file', path: 'out' },
  force: false,
  backup: null,
  jobs: 1,
  isGuarded: false,
  expected: 0,
  program: null,
  range: null,
  journal: JOURNAL,
  journalInterval: 0,
  isDryRun: false,
  maxErrors: null,
};
const checkpoint = fc.record({
  input: fc.nat({ max: 9 }),
  record: fc.nat({ max: 99 }),
  paths: fc.constantFrom('', 'abc'),
  identity: fc.constantFrom(null, '1-2'),
  output: fc.nat({ max: 2000 }),
  isBegun: fc.boolean(),
  tally: fc.constant(emptyTally()),
  isComplete: fc.boolean(),
});
type Damage = readonly [number, string, number];
const damage: Arbitrary<readonly Damage[]> = fc.array(
  fc.tuple(
    fc.nat(),
    fc.constantFrom(
      '',
      '\n',
      '\0',
      'null\n',
      '{}\n',
      '7\n',
      '[]\n',
      '"x"\n',
      '{"output":"x"}\n',
      '}',
      '"',
      '\xff',
      '{"journal":1}\n',
    ),
    fc.nat({ max: 40 }),
  ),
  { maxLength: 3 },
);

type Checkpoints = readonly (typeof checkpoint extends Arbitrary<infer T> ? T : never)[];

function checkJournal([rows, damages, size]: readonly [Checkpoints, readonly Damage[], number]): void {
  rmSync(JOURNAL, { force: true });
  const fresh = openJournal(JOURNAL, RUN_OPTIONS, 0, size);
  assert(!fresh.isResumed && fresh.last === null, () => 'a new journal is empty');
  for (const row of rows) fresh.add(row);
  fresh.close();
  let content = readFileSync(JOURNAL, 'latin1');
  for (const [at, text, gone] of damages) {
    const place = at % (content.length + 1);
    content = content.slice(0, place) + text + content.slice(place + gone);
  }
  writeFileSync(JOURNAL, content, 'latin1');
  const again = refusing(['E_JOURNAL'], () => openJournal(JOURNAL, RUN_OPTIONS, 0, size));
  if (again === undefined) {
    assert(damages.length > 0, () => 'an undamaged journal is read');
    return;
  }
  if (damages.length === 0) {
    const wanted = rows.findLast((row) => row.isComplete || row.output <= size) ?? null;
    assertSame(again.last, wanted, 'the last checkpoint');
  }
  const next = {
    ...again.last,
    input: 1,
    record: 2,
    paths: '',
    identity: null,
    output: 0,
    isBegun: true,
    tally: emptyTally(),
    isComplete: false,
  };
  again.add(next);
  again.close();
  const third = openJournal(JOURNAL, RUN_OPTIONS, 0, size);
  third.close();
  assertSame(third.last, next, 'a checkpoint added after damage');
}

// Small parsers

const glob = fc
  .array(
    fc.constantFrom('a', 'b', '*', '?', '[', ']', '[ab]', '[!a]', '[a-c]', '{', '}', ',', '{a,b}', '.', '/', '**'),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function checkGlob([text, name]: readonly [string, string]): void {
  for (const single of expandBraces(text)) matchesName(single, name);
  const plain = text.replace(/[[\]{},/]/g, '');
  const wanted = new RegExp(
    `^${[...plain].map((unit) => (unit === '*' ? '.*' : unit === '?' ? '.' : unit === '.' ? '\\.' : unit)).join('')}$`,
  );
  const isHidden = name.startsWith('.') && !plain.startsWith('.');
  assertSame(matchesName(plain, name), !isHidden && wanted.test(name), `${plain} on ${name}`);
  isPattern(text);
  const safe = safeName(text);
  assert(!safe.startsWith('/') && !safe.split('/').includes('..'), () => `the safe name ${safe}`);
  assert(outputName(name, '.x').endsWith('.x'), () => 'an extension');
}

const OPTIONS = [
  integerOf('--x', 1, 100),
  sizeOf('--x', 1024, 2 ** 29),
  durationOf('--x'),
  dateOf('--x'),
  languageOf('--x'),
  rangeOf('--x'),
  shardOf('--x', { SLURM_ARRAY_TASK_ID: '7' }),
];

function checkOption(value: string): void {
  for (const option of OPTIONS) {
    const found = refusing(['E_OPTION_VALUE', 'E_USAGE', 'E_OPTION_CONFLICT'], () => option(value));
    if (typeof found === 'number') assert(Number.isFinite(found) && found >= 0, () => `${value} is ${found}`);
    if (typeof found === 'object') {
      for (const [name, part] of Object.entries(found)) assert(!Number.isNaN(part), () => `${name} of ${value}`);
    }
  }
}

const optionText = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        '0',
        '1',
        '9',
        '99',
        '.',
        '-',
        '/',
        ':',
        ' ',
        'k',
        'KiB',
        'MiB',
        'ms',
        's',
        'm',
        'h',
        'auto',
        '2025',
        '02',
        '29',
        '30',
        'e',
        '+',
        'en',
        'zh',
        'Hant',
        '٣',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 10 }),
);

const dateText = fc
  .array(
    fc.oneof(
      word,
      fc.constantFrom(
        '2025',
        '10',
        '22',
        '1',
        '99',
        '-',
        '/',
        '.',
        ':',
        'T',
        'Z',
        '+05:30',
        ' ',
        ', ',
        'Oct',
        'March',
        'th',
        'pm',
        '年',
        '月',
        '日',
        '1761127200',
        'GMT',
      ),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

function checkDate(text: string): void {
  const iso = isoOf(text);
  if (iso !== null) {
    const day = iso.slice(0, 10);
    assert(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(iso), () => `${text} is ${iso}`);
    assert(new Date(`${day}T00:00:00Z`).toISOString().startsWith(day), () => `${text} is ${iso}`);
  }
  datesIn(text);
}

const looseJson = fc.oneof(
  jsonNoise.map((noise) => noise.toString('latin1')),
  jsonValue.map((value) => JSON.stringify(value)),
  fc
    .tuple(jsonValue, fc.nat(), fc.constantFrom(',', '\n', '"', '//x\n', '/*', '}', ']', '&quot;', '-->'))
    .map(([value, at, text]) => {
      const json = JSON.stringify(value);
      return json.slice(0, at % (json.length + 1)) + text + json.slice(at % (json.length + 1));
    }),
);

function checkLooseJson(text: string): void {
  const value = readJson(text);
  if (value !== undefined) JSON.stringify(value);
  let strict: unknown;
  try {
    strict = JSON.parse(text);
  } catch {
    return;
  }
  // White space, comment marks and entities round strict JSON are taken off; that may only happen outside of it.
  if (!/^\s*"|&/.test(text)) assertSame(value, strict, 'strict JSON');
}

async function checkCompressed([content, at, byte, sizes]: readonly [
  string,
  number,
  number,
  readonly number[],
]): Promise<void> {
  const whole = Buffer.from(content);
  // Little memory for a little text: making the room costs more than packing it.
  const packed = gzipSync(whole, { level: 1, memLevel: 1, windowBits: 9 });
  const place = at % (packed.length * 2);
  const damaged = Buffer.from(packed);
  if (place < packed.length) damaged[place] = byte;
  const source = sourceOf(place < packed.length ? damaged : packed.subarray(0, packed.length * 2 - place), sizes);
  const chunks: Buffer[] = [];
  const open = decompressed(source, 'gzip', 'in.gz', MAX_RATIO);
  try {
    const buffer = Buffer.alloc(4096);
    for (let count = await open.readInto(buffer, 0); count > 0; count = await open.readInto(buffer, 0)) {
      chunks.push(Buffer.from(buffer.subarray(0, count)));
    }
    // Some bytes of the header say nothing about the data.
    if (place >= 10) assert(Buffer.concat(chunks).equals(whole), () => 'damage that is not told');
  } catch (error) {
    assert(error instanceof CleanError && ['E_COMPRESSED', 'E_BOMB', 'E_READ'].includes(error.code), () =>
      String(error),
    );
  } finally {
    open.close();
  }
}

function checkSniff(head: Uint8Array): void {
  const format = formatOfContent(head);
  assert(['text', 'html', 'jsonl', 'json'].includes(format), () => format);
  isEnoughToSniff(head);
  compressionOf(head);
  formatOfName(Buffer.from(head).toString('latin1'));
}

async function checkRecoded([text, name, sizes]: readonly [string, string, readonly number[]]): Promise<void> {
  const whole = Buffer.from(text)
    .toString()
    .replace(/^[\ufeff\0]+/, '');
  // A NUL after the mark of UTF-16 is the mark of UTF-32.
  const input = iconv.encode(whole, name, { addBOM: true });
  const output = await readAll(await inUtf8(sourceOf(input, sizes), null));
  assertSame(output.toString(), whole, `from ${name}`);
}

function checkDecoded([input, name, isForced, format]: readonly [
  Uint8Array,
  string | undefined,
  boolean,
  'text' | 'html',
]): void {
  const charset = name === undefined ? {} : { charset: name, forced: isForced };
  const source = decode({ id: 'a', format, bytes: input, ...charset });
  const found = source.text.split('\ufffd').length - 1;
  assert(source.replaced >= 0 && source.replaced <= found, () => `${source.replaced} of ${found} replaced`);
  assert(source.replaced === 0 || source.notes.some(({ code }) => code === 'decode/replaced-bytes'), () => 'a note');
  assert(!source.text.startsWith('\ufeff') || input.length === 0 || !isUtf8Mark(input), () => 'the mark is off');
  assert(!/\p{Surrogate}/u.test(source.text), () => `lone surrogates from ${source.encoding}`);
}

const isUtf8Mark = (input: Uint8Array): boolean =>
  input[0] === 0xef &&
  input[1] === 0xbb &&
  input[2] === 0xbf &&
  !(input[3] === 0xef && input[4] === 0xbb && input[5] === 0xbf);

// Archives

const ARCHIVE_PARTS: readonly string[] = [
  'WARC/1.0\r\n',
  'WARC/1.1\n',
  'WARC-Type: response\r\n',
  'WARC-Type: resource\r\n',
  'WARC-Type: warcinfo\r\n',
  'WARC-Target-URI: <https://example.org/a>\r\n',
  'WARC-Date: 2025-10-22T10:00:00Z\r\n',
  'Content-Length: 0\r\n',
  'Content-Length: 40\r\n',
  'Content-Length: 99999999999999999999\r\n',
  'Content-Length: -1\r\n',
  'Content-Type: text/html; charset=utf-8\r\n',
  'Content-Type: text/plain;charset="x\x1b"\r\n',
  'Content-Type: multipart/related; boundary="b"; start="<a>"\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Encoding: gzip, br, deflate\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Content-Location: https://example.org/a\r\n',
  ' folded\r\n',
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.1 404\r\n',
  '\r\n',
  '\r\n\r\n',
  '\n\n',
  '--b\r\n',
  '--b--\r\n',
  '5\r\nhello\r\n',
  'ffffffff\r\n',
  '0\r\n\r\n',
  '=C3=A9=\r\n=G1',
  'PGh0bWw+',
  '<html><body><p>Some text of a page.</p></body></html>',
  '\x1f\x8b\x08\0',
  '\x0b\x02\x80hi\x03',
  ':',
  '\0',
];
/** Whole records, so that the inside is reached, between parts in any order. */
const httpPage = fc
  .tuple(
    htmlDocument,
    fc.constantFrom('', 'Content-Encoding: gzip\r\n', 'Content-Encoding: br\r\n', 'Transfer-Encoding: chunked\r\n'),
    fc.boolean(),
  )
  .map(([page, coding, isTrue]) => {
    const body = coding.includes('gzip') && isTrue ? gzipSync(page) : Buffer.from(page);
    const chunked =
      coding.includes('chunked') && isTrue
        ? Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
        : body;
    const content = Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${coding}\r\n`),
      chunked,
    ]);
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Length: ${content.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n\r\n')]);
  });
const archiveNoise = listOf(fc.constantFrom(...ARCHIVE_PARTS), 20).map((parts) =>
  Buffer.from(parts.join(''), 'latin1'),
);
const archive = fc
  .array(fc.oneof({ weight: 2, arbitrary: archiveNoise }, { weight: 1, arbitrary: httpPage }), { maxLength: 4 })
  .map((parts) => Buffer.concat(parts));

async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(4096);
  for (let count = await source.readInto(buffer, 0); count > 0; count = await source.readInto(buffer, 0))
    yield buffer.subarray(0, count);
}

async function checkWarc([input, sizes, isCleaned]: readonly [Uint8Array, readonly number[], boolean]): Promise<void> {
  const seen: number[] = [];
  for await (const entry of entriesOfWarc(chunksOf(sourceOf(input, sizes)), 'a', 100_000)) {
    seen.push(entry.record);
    if (isCleaned && 'article' in entry) checkedArticle(entry.article, 0);
  }
  // Each record is told: as an article, or as one that gives none.
  assertSame(
    [...new Set(seen)],
    Array.from(new Set(seen), (_, index) => index + 1),
    'numbers of records',
  );
}

async function checkWholeWarc([pages, sizes]: readonly [readonly Buffer[], readonly number[]]): Promise<void> {
  const records: number[] = [];
  // A page that says br and is none is damaged; all others are there.
  for await (const { record } of entriesOfWarc(chunksOf(sourceOf(Buffer.concat(pages), sizes)), 'a', MAX_RECORD))
    records.push(record);
  assert(records.length === pages.length, () => `${records.length} entries of ${pages.length} records`);
}

async function checkMhtml([input, , isCleaned]: readonly [Uint8Array, readonly number[], boolean]): Promise<void> {
  const whole = Buffer.concat([
    Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'),
    input,
  ]);
  isMhtml(input);
  for (const bytes of [input, whole]) {
    const raw = articleOfMhtml(bytes, 'a');
    if (isCleaned && raw !== null) checkedArticle(raw, 0);
  }
}

const rarely = fc.integer({ min: 0, max: 3 }).map((one) => one === 0);

const statsFile = fc.oneof(
  wild.map((value) => JSON.stringify(value) ?? ''),
  fc
    .record({
      stats: fc.constant(1),
      records: fc.nat(),
      failed: fc.nat(),
      charactersIn: fc.nat(),
      charactersOut: mostly(fc.nat()),
      removals: mostly(fc.dictionary(key, mostly(fc.record({ count: fc.nat(), characters: fc.nat() })))),
      languages: mostly(fc.dictionary(key, fc.nat())),
      encodings: fc.constant({}),
      notes: fc.constant({}),
      errors: fc.constant({}),
      skipped: fc.constant({}),
    })
    .map((value) => JSON.stringify(value)),
  fc.string(),
);

function checkStats(texts: readonly string[]): void {
  const files = texts.map((text, index) => ({ name: `${index}`, text }));
  const sum = refusing(['E_CONFIG'], () => mergeStats(files));
  if (sum === undefined) return;
  const json = statsJson(sum);
  assertSame(statsJson(mergeStats([{ name: 'sum', text: json }])), json, 'counts of counts');
  assertSame(statsJson(mergeStats(files.toReversed())), json, 'counts in another order');
  statsTable(sum);
}

export const TARGETS: readonly Target[] = [
  target('text', 4, fc.tuple(textDocument, anyKit), ([text, index]) => {
    checkedArticle({ id: 'a', format: 'text', text }, index);
  }),
  target('html', 4, fc.tuple(htmlDocument, anyKit), ([text, index]) => {
    checkedArticle({ id: 'a', format: 'html', text, url: 'https://example.org/a' }, index);
  }),
  target('feeds', 4, fc.tuple(feedDocument, anyKit), ([text, index]) => {
    checkedArticle({ id: 'a', format: 'html', text }, index);
    assert(withoutCdata(text).length === text.length, () => 'offsets hold');
  }),
  target('text bytes', 3, fc.tuple(bytes, anyKit), ([input, index]) => {
    checkedArticle({ id: 'a', format: 'text', bytes: input }, index);
  }),
  target(
    'charset',
    1,
    fc.tuple(bytes, fc.option(label, { nil: undefined }), fc.boolean(), fc.constantFrom('text', 'html')),
    checkDecoded,
  ),
  target(
    'recode',
    1,
    fc.tuple(textDocument, fc.constantFrom('utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'utf-8'), pieces),
    checkRecoded,
  ),
  target('jsonl', 4, fc.tuple(listOf(recordLine, 5), fc.constantFrom('', '\n'), pieces), checkLines),
  target('jsonl noise', 3, fc.tuple(fc.oneof(jsonNoise, bytes), pieces), checkNoise),
  target(
    'json',
    4,
    fc.tuple(listOf(record, 4), fc.boolean(), blanks, fc.constantFrom('', ' ', '\t'), pieces),
    checkValues,
  ),
  target('json noise', 2, fc.tuple(fc.oneof(jsonNoise, bytes), pieces), async ([input, sizes]) => {
    for (const row of await rowsOfValues(input, sizes)) JSON.parse(row);
  }),
  target('json of pages', 1, looseJson, checkLooseJson),
  target('dates', 1, dateText, checkDate),
  target(
    'packs',
    2,
    fc.tuple(
      pack,
      fc.constantFrom('', ' '),
      fc.nat({ max: 99 }).map((one) => one === 0),
    ),
    checkPackOf,
  ),
  target('lines of packs', 1, fc.tuple(jsonValue, fc.constantFrom('', ' ')), checkLinesOfPaths),
  target('lines of noise', 1, jsonNoise, (noise) => {
    linesOfPaths(noise.toString('latin1'));
  }),
  target('journal', 3, fc.tuple(fc.array(checkpoint, { maxLength: 4 }), damage, fc.nat({ max: 2000 })), checkJournal),
  target('warc', 3, fc.tuple(archive, pieces, rarely), checkWarc),
  target('warc of pages', 2, fc.tuple(fc.array(httpPage, { maxLength: 3 }), pieces), checkWholeWarc),
  target('mhtml', 3, fc.tuple(archive, pieces, rarely), checkMhtml),
  target('gzip', 2, fc.tuple(shortText, fc.nat(), fc.nat({ max: 255 }), pieces), checkCompressed),
  target('sniffing', 1, fc.oneof(bytes, jsonNoise), checkSniff),
  target(
    'paths',
    1,
    fc.tuple(
      glob,
      fc.array(fc.constantFrom('a', 'b', 'c', '.', 'é'), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
    ),
    checkGlob,
  ),
  target('option values', 1, optionText, checkOption),
  target('counts', 1, fc.array(statsFile, { minLength: 1, maxLength: 3 }), checkStats),
];
