/**
 * What a user can ask of the core: plain data, the same on the command line, in a worker and in the library.
 * `createKit` compiles it. Nothing of reading and writing files is here.
 */

/** Parts of an article that may stay in `text`. */
export type KeepPart = 'headline' | 'dateline' | 'byline' | 'sign-off' | 'caption';

export const KEEP_PARTS: readonly KeepPart[] = ['headline', 'dateline', 'byline', 'sign-off', 'caption'];

/** Repairs of the kept text; each only on demand. */
export type Repair =
  | 'danda'
  | 'code-mix'
  | 'mojibake'
  | 'entities'
  | 'letters'
  | 'joiners'
  | 'nukta'
  | 'visarga'
  | 'links';

export const REPAIRS: readonly Repair[] = [
  'danda',
  'code-mix',
  'mojibake',
  'entities',
  'letters',
  'joiners',
  'nukta',
  'visarga',
  'links',
];

/** How much has to speak for a cut: `conservative` leaves more residue, `aggressive` leaves less. */
export type Band = 'conservative' | 'default' | 'aggressive';

export const BANDS: readonly Band[] = ['conservative', 'default', 'aggressive'];

export type SpanUnit = 'codepoint' | 'utf16' | 'byte';

export const SPAN_UNITS: readonly SpanUnit[] = ['codepoint', 'utf16', 'byte'];

/** A pack from a user: parsed JSON, not checked yet, and where it came from (for messages). */
export interface PackSource {
  readonly name: string;
  readonly data: unknown;
  /** The JSON text itself: messages then name the line. */
  readonly text?: string;
}

export interface Settings {
  /** BCP 47 code that all articles are taken to be in, or `auto`. */
  readonly language: string;
  /** Parts that stay in `text`. */
  readonly keep: readonly KeepPart[];
  readonly repair: readonly Repair[];
  /** `YYYY-MM-DD`: settles the missing year of a dateline; `null`: only what the article declares does. */
  readonly referenceDate: string | null;
  readonly band: Band;
  /** Unit of all spans in the output. */
  readonly spanUnit: SpanUnit;
  /** Users' packs, applied after ours in this order. */
  readonly packs: readonly PackSource[];
  /** Deepest nesting of HTML elements that is followed; deeper ones are read as if they stood at this depth. */
  readonly htmlDepth: number;
  /** Most HTML nodes of one page; what comes after them is left out, with a note. */
  readonly htmlNodes: number;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'auto',
  keep: [],
  repair: [],
  referenceDate: null,
  band: 'default',
  spanUnit: 'codepoint',
  packs: [],
  // Real pages stay below 100; htmlparser2 is quadratic in the depth.
  htmlDepth: 512,
  htmlNodes: 500_000,
};

/** The defaults with some of them changed. */
export function settingsOf(changed: Partial<Settings> = {}): Settings {
  return { ...DEFAULT_SETTINGS, ...changed };
}
