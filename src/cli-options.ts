/**
 * The options of the command line: one line each, and what they mean for a run.
 */
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { encodingLabels, encodingOf } from './decode-labels.ts';
import { CleanError } from './errors.ts';
import { readPack } from './packs/command.ts';
import { FORMATS, type Format } from './render/table.ts';
import { COLOR_CHOICES, type ColorChoice, wantsColor } from './run/color.ts';
import {
  type ByteRange,
  DEFAULT_FIELDS,
  INPUT_FORMATS,
  type InputFormat,
  JOURNAL_INTERVAL,
  MAX_DEPTH,
  MAX_RATIO,
  MAX_RECORD,
  TIMEOUT,
} from './run/options.ts';
import { placeAt } from './run/output.ts';
import {
  choiceOf,
  choicesOf,
  dateOf,
  didYouMean,
  durationOf,
  integerOf,
  languageOf,
  rangeOf,
  shardOf,
  sizeOf,
} from './run/parsers.ts';
import type { OutputPlace } from './run/router.ts';
import type { RunOptions } from './run/run.ts';
import { isCompressedName, isWritableName } from './run/sniff.ts';
import {
  BANDS,
  type Band,
  KEEP_PARTS,
  type KeepPart,
  REPAIRS,
  type Repair,
  type Settings,
  SPAN_UNITS,
  type SpanUnit,
  settingsOf,
} from './settings.ts';

/** What is put behind the name of a file that `--backup` keeps. */
const SUFFIX = '~';

/** What commander gives: our names and types. */
/** Commands that clean. */
export type Cleaner = 'clean' | 'explain' | 'diff' | 'serve';

export interface Flags {
  readonly inputFormat: InputFormat;
  readonly encoding: string;
  readonly encodingErrors: 'replace' | 'fail';
  readonly textField: string;
  readonly htmlField: string;
  readonly idField: string;
  readonly urlField: string;
  readonly dateField?: string[];
  readonly filesFrom?: string;
  readonly files0From?: string;
  readonly format?: Format;
  readonly output?: string;
  readonly force?: true;
  readonly inPlace?: true;
  readonly backup?: string;
  readonly ascii?: true;
  readonly spanUnit: SpanUnit;
  readonly keep?: readonly KeepPart[];
  readonly language: string;
  readonly referenceDate?: string;
  readonly repair?: readonly Repair[];
  readonly band: Band;
  readonly conservative?: boolean;
  readonly aggressive?: boolean;
  readonly pack?: string[];
  readonly jobs?: number;
  readonly failFast?: true;
  readonly maxErrors?: number;
  readonly quarantine?: string;
  readonly maxRecord: number;
  readonly maxRatio: number;
  readonly maxDepth: number;
  readonly timeout?: number;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly shardBy: 'record' | 'file';
  readonly bytes?: ByteRange;
  readonly keyPassthrough?: true;
  readonly journal?: string;
  readonly journalInterval?: number;
  readonly dryRun?: true;
  readonly check?: true;
  readonly stats?: 'json' | 'table';
  readonly statsFile?: string;
  readonly progress: 'auto' | 'always' | 'never';
  readonly stdio?: true;
  readonly quiet?: true;
  readonly jsonErrors?: true;
  readonly color: ColorChoice;
  readonly debug?: true;
}

const collect = (value: string, previous: string[] = []): string[] => [...previous, value];

/** Add all options of a command that cleans. */
export function addOptions(command: Command): Command {
  const option = (flags: string, description: string) => new Option(flags, description);
  return command
    .optionsGroup('Input:')
    .addOption(
      option('--input-format <format>', `what the input is: ${INPUT_FORMATS.join(', ')}`)
        .default('auto')
        .argParser(choiceOf('--input-format', INPUT_FORMATS)),
    )
    .addOption(option('--encoding <label>', 'encoding of the input, or auto').default('auto').argParser(encodingLabel))
    .addOption(
      option('--encoding-errors <how>', 'bytes that cannot be decoded: replace (by U+FFFD, with a note) or fail')
        .default('replace')
        .argParser(choiceOf('--encoding-errors', ['replace', 'fail'] as const)),
    )
    .addOption(option('--text-field <name>', 'field of a record that holds its text').default(DEFAULT_FIELDS.text))
    .addOption(
      option('--html-field <name>', 'field that holds its page, if it has no text').default(DEFAULT_FIELDS.html),
    )
    .addOption(option('--id-field <name>', 'field that holds its id').default(DEFAULT_FIELDS.id))
    .addOption(option('--url-field <name>', 'field that holds its address').default(DEFAULT_FIELDS.url))
    .addOption(
      option('--date-field <name>', 'field that holds its date of publication (repeatable)').argParser(collect),
    )
    .addOption(option('--files-from <file>', 'read the paths in a file too, one a line; - is standard input'))
    .addOption(option('--files0-from <file>', 'the same, with NUL between two paths'))
    .optionsGroup('Output:')
    .addOption(
      option('-f, --format <format>', `${FORMATS.join(', ')} (default: jsonl)`).argParser(
        choiceOf('--format', FORMATS),
      ),
    )
    .addOption(
      option('-o, --output <path>', 'a file, .gz for gzip; or a directory, which gets one file for each input'),
    )
    .addOption(option('--force', 'replace outputs that are there'))
    .addOption(option('--in-place', 'replace each input by its output; needs --format'))
    .addOption(
      option(
        '--backup [suffix]',
        `with --in-place or --force: keep what was there; --backup=SUFFIX (default: ${SUFFIX})`,
      ),
    )
    .addOption(option('--check', 'print the ids of articles with something to clean; exit 1 if there are any'))
    .addOption(option('--dry-run', 'say what would be written, and write nothing'))
    .addOption(option('--ascii', 'escape all characters beyond ASCII'))
    .addOption(
      option('--span-unit <unit>', `what spans count: ${SPAN_UNITS.join(', ')}`)
        .default('codepoint')
        .argParser(choiceOf('--span-unit', SPAN_UNITS)),
    )
    .optionsGroup('Cleaning:')
    .addOption(
      option('--keep <parts>', `leave parts in the text: ${KEEP_PARTS.join(', ')}`).argParser(
        choicesOf('--keep', KEEP_PARTS),
      ),
    )
    .addOption(
      option('--language <code>', 'language of all articles, or auto')
        .default('auto')
        .argParser(languageOf('--language')),
    )
    .addOption(
      option('--reference-date <date>', 'settles the missing year of a dateline').argParser(dateOf('--reference-date')),
    )
    .addOption(
      option('--repair <names>', `repair the text: ${REPAIRS.join(', ')}`).argParser(choicesOf('--repair', REPAIRS)),
    )
    .addOption(
      option('--band <name>', `how much has to speak for a cut: ${BANDS.join(', ')}`)
        .default('default')
        .argParser(choiceOf('--band', BANDS)),
    )
    .addOption(option('--conservative', 'the same as --band conservative').conflicts(['aggressive', 'band']))
    .addOption(option('--aggressive', 'the same as --band aggressive').conflicts(['conservative', 'band']))
    .addOption(option('--pack <file>', 'use a pack of your own (repeatable)').argParser(collect))
    .optionsGroup('Running:')
    .addOption(
      option('-j, --jobs <number>', 'threads (default: one for each core; small inputs need none)').argParser(
        integerOf('--jobs', 1, 256),
      ),
    )
    .addOption(option('--fail-fast', 'end at the first record that fails'))
    .addOption(
      option('--max-errors <number>', 'end when so many records have failed').argParser(
        integerOf('--max-errors', 1, Number.MAX_SAFE_INTEGER),
      ),
    )
    .addOption(option('--quarantine <directory>', 'keep what failed there: the bytes as they came, and the reason'))
    .addOption(option('--journal <file>', 'set down how far the run is, so that it goes on there if it dies'))
    .addOption(
      option('--journal-interval <time>', 'time between two points to go on from (default: 1s)').argParser(
        durationOf('--journal-interval'),
      ),
    )
    .addOption(
      option('--shard <i/n>', 'only part i of n; auto or auto/n: the part that the scheduler says').argParser(
        shardOf('--shard', process.env),
      ),
    )
    .addOption(
      option('--shard-by <what>', 'deal out: record or file')
        .default('record')
        .argParser(choiceOf('--shard-by', ['record', 'file'] as const)),
    )
    .addOption(
      option('--bytes <from-to>', 'only the lines that begin in these bytes of the file').argParser(rangeOf('--bytes')),
    )
    .addOption(option('--key-passthrough', 'lines are key<TAB>record; the key is copied'))
    .addOption(
      option('--max-record <size>', 'largest record or file')
        .default(MAX_RECORD, '64MiB')
        .argParser(sizeOf('--max-record', 1024, 2 ** 29 - 2 ** 20)),
    )
    .addOption(
      option('--max-ratio <number>', 'largest growth of compressed input')
        .default(MAX_RATIO)
        .argParser(integerOf('--max-ratio', 1, 100_000)),
    )
    .addOption(
      option('--max-depth <number>', 'deepest nesting of a JSON record')
        .default(MAX_DEPTH)
        .argParser(integerOf('--max-depth', 1, 100_000)),
    )
    .addOption(
      option(
        '--timeout <time>',
        'time that one record may take; work is done in threads (default: 60s where there are some)',
      ).argParser(durationOf('--timeout')),
    )
    .optionsGroup('Messages:')
    .addOption(option('-q, --quiet', 'no messages about single records, no progress'))
    .addOption(option('--json-errors', 'errors as JSON, one a line, on standard error'))
    .addOption(
      option('--stats <form>', 'counts of the run on standard error: json or table').argParser(
        choiceOf('--stats', ['json', 'table'] as const),
      ),
    )
    .addOption(option('--stats-file <file>', 'write the counts of the run to a file, as JSON'))
    .addOption(
      option('--progress <when>', `progress of a long run: ${COLOR_CHOICES.join(', ')}`)
        .default('auto')
        .argParser(choiceOf('--progress', COLOR_CHOICES)),
    )
    .addOption(
      option('--color <when>', `colours for people: ${COLOR_CHOICES.join(', ')}`)
        .default('auto')
        .argParser(choiceOf('--color', COLOR_CHOICES)),
    )
    .addOption(option('--debug', 'stack traces'))
    .helpOption('-h, --help', 'show this help');
}

function encodingLabel(label: string): string {
  if (label === 'auto' || encodingOf(label) !== undefined) return label;
  throw new CleanError(
    'E_UNKNOWN_ENCODING',
    `There is no encoding "${label}".${didYouMean(label, encodingLabels())} Use a label such as utf-8, windows-1252 or shift_jis.`,
  );
}

function settingsFrom(flags: Flags): Settings {
  return settingsOf({
    language: flags.language,
    keep: flags.keep ?? [],
    repair: flags.repair ?? [],
    referenceDate: flags.referenceDate ?? null,
    band: flags.conservative ? 'conservative' : flags.aggressive ? 'aggressive' : flags.band,
    spanUnit: flags.spanUnit,
    packs: (flags.pack ?? []).map(readPack),
  });
}

function outputOf(flags: Flags): OutputPlace {
  const { output, inPlace } = flags;
  if (inPlace && output !== undefined) {
    throw conflict('--in-place and --output contradict each other.');
  }
  if (inPlace) {
    if (flags.format === undefined) {
      throw conflict('--in-place needs --format: it decides what the files become.');
    }
    return { kind: 'in-place' };
  }
  if (output === undefined || output === '-') return { kind: 'stdout' };
  const place: OutputPlace = output.endsWith('/') ? { kind: 'directory', path: output } : placeAt(output);
  if (place.kind === 'file' && !isWritableName(output)) {
    throw new CleanError(
      'E_OPTION_VALUE',
      `--output cannot be "${output}": of compressed files only .gz and .zst are written; use a pipe for others.`,
    );
  }
  return place;
}

/**
 * The words of a command line with the suffix of a `--backup` that has none: the next word is an input, never a suffix, or a
 * file would stay out without a word.
 */
export function spellOut(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  return words.map((word, index) => (word === '--backup' && (end < 0 || index < end) ? `--backup=${SUFFIX}` : word));
}

function backupOf({ backup: suffix, inPlace, force }: Flags): string | null {
  if (suffix === undefined) return null;
  if (!inPlace && !force) throw conflict('--backup needs --in-place or --force.');
  if (suffix === '' || suffix.includes('/')) {
    throw new CleanError('E_OPTION_VALUE', `--backup cannot be "${suffix}": it is a suffix without a slash.`);
  }
  return suffix;
}

/**
 * What a run has to do.
 *
 * @param command One that cleans.
 * @throws CleanError if options contradict each other.
 */
export function runOptionsFrom(flags: Flags, paths: readonly string[], command: Cleaner): Omit<RunOptions, 'expected'> {
  const people = command === 'explain' || command === 'diff' ? command : undefined;
  const isServed = command === 'serve';
  if (people !== undefined && flags.format !== undefined) {
    throw conflict(`The command ${people} has a format of its own; leave --format out.`);
  }
  if (flags.failFast && flags.maxErrors !== undefined) {
    throw conflict('--fail-fast and --max-errors contradict each other.');
  }
  checkCheck(flags, command === 'clean');
  checkServe(flags, paths, isServed);
  checkParts(flags, paths);
  const hasLists = flags.filesFrom !== undefined || flags.files0From !== undefined;
  return {
    settings: settingsFrom(flags),
    format: people ?? (flags.check ? 'check' : (flags.format ?? 'jsonl')),
    ascii: flags.ascii ?? false,
    color: wantsColor(flags.color, process.stdout.isTTY === true, process.env),
    fields: {
      text: flags.textField,
      html: flags.htmlField,
      id: flags.idField,
      url: flags.urlField,
      date: flags.dateField ?? DEFAULT_FIELDS.date,
    },
    encoding: flags.encoding === 'auto' ? null : flags.encoding,
    encodingErrors: flags.encodingErrors,
    maxRecord: flags.maxRecord,
    maxDepth: flags.maxDepth,
    maxRatio: flags.maxRatio,
    keys: flags.keyPassthrough ?? false,
    everyLine: isServed || flags.keyPassthrough === true,
    quarantine: flags.quarantine ?? null,
    shard: flags.shard === undefined ? null : { ...flags.shard, by: flags.shardBy },
    paths: paths.length === 0 && !hasLists ? ['-'] : paths,
    filesFrom: flags.filesFrom ?? null,
    files0From: flags.files0From ?? null,
    inputFormat: isServed || flags.keyPassthrough || flags.bytes !== undefined ? 'jsonl' : flags.inputFormat,
    range: flags.bytes ?? null,
    journal: flags.journal ?? null,
    journalInterval: flags.journalInterval ?? JOURNAL_INTERVAL,
    isDryRun: flags.dryRun ?? false,
    output: outputOf(flags),
    force: flags.force ?? false,
    backup: backupOf(flags),
    maxErrors: flags.failFast ? 1 : (flags.maxErrors ?? null),
    // Whoever waits for an answer to each line gets it from the main thread.
    jobs: isServed || people !== undefined ? 1 : (flags.jobs ?? availableParallelism()),
    program: typeof __filename === 'string' ? join(dirname(__filename), 'load.cjs') : null,
    timeout: flags.timeout ?? TIMEOUT,
    isGuarded: flags.timeout !== undefined,
  };
}

function conflict(message: string): CleanError {
  return new CleanError('E_OPTION_CONFLICT', message);
}

/** A check prints names: it has no format, and nothing to write to a file. */
function checkCheck({ check, format, output, inPlace, journal }: Flags, isPlain: boolean): void {
  if (check !== true) return;
  if (!isPlain) throw conflict('--check has no command.');
  if (format !== undefined || output !== undefined || inPlace || journal !== undefined) {
    throw conflict('--check writes no records; leave --format, --output, --in-place and --journal out.');
  }
}

function checkServe(flags: Flags, paths: readonly string[], isServed: boolean): void {
  if (!isServed) return;
  if (flags.stdio !== true) throw new CleanError('E_USAGE', 'The command serve needs --stdio.');
  if (paths.length > 0) throw conflict('The command serve reads standard input; leave the paths out.');
  const { format = 'jsonl', inputFormat } = flags;
  if (format !== 'jsonl' || (inputFormat !== 'auto' && inputFormat !== 'jsonl') || flags.output !== undefined) {
    throw conflict('The command serve answers lines of JSONL by lines of JSONL on standard output.');
  }
}

function checkParts(flags: Flags, paths: readonly string[]): void {
  const { bytes, shard, journal, output, inPlace, keyPassthrough, format = 'jsonl', dryRun } = flags;
  if (bytes !== undefined && (paths.length !== 1 || paths[0] === '-')) throw conflict('--bytes needs one file.');
  if (bytes !== undefined && shard !== undefined) throw conflict('--bytes and --shard contradict each other.');
  if (keyPassthrough && format !== 'jsonl') throw conflict('--key-passthrough needs the format jsonl.');
  if (journal === undefined) return;
  if (output === undefined || output === '-' || inPlace) {
    throw conflict('--journal needs --output: what has gone to a stream cannot be taken back.');
  }
  if (outputOf(flags).kind === 'device') {
    throw conflict('--journal needs a file as --output: what has gone to a FIFO or a device cannot be taken back.');
  }
  if (isCompressedName(output)) throw conflict('--journal cannot go on in compressed output.');
  if (dryRun) throw conflict('--journal and --dry-run contradict each other.');
}
