import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { RawArticle } from '../src/model.ts';
import { articleOfMhtml, isMhtml } from '../src/run/mhtml.ts';
import { entriesOfWarc, type Skip } from '../src/run/warc.ts';
import { cleancopy, scratch } from './support/binary.ts';
import { record, response } from './support/warc.ts';

const page = '<!doctype html><title>Fähre</title><p>Die Fähre fährt wieder.</p>';

/** A source that gives its bytes in pieces of a size, in one buffer that it uses again. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
    buffer.fill(0x21);
  }
}

async function read(
  file: Uint8Array,
  size = 7,
  maxRecord = 1e6,
): Promise<{ articles: RawArticle[]; skips: (Skip & { record: number })[] }> {
  const articles: RawArticle[] = [];
  const skips: (Skip & { record: number })[] = [];
  for await (const entry of entriesOfWarc(inPieces(file, size), 'a.warc', maxRecord)) {
    if ('article' in entry) articles.push(entry.article);
    else skips.push({ ...entry.skip, record: entry.record });
  }
  return { articles, skips };
}

const textOf = (article: RawArticle | undefined): string => Buffer.from(article!.bytes!).toString('utf8');

describe('WARC', () => {
  test.each([1, 2, 3, 16, 1000])('a response, in pieces of %i bytes', async (size) => {
    const file = Buffer.concat([
      record(['WARC-Type: warcinfo'], 'software: none\r\n'),
      record(['WARC-Type: request', 'WARC-Target-URI: https://post.example/ferry'], 'GET / HTTP/1.1\r\n\r\n'),
      response(['Content-Type: text/html; charset="UTF-8"', 'X-A: b'], page),
    ]);
    const { articles, skips } = await read(file, size);
    expect(articles.map(({ id, format, url, charset, seen }) => ({ id, format, url, charset, seen }))).toEqual([
      {
        id: 'a.warc#3',
        format: 'html',
        url: 'https://post.example/ferry',
        charset: 'UTF-8',
        seen: '2025-03-04T08:00:00Z',
      },
    ]);
    expect(textOf(articles[0])).toBe(page);
    expect(skips.map(({ reason, detail }) => `${reason} ${detail}`)).toEqual(['type warcinfo', 'type request']);
  });

  const bytes = Buffer.from(page);
  const chunked = `4;x=y\r\n${page.slice(0, 4)}\r\n${(bytes.length - 4).toString(16)}\r\n${page.slice(4)}\r\n0\r\n\r\n`;
  test.each([
    ['gzip', ['Content-Encoding: gzip'], gzipSync(bytes)],
    ['deflate', ['Content-Encoding: deflate'], deflateSync(bytes)],
    ['deflate without its wrapper', ['Content-Encoding: deflate'], deflateRawSync(bytes)],
    ['br', ['Content-Encoding: br'], brotliCompressSync(bytes)],
    ['chunks', ['Transfer-Encoding: chunked'], Buffer.from(chunked)],
    ['chunks with no end', ['Transfer-Encoding: chunked'], Buffer.from(chunked.slice(0, -5))],
    ['chunks with line feeds alone', ['Transfer-Encoding: chunked'], Buffer.from(chunked.replaceAll('\r\n', '\n'))],
    [
      'chunks with nothing between',
      ['Transfer-Encoding: chunked'],
      Buffer.from(chunked.replace(/(<[^\r]*)\r\n/g, '$1')),
    ],
    [
      'chunks that go on as something else',
      ['Transfer-Encoding: chunked'],
      Buffer.from(`${chunked.slice(0, -5)}no size\r\n`),
    ],
    ['a compression that the crawler has undone', ['Content-Encoding: gzip'], bytes],
    ['chunks that the crawler has joined', ['Transfer-Encoding: chunked'], bytes],
  ])('%s', async (_, headers, body) => {
    const { articles } = await read(response(['Content-Type: text/html', ...headers], body));
    expect(textOf(articles[0])).toBe(page);
  });

  test('resources, texts, and pages without a type', async () => {
    const file = Buffer.concat([
      record(['WARC-Type: resource', 'Content-Type: text/html', 'WARC-Target-URI: <https://post.example/a>'], page),
      record(['WARC-Type: conversion', 'Content-Type: text/plain'], 'Text.'),
      response([], page),
    ]);
    const { articles } = await read(file);
    expect(articles.map(({ format, url }) => [format, url])).toEqual([
      ['html', 'https://post.example/a'],
      ['text', undefined],
      ['html', 'https://post.example/ferry'],
    ]);
  });

  test.each([
    ['status', response(['Content-Type: text/html'], page, '404 Not Found'), '404'],
    ['content', response(['Content-Type: image/png'], 'png'), 'image/png'],
    ['content', response([], 'no markup at all'), ''],
    ['type', record(['X-A: b'], 'of no type'), ''],
    [
      'damaged',
      response(['Content-Type: text/html', 'Content-Encoding: deflate'], Buffer.of(0x78)),
      'content encoding deflate',
    ],
    [
      'damaged',
      Buffer.from(`WARC/1.0\r\nX-A: ${'b'.repeat(200_000)}\r\n\r\n`),
      'the record does not say how long it is',
    ],
    [
      'damaged',
      Buffer.from(`WARC/1.0\r\n${`X-A: ${'b'.repeat(1000)}\r\n`.repeat(100)}\r\n`),
      'the record does not say how long it is',
    ],
    [
      'damaged',
      response(['Content-Type: text/html', 'Content-Encoding: gzip'], gzipSync(bytes).subarray(0, 30)),
      'content encoding gzip',
    ],
    ['damaged', record(['WARC-Type: response'], 'no headers'), 'the response has no headers'],
    ['damaged', Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\n'), 'the record does not say how long it is'],
    ['too-large', response(['Content-Type: text/html'], 'x'.repeat(2000)), '2201'],
    [
      'too-large',
      response(['Content-Type: text/html', 'Content-Encoding: gzip'], gzipSync(Buffer.alloc(100_000, 'x'))),
      'after decompression',
    ],
  ])('told of, not given: %s', async (reason, file, detail) => {
    const good = response(['Content-Type: text/html'], page);
    const { articles, skips } = await read(Buffer.concat([file, good]), 64, 1500);
    const [skip] = skips;
    expect(skip?.reason).toBe(reason);
    if (reason !== 'too-large' || detail.startsWith('after')) expect(skip?.detail).toBe(detail);
    // The record after it is read as ever.
    expect(articles.map(textOf)).toEqual([page]);
  });

  test('goes on after damage between records, and at an end inside a record', async () => {
    const good = response(['Content-Type: text/html'], page);
    const file = Buffer.concat([good, Buffer.from('rubbish\r\nmore rubbish\r\n'), good, good.subarray(0, -20)]);
    const { articles, skips } = await read(file);
    expect(articles).toHaveLength(2);
    expect(skips.map(({ reason, record: number }) => [reason, number])).toEqual([
      ['damaged', 2],
      ['damaged', 4],
    ]);
  });

  test('an empty file holds nothing', async () => {
    expect(await read(Buffer.alloc(0))).toEqual({ articles: [], skips: [] });
  });
});

describe('MHTML', () => {
  const mail = (encoding: string, body: string | Uint8Array, extra = ''): Buffer =>
    Buffer.concat([
      Buffer.from(
        [
          'From: <Saved by a browser>',
          'Snapshot-Content-Location: https://post.example/ferry',
          'Date: Thu, 05 Jun 2025 14:46:12 -0000',
          'MIME-Version: 1.0',
          'Content-Type: multipart/related;',
          '\ttype="text/html";',
          '\tboundary="----Part--1"',
          '',
          '',
          '------Part--1',
          'Content-Type: image/png',
          'Content-Transfer-Encoding: base64',
          '',
          'aGVsbG8=',
          '------Part--1',
          'Content-Type: text/html; charset=iso-8859-1',
          `Content-Transfer-Encoding: ${encoding}`,
          'Content-Location: https://post.example/ferry',
          extra,
        ]
          .filter((line, index) => line !== '' || index < 17)
          .join('\r\n'),
      ),
      Buffer.from('\r\n\r\n'),
      Buffer.from(body as string),
      Buffer.from('\r\n------Part--1\r\nContent-Type: text/html\r\n\r\n<p>a frame</p>\r\n------Part--1--\r\n'),
    ]);

  test.each([
    ['quoted-printable', '<p>Die F=E4hre =\r\nf=e4hrt =3D wieder.</p>', '<p>Die Fähre fährt = wieder.</p>'],
    [
      'base64',
      Buffer.from('<p>Die Fähre</p>', 'latin1')
        .toString('base64')
        .replace(/(.{10})/g, '$1\r\n'),
      '<p>Die Fähre</p>',
    ],
    ['8bit', Buffer.from('<p>Die Fähre</p>', 'latin1'), '<p>Die Fähre</p>'],
  ])('%s', (encoding, body, expected) => {
    const article = articleOfMhtml(mail(encoding, body), 'a.mht');
    expect(article).toMatchObject({
      id: 'a.mht',
      format: 'html',
      url: 'https://post.example/ferry',
      charset: 'iso-8859-1',
      seen: '2025-06-05',
    });
    expect(Buffer.from(article!.bytes!).toString('latin1').trim()).toBe(expected);
  });

  test('a file that ends early, and files that are none', () => {
    const whole = mail('8bit', '<p>Text of the page</p>');
    const cut = articleOfMhtml(whole.subarray(0, whole.indexOf('of the page')), 'a');
    expect(textOf(cut!)).toBe('<p>Text ');
    expect(articleOfMhtml(Buffer.from('no mail'), 'a')).toBeNull();
    expect(articleOfMhtml(Buffer.from('Content-Type: multipart/related\r\n\r\nx'), 'a')).toBeNull();
  });

  test('a page alone', () => {
    const head = [
      'From: <Saved by a browser>',
      'Snapshot-Content-Location: https://post.example/ferry',
      'Date: Thu, 05 Jun 2025 14:46:12 -0000',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
    ];
    const whole = Buffer.from(`${head.join('\r\n')}\r\n\r\n<p>Die F=E4hre =\r\nf=E4hrt.</p>`);
    expect(isMhtml(whole)).toBe(true);
    const article = articleOfMhtml(whole, 'a.mht');
    expect(article).toMatchObject({ url: 'https://post.example/ferry', charset: 'iso-8859-1', seen: '2025-06-05' });
    expect(Buffer.from(article!.bytes!).toString('latin1')).toBe('<p>Die Fähre fährt.</p>');
  });

  test('a page in a part of a part', () => {
    const inner =
      '--in\r\nContent-Type: text/plain\r\n\r\nplain\r\n--in\r\nContent-Type: text/html\r\n\r\n<p>page</p>\r\n--in--';
    const whole = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="out"\r\n\r\n--out\r\nContent-Type: multipart/alternative; boundary="in"\r\n\r\n${inner}\r\n--out--\r\n`;
    expect(textOf(articleOfMhtml(Buffer.from(whole), 'a')!).trim()).toBe('<p>page</p>');
  });

  test('is known by its head', () => {
    expect(isMhtml(mail('8bit', ''))).toBe(true);
    expect(isMhtml(Buffer.from('Content-Type: text/html\r\n\r\n<p>'))).toBe(false);
    expect(isMhtml(Buffer.from('<html>'))).toBe(false);
  });
});

describe('in a run', () => {
  const missing = response(['Content-Type: text/html'], '', '404 Not Found');
  const good = response(['Content-Type: text/html; charset=utf-8'], page);
  const records = [record(['WARC-Type: warcinfo'], 'software: none'), good, missing, Buffer.from('rubbish\r\n'), good];
  const mhtml = `Date: Tue, 04 Mar 2025 08:00:00 -0000
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html; charset=utf-8
Content-Location: https://post.example/ferry

${page}
--b--
`;
  const files = { 'a.warc': Buffer.concat(records), 'b.warc.gz': Buffer.concat(records.map((one) => gzipSync(one))) };

  test.each(Object.entries(files))('%s: pages, damage, and what was passed over', async (name, bytes) => {
    const cwd = scratch({ [name]: bytes });
    const { out, code } = await cleancopy([name, '--stats-file', 'stats.json'], cwd);
    expect(code).toBe(1);
    const rows = out.trim().split('\n');
    const seen = rows.map((row) => JSON.parse(row) as { id: string; url?: string; error?: { code: string } });
    expect(seen.map(({ id, url, error }) => [id, url ?? error?.code])).toEqual([
      [`${name}#2`, 'https://post.example/ferry'],
      [`${name}#4`, 'E_ARCHIVE'],
      [`${name}#5`, 'https://post.example/ferry'],
    ]);
    const stats = JSON.parse(readFileSync(join(cwd, 'stats.json'), 'utf8')) as { skipped: unknown };
    expect(stats.skipped).toEqual({ 'status: 404': 1, 'type: warcinfo': 1 });
  });

  test.each(['1/2', '2/2'])('shard %s has its records', async (shard) => {
    const cwd = scratch({ 'a.warc': files['a.warc'] });
    const { out } = await cleancopy(['a.warc', '--shard', shard], cwd);
    const ids = [...out.matchAll(/"id":"a\.warc#(\d)"/g)].map(([, id]) => Number(id));
    expect(ids).toEqual(shard === '1/2' ? [5] : [2, 4]);
  });

  test('known by content, from a pipe and from a file', async () => {
    const cwd = scratch({ page: mhtml, crawl: files['a.warc'] });
    const { out } = await cleancopy(['-f', 'text', 'page', 'crawl'], cwd);
    expect(out.match(/Die Fähre fährt wieder/g)).toHaveLength(3);
    const piped = await cleancopy(['-f', 'text'], cwd, { stdin: files['a.warc'] });
    expect(piped.out.match(/Die Fähre fährt wieder/g)).toHaveLength(2);
  });

  test('an MHTML file without a page, and one that would be changed in place', async () => {
    const cwd = scratch({ 'a.mht': 'Content-Type: text/plain\r\n\r\nx', 'b.mhtml': mhtml });
    expect((await cleancopy(['a.mht'], cwd)).out).toContain('E_ARCHIVE');
    const { code, err } = await cleancopy(['--in-place', '-f', 'text', 'b.mhtml'], cwd);
    expect([code, err]).toEqual([2, expect.stringContaining('E_OPTION_CONFLICT')]);
    expect(readFileSync(join(cwd, 'b.mhtml'), 'utf8')).toBe(mhtml);
  });
});

describe('mail that programs write in their own ways', () => {
  const parts = (headers: string, ...bodies: string[]): Buffer =>
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; ${headers}; boundary="b"\r\n\r\n${bodies.map((body) => `--b\r\n${body}\r\n`).join('')}--b--\r\n`,
    );
  const page = (name: string, more = ''): string => `Content-Type: text/html\r\n${more}\r\n<p>${name}</p>`;

  test('names the part that comes first', () => {
    const id = 'Content-ID: <two>\r\n';
    expect(textOf(articleOfMhtml(parts('start="<two>"', page('one'), page('two', id)), 'a')!).trim()).toBe(
      '<p>two</p>',
    );
    expect(textOf(articleOfMhtml(parts('start="<none>"', page('one'), page('two', id)), 'a')!).trim()).toBe(
      '<p>one</p>',
    );
    // A parameter without a value is none.
    expect(textOf(articleOfMhtml(parts('start', page('one'), page('two', id)), 'a')!).trim()).toBe('<p>one</p>');
  });

  test('an end right behind a boundary', () => {
    const cut = parts('x=y', page('one'), page('two'));
    const from = cut.lastIndexOf('--b\r\n') + 3;
    expect(textOf(articleOfMhtml(cut.subarray(0, from), 'a')!).trim()).toBe('<p>one</p>');
  });

  test.each([
    ['a soft end with blanks and a line feed alone', 'a= \t\nb', 'ab'],
    ['a mark that marks nothing', 'a=b, 1=2 and =', 'a=b, 1=2 and ='],
    ['half of a byte at the end', 'a=4', 'a=4'],
    ['a byte at the end', 'a=41', 'aA'],
  ])('quoted-printable: %s', (_, body, expected) => {
    const mail = `MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`;
    expect(textOf(articleOfMhtml(Buffer.from(mail), 'a')!)).toBe(expected);
  });
});
