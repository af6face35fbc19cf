/**
 * Every error that a user can meet: a stable code, the exit status of a run that ends with it, what it means and what
 * to do. `cleancopy explain CODE` prints the entry.
 */

/** Exit codes of the contract. */
export const EXIT = {
  ok: 0,
  records: 1,
  usage: 2,
  input: 3,
  output: 4,
  internal: 5,
} as const;

export interface ErrorEntry {
  /** Exit status if the run ends with this error; `EXIT.records` for errors of one record. */
  readonly exit: number;
  /** What it means, in one or two sentences. */
  readonly means: string;
  /** What to do. */
  readonly remedy: string;
}

const { records, usage, input, output, internal } = EXIT;

export const ERRORS = {
  // Usage and configuration.
  E_USAGE: {
    exit: usage,
    means: 'The command line cannot be understood.',
    remedy: 'See cleancopy --help.',
  },
  E_UNKNOWN_OPTION: {
    exit: usage,
    means: 'There is no option of this name. Options are never ignored and never abbreviated.',
    remedy: 'See cleancopy --help for the options.',
  },
  E_UNKNOWN_COMMAND: {
    exit: usage,
    means: 'There is no command of this name, and no file either.',
    remedy: 'See cleancopy --help for the commands; write ./NAME for a file that is called like a command.',
  },
  E_OPTION_VALUE: {
    exit: usage,
    means: 'The value of an option is not one that it can have.',
    remedy: 'Use one of the values, or a number in the range, that the message names.',
  },
  E_OPTION_CONFLICT: {
    exit: usage,
    means: 'Two options contradict each other.',
    remedy: 'Leave one of them out.',
  },
  E_UNKNOWN_ENCODING: {
    exit: usage,
    means: 'No character encoding is known by this label.',
    remedy:
      'Use a label of the WHATWG Encoding Standard such as utf-8, windows-1252 or shift_jis; leave --encoding out to detect it.',
  },
  E_PACK: {
    exit: usage,
    means: 'A pack cannot be used: it is not JSON, or not of the shape of a pack.',
    remedy: 'Mend the place that the message names; docs/packs.md describes the shape.',
  },
  E_CONFIG: {
    exit: usage,
    means: 'The settings cannot be used.',
    remedy: 'Mend the key that the message names.',
  },
  E_SAME_FILE: {
    exit: usage,
    means: 'Input and output are the same file; writing would destroy what is being read.',
    remedy: 'Name another output, or use --in-place (with --backup to keep the original).',
  },
  E_JOURNAL: {
    exit: usage,
    means: 'The journal belongs to another run: other version, other options, other packs or other inputs.',
    remedy:
      'Run with the options that the journal was made with, or name a new journal and output (or delete both) to begin anew.',
  },

  // Input that cannot be read.
  E_NOT_FOUND: {
    exit: input,
    means: 'There is no such file, or it vanished before it was read. A symbolic link may lead nowhere.',
    remedy: 'Check the path; quote patterns such as "news/*.txt" if the shell must not expand them.',
  },
  E_NO_MATCH: {
    exit: input,
    means: 'A pattern matched no file.',
    remedy: 'Check the pattern; ** stands for any number of directories.',
  },
  E_ACCESS: {
    exit: input,
    means: 'The file or directory may not be read.',
    remedy: 'Check its permissions.',
  },
  E_READ: {
    exit: input,
    means: 'Reading failed on the way.',
    remedy: 'Check the disk, the mount or the pipe, and run again.',
  },
  E_CHANGED: {
    exit: input,
    means: 'The file changed while it was being read.',
    remedy: 'Run again when nobody writes to it.',
  },
  E_LOOP: {
    exit: input,
    means: 'Symbolic links lead round in a circle.',
    remedy: 'Remove the link, or name the files without it.',
  },
  E_COMPRESSED: {
    exit: input,
    means: 'Compressed input is damaged or cut off. What came before the damage has been processed.',
    remedy: 'Fetch the file again; gzip, zstd, bzip2 or xz with -t shows whether it is whole.',
  },
  E_COMPRESSION: {
    exit: input,
    means: 'The input is compressed in a way that cannot be read here.',
    remedy:
      'Install the package that the message names, or decompress it first, for example: xz -dc FILE | cleancopy -',
  },
  E_BOMB: {
    exit: input,
    means: 'Compressed input grows beyond the allowed ratio: it may be a decompression bomb.',
    remedy: 'Raise --max-ratio if the file is trusted.',
  },

  // One record.
  E_ARCHIVE: {
    exit: records,
    means: 'A record of a WARC file is damaged, or an MHTML file holds no page.',
    remedy: 'Fetch or save the page again; what stands before and after it has been processed.',
  },
  E_JSON: {
    exit: records,
    means: 'A line of JSONL, or an element of a JSON array, is not valid JSON.',
    remedy: 'Mend or remove the record; the others have been processed.',
  },
  E_JSON_DEPTH: {
    exit: records,
    means: 'The JSON of a record is nested too deeply.',
    remedy: 'Flatten the record, or raise --max-depth.',
  },
  E_RECORD: {
    exit: records,
    means: 'A record is valid JSON, but not an object with text or html in it.',
    remedy: 'Name the fields with --text-field or --html-field.',
  },
  E_TOO_LARGE: {
    exit: records,
    means: 'A record or file is larger than allowed. It was not held in memory.',
    remedy: 'Raise --max-record, or split the record.',
  },
  E_ENCODING: {
    exit: records,
    means: 'Bytes could not be decoded, and --encoding-errors fail asks to stop at that.',
    remedy: 'Name the right --encoding, or allow replacement characters with --encoding-errors replace.',
  },
  E_TIMEOUT: {
    exit: records,
    means: 'A record took longer than allowed. Its worker was replaced.',
    remedy: 'Raise --timeout, or look at the record (--quarantine DIR keeps it).',
  },
  E_WORKER: {
    exit: records,
    means: 'A record made its worker die, for instance for want of memory.',
    remedy: 'Look at the record (--quarantine DIR keeps it); please report it.',
  },
  E_RECORD_INTERNAL: {
    exit: records,
    means: 'A record met a fault of this program. The run went on.',
    remedy: 'Please report it with the record (--quarantine DIR keeps it).',
  },
  E_TOO_MANY_ERRORS: {
    exit: records,
    means: 'The run was ended by --fail-fast or --max-errors.',
    remedy: 'Look at the errors above; raise --max-errors to go on.',
  },

  // Output that cannot be written.
  E_OUTPUT_EXISTS: {
    exit: output,
    means: 'The output is there already.',
    remedy: 'Use --force to replace it, or name another one.',
  },
  E_OUTPUT: {
    exit: output,
    means: 'The output cannot be written.',
    remedy: 'Check the path, the permissions and the room on the disk.',
  },
  E_OUTPUT_PATH: {
    exit: output,
    means: 'The name of an input leads outside the output directory, or two inputs would be written to the same file.',
    remedy: 'Name the inputs relative to one directory, or write them to different output directories.',
  },

  E_NOT_BUILT: {
    exit: internal,
    means: 'The program has not been built.',
    remedy: 'Run npm ci, or npm run build, in its directory.',
  },
  E_INTERNAL: {
    exit: internal,
    means: 'A fault of this program.',
    remedy: 'Please report it with the output of the same command and --debug.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof ERRORS;

/** Where an error happened; what is not known is absent. */
export interface ErrorPlace {
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly record?: string;
}

/**
 * An error with its code. `message` says what and why, without the place and the remedy.
 *
 *     throw new CleanError('E_PACK', 'phrases[12].kind: "relatd" is not a kind. Did you mean "related"?', { file });
 */
export class CleanError extends Error {
  readonly code: ErrorCode;
  readonly place: ErrorPlace;

  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CleanError';
    this.code = code;
    this.place = place;
  }

  get exit(): number {
    return ERRORS[this.code].exit;
  }
}

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text);
}
