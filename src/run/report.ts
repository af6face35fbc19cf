/** What a run says on standard error: errors, a summary. Never on standard output, never twice, never with controls. */
import { CleanError, ERRORS, type ErrorCode } from '../errors.ts';
import { printable, printableJson } from '../render/paint.ts';
import { timeText } from './progress.ts';
import type { FailedRecord } from './work.ts';

export interface ReportOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  /** Stack traces. */
  readonly debug: boolean;
  /** Paint a part of a message; the same text without colours where they are not wanted. */
  readonly paint: (part: 'error' | 'code' | 'place', text: string) => string;
  readonly write: (text: string) => void;
}

export interface Summary {
  /** Records, those that failed among them. */
  readonly records: number;
  readonly failed: number;
  readonly stoppedBy?: string;
  /** Records of archives that are no articles, by why; left out if there are none. */
  readonly skipped?: Readonly<Record<string, number>>;
  /** Of a long run, in milliseconds. */
  readonly elapsed?: number;
}

export interface Reporter {
  /** One record that failed. */
  readonly failure: (failure: FailedRecord) => void;
  /** The error that ends the run. */
  readonly fatal: (error: unknown) => void;
  /** What a run came to. */
  readonly summary: (counts: Summary) => void;
  /** Say how many failures were not shown. */
  readonly close: () => void;
}

/** Failures that are shown one by one; the rest is counted. JSON shows all. */
const SHOWN = 100;

/** Any error as one with a code. */
export function codedError(error: unknown): CleanError {
  if (error instanceof CleanError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new CleanError('E_INTERNAL', message, {}, { cause: error });
}

export function createReporter(options: ReportOptions): Reporter {
  const { paint, write } = options;
  let shown = 0;
  let hidden = 0;

  function print(level: 'error' | 'fatal', code: ErrorCode, message: string, place: Place, hint: string): void {
    if (options.json) {
      const { file, line, record } = place;
      const row = { level, code, message, file: file ?? null, line: line ?? null, record: record ?? null, hint };
      write(`${printableJson(JSON.stringify(row))}\n`);
      return;
    }
    const where = [place.file, place.line].filter((part) => part !== undefined).join('#');
    const label = place.record !== undefined && place.record !== where ? `${where} (${place.record})` : where;
    const start = label === '' ? '' : `${paint('place', printable(label))}: `;
    const end = level === 'fatal' ? ` ${hint}` : '';
    write(`${paint('error', 'cleancopy')}: ${start}${paint('code', code)}: ${printable(message + end)}\n`);
  }

  return {
    failure({ code, message, file, line, id }) {
      if (options.quiet && !options.json) return;
      if (!options.json && shown >= SHOWN) {
        hidden++;
        return;
      }
      shown++;
      const place = { ...(file !== undefined && { file }), ...(line !== undefined && { line }), record: id };
      print('error', code, message, place, ERRORS[code].remedy);
    },
    fatal(error) {
      const coded = codedError(error);
      print('fatal', coded.code, coded.message, coded.place, ERRORS[coded.code].remedy);
      if (!options.debug) return;
      const cause = coded.cause instanceof Error ? coded.cause : coded;
      for (const row of (cause.stack ?? String(cause)).split('\n')) write(`${printable(row)}\n`);
    },
    summary({ records, failed, skipped, stoppedBy, elapsed }) {
      if (options.json) {
        const whole = elapsed === undefined ? undefined : Math.round(elapsed);
        const row = { level: 'summary', records, failed, skipped, stoppedBy, elapsed: whole };
        write(`${printableJson(JSON.stringify(row))}\n`);
      } else if (!options.quiet) {
        const parts = [`${records} ${records === 1 ? 'record' : 'records'}, ${failed} failed`];
        if (skipped !== undefined) parts.push(`; ${printable(skippedText(skipped))}`);
        if (elapsed !== undefined) parts.push(`, ${timeText(elapsed / 1000)}`);
        if (stoppedBy !== undefined) parts.push(`; stopped by ${stoppedBy}`);
        write(`cleancopy: ${parts.join('')}\n`);
      }
    },
    close() {
      if (hidden > 0) write(`cleancopy: ${hidden} more errors like these; --json-errors shows all.\n`);
    },
  };
}

/** Reasons that are named. */
const REASONS_SHOWN = 4;

/** `3 parts of archives are no articles (2 × status: 404, 1 × type: request)`, the commonest first. */
function skippedText(skipped: Readonly<Record<string, number>>): string {
  const rows = Object.entries(skipped).sort(([, a], [, b]) => b - a);
  const total = rows.reduce((sum, [, times]) => sum + times, 0);
  const named = rows.slice(0, REASONS_SHOWN).map(([reason, times]) => `${times} × ${reason}`);
  if (rows.length > REASONS_SHOWN) named.push('…');
  return `${total} ${total === 1 ? 'part of an archive is no article' : 'parts of archives are no articles'} (${named.join(', ')})`;
}

interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly record?: string;
}
