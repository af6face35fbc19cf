/** Values of options: words of a list, numbers, sizes, times, dates. Each refuses what it does not understand. */
import { CleanError } from '../errors.ts';

/** Number of single-character edits that turn one word into another; two neighbours in the wrong order are one edit. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + change);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) least = Math.min(least, before[column - 2]! + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** The word of a list that was probably meant, if one is near. */
export function suggestionFor(word: string, choices: readonly string[]): string | undefined {
  const nearest = choices
    .map((choice) => ({ choice, distance: editDistance(word.toLowerCase(), choice.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (nearest === undefined) return undefined;
  return nearest.distance <= Math.max(1, Math.floor(word.length / 3)) ? nearest.choice : undefined;
}

export function didYouMean(word: string, choices: readonly string[]): string {
  const suggestion = suggestionFor(word, choices);
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
}

function refuse(option: string, value: string, wanted: string, hint = ''): never {
  throw new CleanError('E_OPTION_VALUE', `${option} cannot be "${value}": it is ${wanted}.${hint}`);
}

/** One word of a list. */
export function choiceOf<T extends string>(option: string, choices: readonly T[]): (value: string) => T {
  return (value) => {
    if ((choices as readonly string[]).includes(value)) return value as T;
    return refuse(option, value, `one of ${choices.join(', ')}`, didYouMean(value, choices));
  };
}

/** Words of a list, separated by commas; the option may be repeated. */
export function choicesOf<T extends string>(
  option: string,
  choices: readonly T[],
): (value: string, previous?: readonly T[]) => readonly T[] {
  const one = choiceOf(option, choices);
  return (value, previous = []) => [...previous, ...value.split(',').filter(Boolean).map(one)];
}

export function integerOf(option: string, low: number, high: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= low && number <= high) return number;
    return refuse(option, value, `a whole number from ${low} to ${high}`);
  };
}

const SIZE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  kb: 1e3,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

/** A size such as `16MiB`, `500kB` or `4096`, in bytes. */
export function sizeOf(option: string, low: number, high: number): (value: string) => number {
  return (value) => {
    const match = /^(\d{1,12}(?:\.\d{1,6})?) ?([a-z]{0,3})$/i.exec(value);
    const unit = match === null ? undefined : SIZE_UNITS[match[2]!.toLowerCase()];
    const size = match === null || unit === undefined ? Number.NaN : Math.round(Number(match[1]) * unit);
    if (size >= low && size <= high) return size;
    return refuse(option, value, `a size from ${low} to ${high} bytes, such as 16MiB`);
  };
}

/** A time such as `5s`, `500ms` or `2m`, in milliseconds. */
export function durationOf(option: string): (value: string) => number {
  return (value) => {
    const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m)?$/.exec(value);
    if (match === null) return refuse(option, value, 'a time such as 500ms, 5s or 2m');
    return Math.round(Number(match[1]) * { ms: 1, s: 1000, m: 60_000 }[(match[2] ?? 's') as 'ms' | 's' | 'm']);
  };
}

/** A date of the calendar, `YYYY-MM-DD`. */
export function dateOf(option: string): (value: string) => string {
  return (value) => {
    const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    if (isDate && new Date(value).toISOString().startsWith(value)) return value;
    return refuse(option, value, 'a date such as 2025-10-22');
  };
}

/** A BCP 47 code, or `auto`. */
export function languageOf(option: string): (value: string) => string {
  return (value) => {
    if (/^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,3}$/i.test(value)) return value;
    return refuse(option, value, 'auto or a language code such as hi, en or zh-Hant');
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Schedulers that say which part of an array a task is: variables of its index, its first index, its count. */
const SCHEDULERS: readonly {
  readonly index: string;
  readonly first: string | number;
  readonly count: string | null;
}[] = [
  { index: 'SLURM_ARRAY_TASK_ID', first: 'SLURM_ARRAY_TASK_MIN', count: 'SLURM_ARRAY_TASK_COUNT' },
  { index: 'SLURM_PROCID', first: 0, count: 'SLURM_NTASKS' },
  { index: 'AWS_BATCH_JOB_ARRAY_INDEX', first: 0, count: 'AWS_BATCH_JOB_ARRAY_SIZE' },
  { index: 'JOB_COMPLETION_INDEX', first: 0, count: null },
  { index: 'PBS_ARRAY_INDEX', first: 0, count: null },
  { index: 'PBS_ARRAYID', first: 0, count: null },
  { index: 'SGE_TASK_ID', first: 'SGE_TASK_FIRST', count: 'SGE_TASK_LAST' },
];

const numberOf = (text: string | undefined): number =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;

/** The part that the scheduler says; its step is 1 where it has one. */
function scheduledShard(environment: Environment, given: number): ShardPart | undefined {
  const scheduler = SCHEDULERS.find(({ index }) => !Number.isNaN(numberOf(environment[index])));
  if (scheduler === undefined) return undefined;
  const first = typeof scheduler.first === 'number' ? scheduler.first : numberOf(environment[scheduler.first]) || 0;
  const index = numberOf(environment[scheduler.index]) - first;
  const told = numberOf(environment[scheduler.count ?? '']) - (scheduler.count === 'SGE_TASK_LAST' ? first - 1 : 0);
  return { index, count: Number.isNaN(given) ? told : given };
}

export interface ShardPart {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** A part such as `2/8`, the second of eight; `auto` or `auto/8`: the one that the scheduler says. */
export function shardOf(option: string, environment: Environment): (value: string) => ShardPart {
  return (value) => {
    const match = /^(auto|\d{1,7})(?:\/(\d{1,7}))?$/.exec(value);
    const count = numberOf(match?.[2]);
    if (match?.[1] === 'auto') {
      const shard = scheduledShard(environment, count);
      if (shard !== undefined && shard.index >= 0 && shard.index < shard.count) return shard;
      return refuse(option, value, 'a part that no scheduler has told; write auto/N where only the index is known');
    }
    const index = Number(match?.[1]);
    if (match !== null && index >= 1 && index <= count) return { index: index - 1, count };
    return refuse(option, value, 'a part such as 2/8, counted from 1, or auto');
  };
}

/** Bytes such as `0-1000000`: from the first to before the second; without the second, to the end. */
export function rangeOf(option: string): (value: string) => { readonly start: number; readonly end: number } {
  return (value) => {
    const match = /^(\d{1,15})-(\d{1,15})?$/.exec(value);
    const start = Number(match?.[1]);
    const end = match?.[2] === undefined ? Number.MAX_SAFE_INTEGER : Number(match[2]);
    if (match !== null && start <= end) return { start, end };
    return refuse(option, value, 'a range of bytes such as 0-1000000');
  };
}
