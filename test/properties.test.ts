import { readdirSync, readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printsOf, textOf } from '../src/assemble.ts';
import { clean } from '../src/clean.ts';
import type { Article } from '../src/model.ts';
import { BLANK, CLASS } from '../src/text/characters.ts';
import { cleanText, kitOf } from './helpers.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

/** Scraps that documents are made of: prose, residue, marks, damage. */
const scrap = fc.oneof(
  fc.constantFrom(
    'तेहरान, 22 अक्टूबर .',
    'नई दिल्ली, 3 मई (भाषा)',
    'LONDON, March 3 (Reuters) - ',
    'The bridge will be closed for repairs until the end of the month, the council said on Friday.',
    'गांव के लोगों ने बताया कि पुल का काम इस साल पूरा हो जाएगा और रास्ता खुल जाएगा।',
    'You may also like',
    'ये भी पढ़ें: नदी पर बना नया पुल',
    'Also Read: A bridge too far',
    '(Reporting by A. B.; Editing by C. D.)',
    '--आईएएनएस',
    'केके/एएस',
    '–',
    'Share this: Facebook Twitter',
    'Story continues below this advertisement',
    '&nbsp;',
    '&#8217;s',
    'cafÃ© â€œcedoâ€\u009d',
    'à¤¨à¤¦à¥€',
    'अाग ब¨ठडा माचर् है |',
    'target=_blankफेसबुक',
    '\\n',
    '\u0000',
    '\u200d',
    '🙂',
    '新华社北京7月2日电',
    '【ワシントン共同】',
    'By Our Correspondent',
    '12-13, 45-50, 60-61',
    '* one',
    'https://example.org/a',
  ),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.string({ maxLength: 40, unit: 'binary' }),
);
const document = fc
  .array(fc.tuple(scrap, fc.constantFrom('\n', '\n\n', ' ', '', '\r\n', '\u2028', '\t')), { maxLength: 30 })
  .map((parts) => parts.map(([text, gap]) => text + gap).join(''));

const isBlank = (text: string): boolean => [...text].every((character) => CLASS[character.charCodeAt(0)] === BLANK);

function samples(): string[] {
  const root = new URL('../samples/', import.meta.url).pathname;
  const found: string[] = [];
  for (const language of readdirSync(root)) {
    if (!statSync(`${root}${language}`).isDirectory()) continue;
    for (const name of readdirSync(`${root}${language}`)) {
      const file = `${root}${language}/${name}/in.txt`;
      try {
        found.push(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)));
      } catch {
        // Not a text sample, or one in another encoding: decode.test.ts has those.
      }
    }
  }
  return found;
}

function tiles(article: Article): void {
  const { text, blocks, claims } = article.document;
  let at = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(at);
    expect(block.end).toBeGreaterThan(block.start);
    const between = text.slice(at, block.start);
    if (!isBlank(between)) {
      // Only what parsing set aside may stand between two blocks.
      const rest = [...between].filter(
        (_, index) => !claims.some((claim) => claim.start <= at + index && claim.end > at + index),
      );
      expect(isBlank(rest.join(''))).toBe(true);
    }
    at = block.end;
  }
}

/** A span of the text with what stood there before it was mended for reading. */
function asPrinted({ document }: Article, from: number, to: number): string {
  let printed = '';
  let at = from;
  for (const { start, end, text } of document.mends ?? []) {
    if (start < at || end > to) continue;
    printed += document.text.slice(at, start) + text;
    at = end;
  }
  return (printed + document.text.slice(at, to)).replace(/[\u0080-\u0084\u0086-\u009f]/g, '');
}

/** Every character that is not white space is in the text or in a removal. */
function accounts(article: Article): void {
  const { document, removals } = article;
  for (let index = 1; index < removals.length; index++)
    expect(removals[index]!.start).toBeGreaterThanOrEqual(removals[index - 1]!.end);
  let kept = '';
  let at = 0;
  for (const { start, end } of removals) {
    expect(start).toBeLessThan(end);
    kept += asPrinted(article, at, start);
    at = end;
  }
  kept += asPrinted(article, at, document.text.length);
  const squeeze = (text: string): string => [...text].filter((character) => !isBlank(character)).join('');
  expect(squeeze(article.text)).toBe(squeeze(kept));
  expect(textOf(document, removals, printsOf(document, []))).toBe(article.text);
}

describe('properties of every document', () => {
  test('blocks tile the text and spans account for every character', () => {
    fc.assert(
      fc.property(document, (text) => {
        const article = cleanText(text);
        tiles(article);
        accounts(article);
      }),
      { numRuns: RUNS },
    );
  });

  test('the same holds for the samples', () => {
    const found = samples();
    expect(found.length).toBeGreaterThan(0);
    for (const text of found) {
      const article = cleanText(text);
      tiles(article);
      accounts(article);
    }
  });

  test('CRLF, CR and LF give one text', () => {
    fc.assert(
      fc.property(document, (text) => {
        const unix = text.replace(/\r\n?/g, '\n');
        expect(cleanText(unix.replaceAll('\n', '\r\n')).text).toBe(cleanText(unix).text);
        expect(cleanText(unix.replaceAll('\n', '\r')).text).toBe(cleanText(unix).text);
      }),
      { numRuns: RUNS },
    );
  });

  test('the same input gives the same record, in whatever order', () => {
    fc.assert(
      fc.property(document, document, (one, two) => {
        const alone = cleanText(one);
        cleanText(two);
        expect(cleanText(one)).toEqual(alone);
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });

  test('any bytes give a record', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const article = clean({ id: 'bytes', format: 'text', bytes }, kitOf());
        accounts(article);
      }),
      { numRuns: RUNS },
    );
  });
});

test('cleaning the clean text of a sample removes nothing more', () => {
  const again = samples().map((text) => {
    const once = cleanText(text).text;
    return [once, cleanText(once).text];
  });
  const changed = again.filter(([once, twice]) => once !== twice);
  expect(changed).toEqual([]);
});
