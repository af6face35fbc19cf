/**
 * What a run is asked to do, as plain data: `cli.ts` makes it from the command line, workers get their part by message.
 * Begin at run.ts. Nothing here imports the steps of the core.
 */
import type { Format } from '../render/table.ts';
import type { Settings } from '../settings.ts';

export type InputFormat = 'auto' | 'text' | 'html' | 'mhtml' | 'jsonl' | 'json' | 'warc';

export const INPUT_FORMATS: readonly InputFormat[] = ['auto', 'text', 'html', 'mhtml', 'jsonl', 'json', 'warc'];

/** Names of the fields of an input record. */
export interface FieldNames {
  readonly text: string;
  readonly html: string;
  readonly id: string;
  readonly url: string;
  /** Publication date; the first that a record has counts. These stay in `meta` too. */
  readonly date: readonly string[];
}

export const DEFAULT_FIELDS: FieldNames = {
  text: 'text',
  html: 'html',
  id: 'id',
  url: 'url',
  date: ['published', 'datePublished', 'date_published', 'published_at', 'publishedAt'],
};

/** Everything that turns an input record into an output record: the same on the main thread and in a worker. */
export interface WorkOptions {
  readonly settings: Settings;
  readonly format: Format;
  readonly ascii: boolean;
  /** Colours in output for people. */
  readonly color: boolean;
  readonly fields: FieldNames;
  /** A WHATWG label that is obeyed, or `null` to detect. */
  readonly encoding: string | null;
  readonly encodingErrors: 'replace' | 'fail';
  /** Bytes. */
  readonly maxRecord: number;
  /** Levels of a JSON record. */
  readonly maxDepth: number;
  /** Inflated over deflated bytes. */
  readonly maxRatio: number;
  /** Lines are `key<TAB>json`, and the key is copied. */
  readonly keys: boolean;
  /** Every line, blank ones too, is answered by one line. */
  readonly everyLine: boolean;
  /** Directory for the raw bytes of records that failed. */
  readonly quarantine: string | null;
  /** Milliseconds that one record may take where threads are used; `null`: for ever. */
  readonly timeout: number | null;
  /** Part `index` (0-based) of `count`: the records whose number leaves that remainder. */
  readonly shard: Shard | null;
}

/** Bytes `[start, end)` of a file; a line belongs to the range that its first byte is in. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface Shard {
  readonly index: number;
  readonly count: number;
  readonly by: 'record' | 'file';
}

export const MEBIBYTE = 1024 * 1024;

/**
 * Bytes of a block of input. Text of more than 128 kB is kept apart by V8, until it looks through its whole heap: with
 * blocks twice as large a worker takes half as much memory again, and no block is done sooner.
 */
export const BLOCK = 64 * 1024;

/** Larger than any article and any page; a record of this size needs some ten times as much memory. */
export const MAX_RECORD = 64 * MEBIBYTE;
/** News text deflates to a third, repetitive JSONL to a twentieth; zeros to a thousandth. */
export const MAX_RATIO = 200;
export const MAX_DEPTH = 512;
export const TIMEOUT = 60_000;
export const JOURNAL_INTERVAL = 1000;
