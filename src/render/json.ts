/**
 * The record, schema 1: fixed keys in a fixed order, absent things `null` or `[]`. Written by hand, key by key: the
 * order is the contract, and strings are the only part that costs.
 */
import type { AgencyMention, Article, Claim, Credit, DateValue, Note } from '../model.ts';
import { type OffsetOf, offsetsOf } from './spans.ts';
import type { Failure, RecordExtras, Renderer, RenderOptions } from './table.ts';

const json = JSON.stringify as (value: unknown) => string;

const nullable = (text: string | null): string => (text === null ? 'null' : json(text));
const namesJson = (names: readonly string[]): string => (names.length === 0 ? '[]' : json(names));

/** JSON of words that come again and again: rules, agencies, languages. */
const ofWords = new Map<string, string>();
const WORDS_MAX = 4096;

function wordJson(word: string): string {
  let found = ofWords.get(word);
  if (found === undefined) {
    found = json(word);
    if (ofWords.size >= WORDS_MAX) ofWords.clear();
    ofWords.set(word, found);
  }
  return found;
}

function dateJson({ year, month, day, iso, implied, calendar }: DateValue): string {
  const other = calendar === undefined ? '' : `,"calendar":${json(calendar)}`;
  return `{"year":${year},"month":${month},"day":${day},"iso":${nullable(iso)},"implied":${namesJson(implied)}${other}}`;
}

function datelineJson(dateline: Article['fields']['dateline']): string {
  if (dateline === null) return 'null';
  const places = dateline.places
    .map(({ name, region }) => `{"name":${json(name)},"region":${nullable(region)}}`)
    .join(',');
  const { raw, date, agency } = dateline;
  return `{"raw":${json(raw)},"places":[${places}],"date":${dateJson(date)},"agency":${agency === null ? 'null' : wordJson(agency)}}`;
}

function bylineJson(byline: Article['fields']['byline']): string {
  return byline === null ? 'null' : `{"raw":${json(byline.raw)},"names":${namesJson(byline.names)}}`;
}

function publisherJson(publisher: Article['fields']['publisher']): string {
  if (publisher === null) return 'null';
  const url = publisher.url === undefined ? '' : `,"url":${json(publisher.url)}`;
  return `{"name":${json(publisher.name)}${url}}`;
}

function imageJson(image: Article['fields']['image']): string {
  if (image === null) return 'null';
  return `{"url":${nullable(image.url)},"caption":${nullable(image.caption)},"credit":${nullable(image.credit)}}`;
}

function sourceJson(source: Article['fields']['source']): string {
  if (source === null) return 'null';
  return `{"name":${wordJson(source.name)},"raw":${json(source.raw)},"basis":"${source.basis}"}`;
}

function agencyJson({ id, name, role, raw, start, end }: AgencyMention, at: OffsetOf): string {
  return `{"id":${wordJson(id)},"name":${wordJson(name)},"role":"${role}","raw":${json(raw)},"span":[${at(start)},${at(end)}]}`;
}

function removalJson({ start, end, kind, rule, confidence }: Claim, at: OffsetOf): string {
  return `{"span":[${at(start)},${at(end)}],"kind":"${kind}","rule":${wordJson(rule)},"confidence":${confidence}}`;
}

function noteJson({ code, message, span }: Note, at: OffsetOf): string {
  const where = span === undefined ? '' : `,"span":[${at(span.start)},${at(span.end)}]`;
  return `{"code":${wordJson(code)},"message":${json(message)}${where}}`;
}

function creditJson({ role, names, raw }: Credit): string {
  return `{"role":"${role}","names":${namesJson(names)},"raw":${json(raw)}}`;
}

function metaJson(meta: Article['meta']): string {
  for (const _ in meta) return json(meta);
  return '{}';
}

function listJson<T>(items: readonly T[], itemJson: (item: T, at: OffsetOf) => string, at: OffsetOf): string {
  if (items.length === 0) return '[]';
  let text = `[${itemJson(items[0]!, at)}`;
  for (let index = 1; index < items.length; index++) text += `,${itemJson(items[index]!, at)}`;
  return `${text}]`;
}

/** One record as one line of JSON, without the line feed. */
export function recordJson(article: Article, options: RenderOptions, extras: RecordExtras = {}): string {
  const { document, fields } = article;
  const at = offsetsOf(document, options.spanUnit);
  const encoding = extras.encoding ?? document.source.encoding;
  const notes = extras.notes === undefined ? article.notes : [...extras.notes, ...article.notes];
  const { language } = document;
  const line =
    `{"schema":1,"id":${json(article.id)},"url":${nullable(article.url)},"encoding":"${encoding}"` +
    `,"language":${language === null ? 'null' : wordJson(language)},"headline":${nullable(fields.headline)}` +
    `,"byline":${bylineJson(fields.byline)},"dateline":${datelineJson(fields.dateline)}` +
    `,"published":${nullable(fields.published)},"modified":${nullable(fields.modified)}` +
    `,"publisher":${publisherJson(fields.publisher)},"section":${nullable(fields.section)}` +
    `,"tags":${namesJson(fields.tags)},"image":${imageJson(fields.image)},"source":${sourceJson(fields.source)}` +
    `,"agencies":${listJson(fields.agencies, agencyJson, at)},"agencyCodes":${namesJson(fields.agencyCodes)}` +
    `,"credits":${listJson(fields.credits, creditJson, at)},"text":${json(article.text)}` +
    `,"removed":${listJson(article.removals, removalJson, at)},"notes":${listJson(notes, noteJson, at)}` +
    `,"meta":${extras.meta ?? metaJson(article.meta)}}`;
  return options.ascii ? asciiJson(line) : line;
}

/** JSON of a record that failed, without the line feed. */
export function failureJson({ id, code, message }: Failure, options: RenderOptions): string {
  const line = `{"schema":1,"id":${json(id)},"error":{"code":"${code}","message":${json(message)}}}`;
  return options.ascii ? asciiJson(line) : line;
}

/** Characters beyond ASCII occur in JSON only inside strings, where an escape stands for the same character. */
function asciiJson(line: string): string {
  return line.replace(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function jsonlRenderer(options: RenderOptions): Renderer {
  return {
    open: '',
    between: '',
    close: '',
    extension: '.jsonl',
    render: (article, extras) => `${recordJson(article, options, extras)}\n`,
    renderFailure: (failure) => `${failureJson(failure, options)}\n`,
  };
}

/** One array, a record a line. */
export function jsonRenderer(options: RenderOptions): Renderer {
  return {
    open: '[\n',
    between: ',\n',
    close: '\n]\n',
    extension: '.json',
    render: (article, extras) => recordJson(article, options, extras),
    renderFailure: (failure) => failureJson(failure, options),
  };
}
