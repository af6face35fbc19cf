/** Units of one record each: for what is left when a worker dies. */
import { ERRORS, type ErrorCode } from '../errors.ts';
import { renderers } from '../render/table.ts';
import type { WorkOptions } from './options.ts';
import { readRecord } from './record.ts';
import { addTally, countError, emptyTally } from './tally.ts';
import type { FailedRecord, Outcome, Unit } from './work.ts';

const LINE_FEED = 0x0a;

/** A unit as units of one record, in order. */
export function singlesOf(unit: Unit): Unit[] {
  if (unit.kind === 'files') return unit.files.map((file) => ({ ...unit, files: [file] }));
  if (unit.kind === 'values') {
    return Array.from(unit.ends, (end, index) => {
      const bytes = unit.bytes.subarray(index === 0 ? 0 : unit.ends[index - 1], end);
      return { ...unit, bytes, ends: Uint32Array.of(bytes.length), first: unit.first + index };
    });
  }
  if (unit.kind !== 'lines') return [unit];
  const singles: Unit[] = [];
  for (let start = 0, line = unit.line; start < unit.bytes.length; line++) {
    const found = unit.bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? unit.bytes.length : found + 1;
    singles.push({ ...unit, bytes: unit.bytes.subarray(start, end), line });
    start = end;
  }
  return singles;
}

/** Where the only record of a unit stands, and its id. */
function placeOf(unit: Unit, options: WorkOptions): { id: string; file: string; line?: number } {
  if (unit.kind === 'failure') return { id: unit.failure.id, file: unit.failure.id };
  if (unit.kind === 'skipped') return { id: '', file: '' };
  if (unit.kind === 'article') {
    return { id: unit.id, file: unit.archive?.file ?? unit.id, ...(unit.archive && { line: unit.archive.record }) };
  }
  if (unit.kind === 'files') return { id: unit.files[0]!.id, file: unit.files[0]!.id };
  const line = unit.kind === 'lines' ? unit.line : unit.first;
  const fallback = `${unit.name}#${line}`;
  try {
    const { raw } = readRecord(unit.bytes.toString(), fallback, options.fields, options.maxDepth);
    return { id: raw.id, file: unit.name, line };
  } catch {
    return { id: fallback, file: unit.name, line };
  }
}

/** The outcome of a unit of one record that no worker could do. */
export function failureOfUnit(unit: Unit, code: ErrorCode, options: WorkOptions): Outcome {
  const { spanUnit } = options.settings;
  const renderer = renderers[options.format]({ spanUnit, ascii: options.ascii });
  const place = placeOf(unit, options);
  const message = code === 'E_TIMEOUT' ? `The record took more than ${options.timeout} ms.` : ERRORS[code].means;
  const failure = { code, message, ...place };
  const output = Buffer.from(renderer.renderFailure(failure));
  const tally = emptyTally();
  tally.failed = 1;
  countError(tally, code);
  const bytes = 'bytes' in unit && options.quarantine !== null ? { bytes: Uint8Array.from(unit.bytes) } : {};
  const isSeparate = unit.kind === 'files' && unit.isSeparate;
  return {
    output,
    parts: isSeparate ? [{ length: output.length, hasFailed: true }] : [],
    failures: [{ ...failure, ...bytes, at: output.length, part: 0 }],
    tally,
  };
}

/** Outcomes of single records as that of their unit. */
export function joined(outcomes: readonly Outcome[], options: WorkOptions): Outcome {
  const { spanUnit } = options.settings;
  const { between } = renderers[options.format]({ spanUnit, ascii: options.ascii });
  const isSeparate = outcomes.some(({ parts }) => parts.length > 0);
  const tally = emptyTally();
  const failures: FailedRecord[] = [];
  const chunks: Buffer[] = [];
  let length = 0;
  const add = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const [index, outcome] of outcomes.entries()) {
    if (!isSeparate && between !== '' && outcome.output.length > 0 && length > 0) add(Buffer.from(between));
    const start = length;
    add(Buffer.from(outcome.output));
    addTally(tally, outcome.tally);
    for (const failure of outcome.failures) {
      failures.push({ ...failure, at: failure.at + start, part: isSeparate ? index : 0 });
    }
  }
  return { output: Buffer.concat(chunks), parts: outcomes.flatMap(({ parts }) => parts), failures, tally };
}
