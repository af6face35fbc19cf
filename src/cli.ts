/**
 * The command line: flags to options, errors to exit codes. The only place that knows commander.
 *
 * Options are in cli-options.ts; every error goes through `main`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addOptions, type Cleaner, type Flags, runOptionsFrom, spellOut } from './cli-options.ts';
import { CleanError, ERRORS, EXIT, isErrorCode } from './errors.ts';
import { PACKS_HELP, packsCommand } from './packs/command.ts';
import { COLOR_CHOICES, chalkFor } from './run/color.ts';
import { writeTextTo } from './run/output.ts';
import { didYouMean, suggestionFor } from './run/parsers.ts';
import { createProgress } from './run/progress.ts';
import { codedError, createReporter, type Reporter } from './run/report.ts';
import { run } from './run/run.ts';
import { isCompressedName } from './run/sniff.ts';
import { inputError, statusOf } from './run/source.ts';
import { mergeStats, statsJson, statsTable } from './run/stats.ts';
import { type Stop, stopOf } from './run/stop.ts';
import { VERSION } from './version.ts';

const COMMANDS = {
  clean: 'Clean articles; the command may be left out',
  explain: 'Show every block of an article, what was cut and why; or explain an error code',
  diff: 'Show what was cut and repaired',
  serve: 'Answer each line of JSONL on standard input by one line, at once',
  packs: 'List languages and agencies; or check packs of your own: packs check FILE',
  stats: 'stats merge FILE…: add up the counts of several runs',
  help: 'Show help on a command',
} as const;

type CommandName = keyof typeof COMMANDS;

const CLEANERS: readonly string[] = ['clean', 'explain', 'diff', 'serve'] satisfies Cleaner[];

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

const isCommand = (word: string | undefined): word is CommandName =>
  word !== undefined && Object.hasOwn(COMMANDS, word);

const USAGES: Readonly<Partial<Record<CommandName, string>>> = {
  serve: '--stdio [options]',
  stats: 'merge FILE…',
};

function createCommand(name: Exclude<CommandName, 'help' | 'packs'>): Command {
  const isCleaner = CLEANERS.includes(name);
  const command = new Command(name === 'clean' ? 'cleancopy' : `cleancopy ${name}`)
    .description(COMMANDS[name])
    .usage(USAGES[name] ?? '[options] [path…|-]')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => process.stdout.write(text) })
    .helpOption('-h, --help', 'show this help')
    .allowExcessArguments(false);
  if (name === 'clean') command.version(`cleancopy ${VERSION}`, '--version', 'show the version');
  if (isCleaner) {
    command.argument('[paths...]', 'files, directories, "patterns"; - or nothing: standard input');
    addOptions(command);
  }
  if (name === 'serve') command.option('--stdio', 'on standard input and output');
  if (name === 'stats')
    command.argument('<action>', 'merge').argument('<files...>', 'written by --stats json or --stats-file');
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
  const listeners = new Set<() => void>();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (received !== undefined) dieOf(name);
      received = name;
      for (const listener of listeners) listener();
    });
  }
  return { stop: stopOf(() => received !== undefined, listeners), signal: () => received };
}

/** End by the signal itself, so that whoever started us sees which one it was. */
function dieOf(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** Bytes of all inputs, where each is a plain file. */
function totalOf(paths: readonly string[]): number | undefined {
  if (paths.length === 0) return undefined;
  let total = 0;
  for (const path of paths) {
    const status = path === '-' || isCompressedName(path) ? undefined : statusOf(path);
    if (status?.isFile() !== true) return undefined;
    total += status.size;
  }
  return total;
}

/** Milliseconds after which a run is long enough for a line at its end. */
const LONG_RUN = 10_000;

async function runCleaner(name: Cleaner, flags: Flags, paths: readonly string[], reporter: Reporter): Promise<number> {
  const total = totalOf(paths);
  const options = { ...runOptionsFrom(flags, paths, name), expected: total ?? 0 };
  const { stop, signal } = watchSignals();
  const { stderr } = process;
  const isLive = flags.progress === 'always' || (flags.progress === 'auto' && stderr.isTTY && !process.stdout.isTTY);
  const showsProgress = isLive && !flags.quiet && flags.jsonErrors !== true;
  const write = showsProgress ? (text: string) => stderr.write(text) : undefined;
  const progress = createProgress(total, write);
  const reporting: Reporter = {
    ...reporter,
    failure(failure) {
      progress.clear();
      reporter.failure(failure);
    },
  };
  const { tally, exit } = await run(options, reporting, stop, progress.update).finally(progress.clear);
  reporter.close();
  if (flags.stats !== undefined) stderr.write(flags.stats === 'json' ? statsJson(tally) : statsTable(tally));
  if (flags.statsFile !== undefined) writeTextTo(flags.statsFile, statsJson(tally));
  const received = signal();
  const elapsed = progress.elapsed();
  const isLong = elapsed > LONG_RUN;
  const records = tally.records + tally.failed;
  const hasSkipped = Object.keys(tally.skipped).length > 0;
  // An archive of nothing but pictures and errors gives no record: somebody will ask why.
  const isBarren = records === 0 && hasSkipped;
  if (received !== undefined || isLong || tally.failed > 0 || isBarren) {
    reporter.summary({
      records,
      failed: tally.failed,
      ...(hasSkipped && { skipped: tally.skipped }),
      ...(received !== undefined && { stoppedBy: received }),
      ...(isLong && received === undefined && { elapsed }),
    });
  }
  if (received !== undefined) dieOf(received);
  return exit;
}

function runPacks(words: readonly string[]): number {
  const { out, err, exit } = packsCommand(words);
  process.stderr.write(err);
  process.stdout.write(out);
  return exit;
}

function runStats([action, ...files]: readonly string[]): number {
  if (action !== 'merge') {
    const hint = didYouMean(action!, ['merge']);
    throw new CleanError('E_USAGE', `There is no "stats ${action}"; there is "stats merge".${hint}`);
  }
  const read = files.map((name) => {
    try {
      return { name, text: readFileSync(name === '-' ? 0 : name, 'utf8') };
    } catch (error) {
      throw inputError(error, name);
    }
  });
  process.stdout.write(statsJson(mergeStats(read)));
  return EXIT.ok;
}

async function runCommand(name: CommandName, command: Command, reporter: Reporter): Promise<number> {
  const { args } = command;
  if (name === 'stats') return runStats(args);
  if (name === 'explain' && args.length === 1 && explainCode(args[0]!)) return EXIT.ok;
  return runCleaner(name as Cleaner, command.opts<Flags>(), args, reporter);
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
      else {
        if (topic !== undefined && !isCommand(topic)) {
          throw new CleanError('E_USAGE', `There is no help on "${topic}".${didYouMean(topic, Object.keys(COMMANDS))}`);
        }
        process.stdout.write(helpOf(topic === undefined || topic === 'help' ? 'clean' : topic));
      }
      return EXIT.ok;
    }
    checkCommand(first);
    const name = isCommand(first) && first !== 'help' ? first : 'clean';
    const words = isCommand(first) ? rest : argv;
    if (name === 'packs') return runPacks(words);
    if (words.length === 0 && CLEANERS.includes(name) && process.stdin.isTTY) {
      process.stderr.write(`${EXAMPLES}\nSee cleancopy --help for all options.\n`);
      return EXIT.usage;
    }
    const command = createCommand(name);
    command.parse(spellOut(words), { from: 'user' });
    reporter = reporterFor(argv, command.opts<Flags>());
    return await runCommand(name, command, reporter);
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

function helpOf(name: Exclude<CommandName, 'help'>): string {
  if (name === 'packs') return PACKS_HELP;
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
