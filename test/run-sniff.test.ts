import { expect, test } from 'vitest';
import { formatOfContent, formatOfName, isEnoughToSniff } from '../src/run/sniff.ts';

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
