/**
 * The command line: flags to options, errors to exit codes. The only place that knows commander.
 *
 * Every option is one line of `addOptions`; every error goes through `main`.
 */
import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { encodingLabels, encodingOf } from './decode-labels.ts';
import { CleanError, ERRORS, EXIT, isErrorCode } from './errors.ts';
import { PACKS_HELP, packsCommand, readPack } from './packs/command.ts';
import type { Format } from './render/table.ts';
import { FORMATS } from './render/table.ts';
import { COLOR_CHOICES, type ColorChoice, chalkFor, wantsColor } from './run/color.ts';
import {
  DEFAULT_FIELDS,
  INPUT_FORMATS,
  type InputFormat,
  MAX_DEPTH,
  MAX_RATIO,
  MAX_RECORD,
  TIMEOUT,
} from './run/options.ts';
import {
  choiceOf,
  choicesOf,
  dateOf,
  didYouMean,
  durationOf,
  integerOf,
  languageOf,
  shardOf,
  sizeOf,
  suggestionFor,
} from './run/parsers.ts';
import { codedError, createReporter, type Reporter } from './run/report.ts';
import type { OutputPlace } from './run/router.ts';
import { type RunOptions, run, type Stop } from './run/run.ts';
import type { Tally } from './run/tally.ts';
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
} from './settings.ts';
import { VERSION } from './version.ts';

const COMMANDS = {
  clean: 'Clean articles; the command may be left out',
  explain: 'Show every block of an article, what was cut and why; or explain an error code',
  diff: 'Show what was cut and repaired',
  packs: 'List languages and agencies; or check packs of your own: packs check FILE',
  help: 'Show help on a command',
} as const;

type CommandName = keyof typeof COMMANDS;

const isCommand = (word: string | undefined): word is CommandName =>
  word !== undefined && Object.hasOwn(COMMANDS, word);

/** What commander gives: our names and types. */
interface Flags {
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
  readonly backup?: string | true;
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
  readonly quiet?: true;
  readonly jsonErrors?: true;
  readonly color: ColorChoice;
  readonly debug?: true;
}

const collect = (value: string, previous: string[] = []): string[] => [...previous, value];

const EXAMPLES = `Examples:
  cleancopy story.txt                          one article, one JSON record
  cleancopy -f text story.html                 the clean text alone
  cat crawl.jsonl | cleancopy > clean.jsonl    records in, records out, in order
  cleancopy -o clean/ news/                    a directory, one output file for each input
  cleancopy explain story.txt                  what was cut, and why
`;

const EXIT_CODES = `Exit codes:
  0 all well · 1 at least one record failed · 2 wrong usage or configuration · 3 input unreadable
  4 output unwritable · 5 internal error · 130, 143 ended by a signal. A closed reader is no error.
`;

function addOptions(command: Command): Command {
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
    .addOption(option('-o, --output <path>', 'a file; or a directory, which gets one file for each input'))
    .addOption(option('--force', 'replace outputs that are there'))
    .addOption(option('--in-place', 'replace each input by its output; needs --format'))
    .addOption(option('--backup [suffix]', 'with --in-place or --force: keep what was there (default: ~)'))
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
    .addOption(option('--shard <i/n>', 'only every n-th record, from the i-th on').argParser(shardOf('--shard')))
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
      option('--timeout <time>', 'time that one record may take where threads are used (default: 60s)').argParser(
        durationOf('--timeout'),
      ),
    )
    .optionsGroup('Messages:')
    .addOption(option('-q, --quiet', 'no messages about single records, no progress'))
    .addOption(option('--json-errors', 'errors as JSON, one a line, on standard error'))
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

function createCommand(name: CommandName): Command {
  const command = new Command(name === 'clean' ? 'cleancopy' : `cleancopy ${name}`)
    .description(COMMANDS[name])
    .usage('[options] [path…|-]')
    .argument('[paths...]', 'files, directories, "patterns"; - or nothing: standard input')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => process.stdout.write(text) })
    .allowExcessArguments(false);
  if (name === 'clean') command.version(`cleancopy ${VERSION}`, '--version', 'show the version');
  addOptions(command);
  if (name === 'clean') {
    const commands = Object.entries(COMMANDS).map(([word, about]) => `  ${word.padEnd(10)}${about}\n`);
    command.addHelpText('beforeAll', `${EXAMPLES}\n`);
    command.addHelpText('after', `\nCommands:\n${commands.join('')}\n${EXIT_CODES}`);
  }
  return command;
}

/** A reason that commander gives, as an error of ours. */
function usageError(error: CommanderError): CleanError {
  const message = error.message.replace(/^error: /, '').replace(/\n\(Did you mean (.*?)\?\)/, ' Did you mean $1?');
  const sentence = `${message[0]!.toUpperCase()}${message.slice(1)}${/[.?]$/.test(message) ? '' : '.'}`;
  return new CleanError(error.code === 'commander.unknownOption' ? 'E_UNKNOWN_OPTION' : 'E_USAGE', sentence);
}

function settingsFrom(flags: Flags): Settings {
  return {
    language: flags.language,
    keep: flags.keep ?? [],
    repair: flags.repair ?? [],
    referenceDate: flags.referenceDate ?? null,
    band: flags.conservative ? 'conservative' : flags.aggressive ? 'aggressive' : flags.band,
    spanUnit: flags.spanUnit,
    packs: (flags.pack ?? []).map(readPack),
    htmlDepth: 512,
    htmlNodes: 500_000,
  };
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function outputOf(flags: Flags): OutputPlace {
  const { output, inPlace } = flags;
  if (inPlace && output !== undefined) {
    throw new CleanError('E_OPTION_CONFLICT', '--in-place and --output contradict each other.');
  }
  if (inPlace) {
    if (flags.format === undefined) {
      throw new CleanError('E_OPTION_CONFLICT', '--in-place needs --format: it decides what the files become.');
    }
    return { kind: 'in-place' };
  }
  if (output === undefined || output === '-') return { kind: 'stdout' };
  if (output.endsWith('/') || isDirectory(output)) return { kind: 'directory', path: output };
  return { kind: 'file', path: output };
}

function backupOf({ backup, inPlace, force }: Flags): string | null {
  if (backup === undefined) return null;
  if (!inPlace && !force) throw new CleanError('E_OPTION_CONFLICT', '--backup needs --in-place or --force.');
  const suffix = backup === true ? '~' : backup;
  if (suffix === '' || suffix.includes('/')) {
    throw new CleanError('E_OPTION_VALUE', `--backup cannot be "${suffix}": it is a suffix without a slash.`);
  }
  return suffix;
}

function runOptionsFrom(flags: Flags, paths: readonly string[], command: CommandName): RunOptions {
  const people = command === 'explain' || command === 'diff' ? command : undefined;
  if (people !== undefined && flags.format !== undefined) {
    throw new CleanError('E_OPTION_CONFLICT', `The command ${people} has a format of its own; leave --format out.`);
  }
  if (flags.failFast && flags.maxErrors !== undefined) {
    throw new CleanError('E_OPTION_CONFLICT', '--fail-fast and --max-errors contradict each other.');
  }
  const hasLists = flags.filesFrom !== undefined || flags.files0From !== undefined;
  return {
    settings: settingsFrom(flags),
    format: people ?? flags.format ?? 'jsonl',
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
    keys: false,
    quarantine: flags.quarantine ?? null,
    shard: flags.shard === undefined ? null : { ...flags.shard, by: 'record' },
    paths: paths.length === 0 && !hasLists ? ['-'] : paths,
    filesFrom: flags.filesFrom ?? null,
    files0From: flags.files0From ?? null,
    inputFormat: flags.inputFormat,
    output: outputOf(flags),
    force: flags.force ?? false,
    backup: backupOf(flags),
    maxErrors: flags.failFast ? 1 : (flags.maxErrors ?? null),
    jobs: flags.jobs ?? availableParallelism(),
    program: typeof __filename === 'string' ? join(dirname(__filename), 'load.cjs') : null,
    timeout: flags.timeout ?? TIMEOUT,
  };
}

/** `cleancopy explain E_…` */
function explainCode(code: string): boolean {
  const word = code.toUpperCase();
  if (!isErrorCode(word)) {
    if (!/^E_[A-Z_]+$/.test(word)) return false;
    throw new CleanError('E_USAGE', `There is no error code "${code}".${didYouMean(word, Object.keys(ERRORS))}`);
  }
  const { exit, means, remedy } = ERRORS[word];
  process.stdout.write(`${word} (exit ${exit})\n${means}\n${remedy}\n`);
  return true;
}

/** A first signal asks to stop, a second one ends at once. */
function watchSignals(): { readonly stop: Stop; readonly signal: () => NodeJS.Signals | undefined } {
  let received: NodeJS.Signals | undefined;
  const listeners: (() => void)[] = [];
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (received !== undefined) dieOf(name);
      received = name;
      for (const listener of listeners) listener();
    });
  }
  return {
    stop: {
      isRequested: () => received !== undefined,
      onRequest: (listener) => {
        if (received === undefined) listeners.push(listener);
        else listener();
      },
    },
    signal: () => received,
  };
}

/** End by the signal itself, so that whoever started us sees which one it was. */
function dieOf(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

function summaryOf({ records, failed }: Tally): string {
  const all = records + failed;
  return `cleancopy: ${all} ${all === 1 ? 'record' : 'records'}, ${failed} failed`;
}

async function runCommand(
  name: CommandName,
  flags: Flags,
  paths: readonly string[],
  reporter: Reporter,
): Promise<number> {
  const options = runOptionsFrom(flags, paths, name);
  const { stop, signal } = watchSignals();
  const { tally, exit } = await run(options, reporter, stop);
  reporter.close();
  const received = signal();
  if (received !== undefined) {
    reporter.line(`${summaryOf(tally)}; stopped by ${received}`);
    dieOf(received);
  } else if (tally.failed > 0) reporter.line(summaryOf(tally));
  return exit;
}

/** A word that is no file but nearly a command was meant as one. */
function checkCommand(word: string | undefined): void {
  if (word === undefined || isCommand(word) || existsSync(word)) return;
  const meant = /^[a-z]+$/.test(word) ? suggestionFor(word, Object.keys(COMMANDS)) : undefined;
  if (meant === undefined) return;
  throw new CleanError('E_UNKNOWN_COMMAND', `There is no command and no file "${word}". Did you mean "${meant}"?`);
}

function reporterFor(argv: readonly string[], flags: Partial<Flags>): Reporter {
  // Wrong usage is told in the form that was asked for, even where the options could not be read.
  const colorFlag = argv.find((word) => word.startsWith('--color='))?.slice('--color='.length);
  const choice = flags.color ?? COLOR_CHOICES.find((color) => color === colorFlag) ?? 'auto';
  const chalk = chalkFor(choice, process.stderr.isTTY === true);
  const paints = { error: chalk.red, code: chalk.yellow, place: chalk.bold };
  return createReporter({
    json: flags.jsonErrors ?? argv.includes('--json-errors'),
    quiet: flags.quiet ?? false,
    debug: flags.debug ?? argv.includes('--debug'),
    paint: (part, text) => paints[part](text),
    write: (text) => process.stderr.write(text),
  });
}

/** Run the program; gives its exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  let reporter = reporterFor(argv, {});
  try {
    const [first, ...rest] = argv;
    if (first === 'help') {
      const topic = rest[0];
      if (topic !== undefined && isErrorCode(topic)) explainCode(topic);
      else if (topic === 'packs') process.stdout.write(PACKS_HELP);
      else process.stdout.write(helpOf(isCommand(topic) ? topic : 'clean'));
      return EXIT.ok;
    }
    checkCommand(first);
    const name = isCommand(first) ? first : 'clean';
    const words = isCommand(first) ? rest : argv;
    if (name === 'packs') {
      const { out, err, exit } = packsCommand(words);
      process.stderr.write(err);
      process.stdout.write(out);
      return exit;
    }
    if (words.length === 0 && process.stdin.isTTY) {
      process.stderr.write(`${EXAMPLES}\nSee cleancopy --help for all options.\n`);
      return EXIT.usage;
    }
    const command = createCommand(name);
    command.parse(words as string[], { from: 'user' });
    const flags = command.opts<Flags>();
    reporter = reporterFor(argv, flags);
    if (name === 'explain' && command.args.length === 1 && explainCode(command.args[0]!)) return EXIT.ok;
    return await runCommand(name, flags, command.args, reporter);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.ok;
      reporter.fatal(usageError(error));
      return EXIT.usage;
    }
    reporter.close();
    reporter.fatal(error);
    return codedError(error).exit;
  }
}

function helpOf(name: CommandName): string {
  let text = '';
  const command = createCommand(name);
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}
