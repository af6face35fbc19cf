/**
 * The work itself: units of input to rendered bytes. Synchronous, and the same on the main thread and in a worker.
 */
import { isUtf8 } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { fstatSync, openSync, readSync } from 'node:fs';
import * as zlib from 'node:zlib';
import { clean } from '../clean.ts';
import { decode } from '../decode.ts';
import { textOfUtf8 } from '../decode-tables.ts';
import { CleanError, type ErrorCode } from '../errors.ts';
import { createKit, type Kit } from '../kit.ts';
import type { Article, RawArticle } from '../model.ts';
import { type RecordExtras, type Renderer, renderers } from '../render/table.ts';
import { paintOf } from './color.ts';
import { freeYoungHeap } from './engine.ts';
import { isSpace, lift } from './lift.ts';
import { type BufferPool, createPiece, type Piece } from './memory.ts';
import type { WorkOptions } from './options.ts';
import { isBlank, type ReadRecord, readRecord } from './record.ts';
import { formatOfArticle } from './sniff.ts';
import { type Compression, closeInput, compressionOf, inputError, MAGIC_BYTES, unreadableError } from './source.ts';
import { addArticle, addSkipped, countError, emptyTally, type Tally } from './tally.ts';

/** A text or HTML file that is one article. */
export interface ArticleFile {
  readonly path: string;
  readonly id: string;
  readonly format: 'text' | 'html';
  /** True: nobody but its name says so, and its content may know better. */
  readonly isNamed: boolean;
}

/** What is known of an article apart from its bytes. */
export type Given = Pick<RawArticle, 'url' | 'charset' | 'seen'>;

/** A piece of input that is worked off at once. */
export type Unit =
  /** Lines of JSONL. */
  | {
      readonly kind: 'lines';
      readonly bytes: Buffer;
      readonly name: string;
      /** Number of the first line, from 1. */
      readonly line: number;
      /** Offset of the first byte in its file, where lines have no numbers because only a part of the file is read. */
      readonly offset?: number;
    }
  /** Values of JSON: `ends[i]` is the offset after the i-th; `first` is the number of the first, from 1. */
  | {
      readonly kind: 'values';
      readonly bytes: Buffer;
      readonly ends: Uint32Array;
      readonly name: string;
      readonly first: number;
    }
  | {
      readonly kind: 'article';
      readonly bytes: Buffer;
      readonly id: string;
      readonly format: 'text' | 'html';
      /** Where it stands in an archive, if it comes from one. */
      readonly archive?: { readonly file: string; readonly record: number };
      /** What an archive says of it. */
      readonly given?: Given;
      /** As of a file. */
      readonly isNamed?: boolean;
    }
  /** Records of an archive that are no articles. */
  | { readonly kind: 'skipped'; readonly counts: Readonly<Record<string, number>> }
  /** `isSeparate`: each file has its own output. */
  | { readonly kind: 'files'; readonly files: readonly ArticleFile[]; readonly isSeparate: boolean }
  /** A record that failed before it could be read. */
  | { readonly kind: 'failure'; readonly failure: Reason };

/** A unit of a stream, and the number of its last record. */
export interface Step {
  readonly unit: Unit;
  readonly record: number;
}

/** Bytes of input in a unit, where they are known. */
export function sizeOfUnit(unit: Unit): number {
  return 'bytes' in unit ? unit.bytes.length : 0;
}

/** A record that failed, and where it stands. */
export interface FailedRecord {
  readonly id: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  /** The record as it came, for the quarantine; absent if there is nothing to keep. */
  readonly bytes?: Uint8Array;
  /** Where the output of its unit ends with it, in bytes. */
  readonly at: number;
  /** Index of its file in a unit of separate files, else 0. */
  readonly part: number;
}

/** Why a record failed. */
export type Reason = Omit<FailedRecord, 'at' | 'part' | 'bytes'>;

/** Output of one file. */
export interface Part {
  readonly length: number;
  readonly hasFailed: boolean;
}

/** What became of a unit. */
export interface Outcome {
  readonly output: Buffer;
  /** One for each file, in a unit of separate files. */
  readonly parts: readonly Part[];
  readonly failures: readonly FailedRecord[];
  readonly tally: Tally;
}

export interface Work {
  /** @param memory Where the memory of the output comes from; whoever has written it gives it back. */
  readonly run: (unit: Unit, memory: BufferPool) => Outcome;
}

type BytesOf = () => Uint8Array;

/** Where rendered records go. */
interface Writer {
  readonly put: (text: string) => void;
  /**
   * Put an error record in the place of a record.
   *
   * @param bytes The record as it came, if there is something to keep.
   * @param key What stands before the error record.
   */
  readonly fail: (failure: Reason, bytes?: BytesOf, key?: string) => void;
  readonly tally: Tally;
}

const TAB = '\t';

/** Bytes from the start of some lines in which the key of a page is looked for. */
const KEY_WITHIN = 4096;

/**
 * Set up for a run, or for the part of it that one worker does: compile the kit, choose the renderer.
 *
 * @param onRecord Called before each record.
 */
export function createWork(options: WorkOptions, onRecord: () => void = () => {}): Work {
  const kit: Kit = createKit(options.settings);
  const { spanUnit } = options.settings;
  const renderer: Renderer = renderers[options.format]({
    spanUnit,
    ascii: options.ascii,
    paint: paintOf(options.color),
  });
  const { fields, maxRecord, maxDepth, keys, everyLine, shard } = options;
  const charset = options.encoding === null ? {} : { charset: options.encoding, forced: true };

  function checked(article: Article, replaced: number): Article {
    if (options.encodingErrors === 'fail' && replaced > 0) {
      const places = `${replaced} ${replaced === 1 ? 'place' : 'places'}`;
      throw new CleanError('E_ENCODING', `${places} could not be decoded as ${article.document.source.encoding}.`);
    }
    return article;
  }

  let hasPages = false;

  /** Clean and render one article, or give the reason why not. */
  function rendered(raw: RawArticle, extras: RecordExtras | undefined, replaced: number, tally: Tally): string {
    onRecord();
    if (raw.format === 'html' && !hasPages) {
      hasPages = true;
      freeYoungHeap();
    }
    const article = clean(raw, kit);
    const text = renderer.render(checked(article, replaced + article.document.source.replaced), extras);
    addArticle(tally, article);
    return text;
  }

  function failureOf(error: unknown, id: string, file: string, line?: number): Reason {
    const place = { file, ...(line !== undefined && { line }) };
    if (error instanceof CleanError) {
      return { id: error.place.record ?? id, code: error.code, message: error.message, ...place };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { id, code: 'E_RECORD_INTERNAL', message, ...place };
  }

  const isOurs = (number: number): boolean =>
    shard === null || shard.by !== 'record' || (number - 1) % shard.count === shard.index;

  /** One JSON record, decoded. */
  function recordOfJson(
    json: string,
    extras: RecordExtras | undefined,
    replaced: number,
    id: string,
    tally: Tally,
  ): string {
    const { raw, meta } = readRecord(json, id, fields, maxDepth);
    return rendered(raw, meta === undefined ? extras : { ...extras, meta }, replaced, tally);
  }

  /** One JSON record in bytes that may be in any encoding. */
  function recordOfBytes(bytes: Buffer, id: string, tally: Tally): string {
    if (isUtf8(bytes)) return recordOfJson(textOfUtf8(bytes), undefined, 0, id, tally);
    const { text, encoding, notes, replaced } = decode({ id, format: 'text', bytes, ...charset });
    return recordOfJson(text, { encoding, notes }, replaced, id, tally);
  }

  const htmlKey = Buffer.from(JSON.stringify(fields.html));

  /** A record without its page, and the page; `null` if JSON.parse has to read all of it. */
  function readPage(line: Buffer, id: string): ReadRecord | null {
    const lifted = lift(line, htmlKey);
    if (lifted === null) return null;
    let read: ReadRecord;
    try {
      read = readRecord(lifted.json, id, fields, maxDepth);
    } catch {
      // What is wrong, and where, is said of the whole line.
      return null;
    }
    const { raw } = read;
    return raw.format === 'html' && raw.text === '' ? { ...read, raw: { ...raw, text: lifted.text } } : null;
  }

  /** Lines in UTF-8 with pages: each is read from its bytes. */
  function runPages(unit: Extract<Unit, { kind: 'lines' }>, writer: Writer): void {
    const { bytes, name } = unit;
    let number = unit.line;
    for (let start = 0; start < bytes.length; number++) {
      const found = bytes.indexOf(0x0a, start);
      const end = found < 0 ? bytes.length : found;
      const line = bytes.subarray(start, end);
      const id = unit.offset === undefined ? `${name}#${number}` : `${name}@${unit.offset + start}`;
      start = end + 1;
      if (!isOurs(number) || (!everyLine && line.every(isSpace))) continue;
      try {
        if (line.length > maxRecord) throw tooLargeError('record', maxRecord);
        const page = readPage(line, id);
        const { raw, meta } = page ?? readRecord(textOfUtf8(line), id, fields, maxDepth);
        writer.put(rendered(raw, meta === undefined ? undefined : { meta }, 0, writer.tally));
      } catch (error) {
        writer.fail(failureOf(error, id, name, unit.offset === undefined ? number : undefined), () => line);
      }
    }
  }

  function runLines(unit: Extract<Unit, { kind: 'lines' }>, writer: Writer): void {
    const { bytes, name } = unit;
    const mayBeUtf8 = options.encoding === null || options.encoding === 'utf-8';
    // Nearly always the whole block is UTF-8 and is decoded at once; if not, each line is decoded by itself.
    const isText = mayBeUtf8 && isUtf8(bytes);
    if (isText && !keys && bytes.subarray(0, KEY_WITHIN).includes(htmlKey)) {
      runPages(unit, writer);
      return;
    }
    // In latin1 a character is a byte: keys and line ends stand where they stand in the bytes.
    const text = isText ? textOfUtf8(bytes) : bytes.toString('latin1');
    const bytesOf = (line: string) => Buffer.from(line, isText ? 'utf8' : 'latin1');
    let number = unit.line;
    for (let start = 0; start < text.length; number++) {
      const found = text.indexOf('\n', start);
      const end = found < 0 ? text.length : found;
      const line = text.slice(start, end);
      const from = start;
      start = end + 1;
      if (!isOurs(number) || (!everyLine && isBlank(line))) continue;
      const id =
        unit.offset === undefined
          ? `${name}#${number}`
          : `${name}@${unit.offset + bytesOf(text.slice(0, from)).length}`;
      // With keys, every line is answered by one line that begins with its key.
      const keyEnd = keys ? line.indexOf(TAB) + 1 : 0;
      const json = keyEnd === 0 ? line : line.slice(keyEnd);
      const key = isText ? line.slice(0, keyEnd) : bytesOf(line.slice(0, keyEnd)).toString();
      try {
        if (line.length * 3 > maxRecord && bytesOf(line).length > maxRecord) throw tooLargeError('record', maxRecord);
        const record = isText
          ? recordOfJson(json, undefined, 0, id, writer.tally)
          : recordOfBytes(bytesOf(json), id, writer.tally);
        writer.put(key === '' ? record : key + record);
      } catch (error) {
        writer.fail(
          failureOf(error, id, name, unit.offset === undefined ? number : undefined),
          () => bytesOf(line),
          key,
        );
      }
    }
  }

  function runValues(unit: Extract<Unit, { kind: 'values' }>, writer: Writer): void {
    const { bytes, ends, name, first } = unit;
    let start = 0;
    for (let index = 0; index < ends.length; index++) {
      const value = bytes.subarray(start, ends[index]!);
      start = ends[index]!;
      if (!isOurs(first + index)) continue;
      const id = `${name}#${first + index}`;
      try {
        if (value.length > maxRecord) throw tooLargeError('record', maxRecord);
        writer.put(recordOfBytes(value, id, writer.tally));
      } catch (error) {
        writer.fail(failureOf(error, id, name, first + index), () => value);
      }
    }
  }

  function putArticle(unit: Omit<Extract<Unit, { kind: 'article' }>, 'kind'>, writer: Writer): void {
    const { id, bytes, archive, given } = unit;
    const format = unit.isNamed === true ? formatOfArticle(unit.format, bytes) : unit.format;
    try {
      writer.put(rendered({ id, format, bytes, ...given, ...charset }, undefined, 0, writer.tally));
    } catch (error) {
      writer.fail(failureOf(error, id, archive?.file ?? id, archive?.record), () => bytes);
    }
  }

  const readFile = createFileReader(options);

  function putFile({ path, id, format, isNamed }: ArticleFile, writer: Writer): void {
    let bytes: Buffer;
    try {
      bytes = readFile(path);
    } catch (error) {
      writer.fail(failureOf(error, id, id));
      return;
    }
    putArticle({ id, format, isNamed, bytes }, writer);
  }

  /** A writer to a part of a piece. */
  function writerTo(piece: Piece, tally: Tally, failures: FailedRecord[], part = 0): Writer {
    const start = piece.length();
    const put = (text: string) => {
      if (text === '') return;
      if (renderer.between !== '' && piece.length() > start) piece.put(renderer.between);
      piece.put(text);
    };
    return {
      tally,
      put,
      fail(failure, bytes, key = '') {
        tally.failed++;
        countError(tally, failure.code);
        put(key + renderer.renderFailure(failure));
        const kept = options.quarantine === null || bytes === undefined ? {} : { bytes: Uint8Array.from(bytes()) };
        failures.push({ ...failure, ...kept, at: piece.length(), part });
      },
    };
  }

  function runUnit(unit: Exclude<Unit, { kind: 'files' }>, writer: Writer): void {
    if (unit.kind === 'lines') runLines(unit, writer);
    else if (unit.kind === 'values') runValues(unit, writer);
    else if (unit.kind === 'article') putArticle(unit, writer);
    else if (unit.kind === 'skipped') addSkipped(writer.tally, unit.counts);
    else writer.fail(unit.failure);
  }

  return {
    run(unit, memory) {
      const failures: FailedRecord[] = [];
      const tally = emptyTally();
      const piece = createPiece(memory);
      const parts: Part[] = [];
      if (unit.kind !== 'files') runUnit(unit, writerTo(piece, tally, failures));
      else if (!unit.isSeparate) {
        const writer = writerTo(piece, tally, failures);
        for (const file of unit.files) putFile(file, writer);
      } else {
        for (const file of unit.files) {
          const start = piece.length();
          const before = tally.failed;
          putFile(file, writerTo(piece, tally, failures, parts.length));
          parts.push({ length: piece.length() - start, hasFailed: tally.failed > before });
        }
      }
      return { output: piece.bytes(), parts, failures, tally };
    },
  };
}

/** Bytes of the buffer that all files are read into, as long as they fit. */
const FILE_BUFFER = 256 * 1024;

/** Read whole files, one after the other, into memory that is used again: the bytes are good until the next call. */
function createFileReader({ maxRecord }: WorkOptions): (path: string) => Buffer {
  let buffer = Buffer.allocUnsafeSlow(FILE_BUFFER);

  function readAll(descriptor: number): Buffer {
    const before = fstatSync(descriptor);
    if (before.size > maxRecord) throw tooLargeError('file', maxRecord);
    // One byte more than the file: a read that fills it tells that the file has grown, one that does not is the last.
    const wanted = before.size + 1;
    if (buffer.length < wanted) buffer = Buffer.allocUnsafeSlow(wanted * 2);
    let filled = 0;
    let count = 0;
    do {
      count = readSync(descriptor, buffer, filled, wanted - filled, null);
      filled += count;
    } while (count !== 0 && filled < wanted && filled !== before.size);
    if (filled !== before.size || fstatSync(descriptor).mtimeMs !== before.mtimeMs) {
      throw new CleanError('E_CHANGED', 'The file changed while it was being read.');
    }
    return buffer.subarray(0, filled);
  }

  return (path) => {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, 'r');
      return inflated(readAll(descriptor), path, maxRecord);
    } catch (error) {
      throw error instanceof CleanError ? error : inputError(error, path);
    } finally {
      if (descriptor !== undefined) closeInput(descriptor);
    }
  };
}

export function tooLargeError(what: 'file' | 'record', limit: number): CleanError {
  return new CleanError('E_TOO_LARGE', `The ${what} has more than the ${limit} bytes that are allowed.`);
}

/** The bytes of a small file, decompressed if they are compressed. */
function inflated(bytes: Buffer, path: string, maxRecord: number): Buffer {
  const compression = compressionOf(bytes.subarray(0, MAGIC_BYTES));
  if (compression === undefined) return bytes;
  const decompress = decompressSync[compression];
  if (decompress === undefined) {
    const extension = compression === 'bzip2' ? 'bz2' : compression;
    const message = `The file is compressed by ${compression}, and its name does not say so: rename it to end in .${extension}.`;
    throw new CleanError('E_COMPRESSION', message, { file: path });
  }
  try {
    return decompress(bytes, maxRecord);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE' || code === 'ENOBUFS') {
      throw tooLargeError('file', maxRecord);
    }
    if (code === 'ENOENT') throw unreadableError(compression, path, null);
    throw new CleanError('E_COMPRESSED', `Compressed data are damaged or cut off: ${message}.`, {}, { cause: error });
  }
}

type Decompress = (bytes: Buffer, limit: number) => Buffer;

const { zstdDecompressSync } = zlib as unknown as { zstdDecompressSync?: typeof zlib.gunzipSync };

const decompressSync: Readonly<Partial<Record<Compression, Decompress>>> = {
  gzip: (bytes, maxOutputLength) => zlib.gunzipSync(bytes, { maxOutputLength }),
  zstd: (bytes, maxOutputLength) => {
    if (zstdDecompressSync !== undefined) return zstdDecompressSync(bytes, { maxOutputLength });
    const { error, status, stdout, stderr } = spawnSync('zstd', ['-dcq'], { input: bytes, maxBuffer: maxOutputLength });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(stderr.toString().trim());
    return stdout;
  },
};
