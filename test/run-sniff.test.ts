import { describe, expect, test } from 'vitest';
import { formatOfArticle, formatOfContent, formatOfName, isEnoughToSniff } from '../src/run/sniff.ts';

test.each([
  ['a.txt', 'text'],
  ['a.HTML.gz', 'html'],
  ['x.y/crawl.ndjson.zst', 'jsonl'],
  ['crawl.json', 'json'],
  ['a.warcx', undefined],
  ['a.warc.gz', 'warc'],
  ['a.mht', 'mhtml'],
  ['x.txt/name', undefined],
])('by name: %s is %s', (name, format) => {
  expect(formatOfName(name)).toBe(format);
});

test.each([
  ['<!DOCTYPE html>', 'html'],
  ['\n <html lang=hi>', 'html'],
  ['<!-- a --><p>', 'html'],
  ['<?xml version="1.0"?><html>', 'html'],
  ['<b>no page', 'text'],
  ['<3 is a heart', 'text'],
  ['{"id":1,"text":"a"}\n{"id":', 'jsonl'],
  ['{"id":1,"text":}\n', 'jsonl'],
  [`{"text":"${'a'.repeat(40_000)}`, 'jsonl'],
  ['{\n  "id": 1,', 'json'],
  ['{}', 'jsonl'],
  ['{Update} LONDON', 'text'],
  ['[\n {"id":1}', 'json'],
  ['[]', 'json'],
  ['[Update] LONDON', 'text'],
  ['"a string"', 'text'],
  ['\ufeff{"id":1}\n', 'jsonl'],
  ['', 'text'],
  ['WARC/1.0\r\nWARC-Type: warcinfo\r\n', 'warc'],
  ['WARC/1.0 is a format', 'text'],
  ['From: a\r\nContent-Type: multipart/related; boundary=b\r\n\r\n', 'mhtml'],
  ['From: a\r\nContent-Type: text/plain\r\n\r\n', 'text'],
])('by content: %j is %s', (content, format) => {
  expect(formatOfContent(Buffer.from(content))).toBe(format);
});

test('UTF-16 is looked at as text', () => {
  expect(formatOfContent(Buffer.from('\ufeff{"id":1}\n', 'utf16le'))).toBe('jsonl');
});

test.each([
  ['', false],
  [' \n', false],
  ['{"id":', false],
  ['{"id":1}\n', true],
  ['<', false],
  ['<html>\n', true],
  ['LONDON', false],
  ['LONDON (', true],
  ['WARC/1', false],
  ['WARC/1.0\r\n', true],
  ['From: a', false],
  ['From: a\r\n\r\n', true],
])('%j is enough: %s', (content, isEnough) => {
  expect(isEnoughToSniff(Buffer.from(content))).toBe(isEnough);
});

describe('an article whose name says one thing and its content another', () => {
  test.each([
    ['a page named text', 'text', '\n<!DOCTYPE html><p>a', 'html'],
    ['a page without a type', 'text', '<html lang="en"><p>a', 'html'],
    ['a feed', 'text', '<?xml version="1.0"?><rss/>', 'html'],
    ['text with tags', 'text', '<p>One</p> <b>two</b>', 'text'],
    ['text', 'text', 'One two', 'text'],
    ['text named a page', 'html', 'One\n\ntwo & three < four', 'text'],
    ['a page', 'html', 'One <br> two', 'html'],
    ['an end tag alone', 'html', 'One</p>', 'html'],
    ['a remark alone', 'html', 'One <!-- two', 'html'],
    ['a long page that begins with text', 'html', `${'word '.repeat(20_000)}<p>a`, 'html'],
  ] as const)('%s', (_, named, content, wanted) => {
    expect(formatOfArticle(named, Buffer.from(content))).toBe(wanted);
  });

  test('a page in units of two bytes is one, marked or not', () => {
    const page = Buffer.from('<p>One</p>', 'utf16le');
    expect(formatOfArticle('html', page)).toBe('html');
    expect(formatOfArticle('html', Buffer.concat([Buffer.from('\ufeff', 'utf16le'), page]))).toBe('html');
    expect(formatOfArticle('html', Buffer.from('\ufeffOne two', 'utf16le'))).toBe('text');
  });
});
