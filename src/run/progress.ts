/** One line on a terminal that tells how a long run goes. */
import type { Advance } from './run.ts';

/** Milliseconds before the line appears, and between two of its states. */
const FIRST_AFTER = 1000;
const AGAIN_AFTER = 200;

export interface Progress {
  readonly update: (advance: Advance) => void;
  /** Take the line away. */
  readonly clear: () => void;
  /** Milliseconds since the run began. */
  readonly elapsed: () => number;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes in at most four digits. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value >= 100 || unit === 0 ? value.toFixed(0) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** Seconds as `7s`, `3m07s` or `2h05m`. */
export function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  const pair = (value: number) => String(value).padStart(2, '0');
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m${pair(whole % 60)}s`;
  return `${Math.floor(whole / 3600)}h${pair(Math.floor(whole / 60) % 60)}m`;
}

/**
 * @param total Bytes of all input, if they are known.
 * @param write Where the line goes; `undefined`: nowhere.
 */
export function createProgress(total: number | undefined, write: ((text: string) => void) | undefined): Progress {
  const start = performance.now();
  let last = start + FIRST_AFTER - AGAIN_AFTER;
  let isShown = false;
  return {
    update({ tally, bytes }) {
      const now = performance.now();
      if (write === undefined || now - last < AGAIN_AFTER) return;
      last = now;
      isShown = true;
      const seconds = (now - start) / 1000;
      const records = tally.records + tally.failed;
      const parts = [`${records} records`, bytesText(bytes), `${Math.round(records / seconds)}/s`];
      if (tally.failed > 0) parts.push(`${tally.failed} failed`);
      if (total !== undefined && bytes > 0 && bytes <= total) {
        parts.push(`${Math.floor((100 * bytes) / total)} %`, `${timeText((seconds * (total - bytes)) / bytes)} left`);
      }
      write(`\r\x1b[K${parts.join(', ')}`);
    },
    clear() {
      if (isShown) write?.('\r\x1b[K');
      isShown = false;
    },
    elapsed: () => performance.now() - start,
  };
}
