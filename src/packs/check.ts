/**
 * Users' packs: JSON in the shapes of ours, checked by hand so that each message says where, what and what to do.
 *
 *     site.json:12: phrases[3].kind: "relatd" is not one of related, share, …; did you mean "related"?
 */
import { CleanError } from '../errors.ts';
import type { PackSource } from '../settings.ts';
import { linesOfPaths } from './locate.ts';
import type { Agency, Cue, CueKind, Phrase, ResidueKind } from './pack.ts';
import { type SitePack, selectorProblem } from './sites.ts';

/** A whole-line pattern of a user, in RE2 syntax. */
export interface UserPattern {
  readonly kind: ResidueKind;
  readonly pattern: string;
  readonly source?: string;
}

/** What a user's pack may hold. Nothing is code. */
export interface UserPack {
  readonly name: string;
  /** BCP 47 code, or `*` for every language. */
  readonly language: string;
  readonly phrases: readonly Phrase[];
  readonly cues: readonly Cue[];
  readonly agencies: readonly Agency[];
  readonly patterns: readonly UserPattern[];
  readonly sites: readonly SitePack[];
}

export const RESIDUE_KINDS: readonly ResidueKind[] = [
  'related',
  'share',
  'ad',
  'newsletter',
  'app',
  'caption',
  'tags',
  'copyright',
  'disclaimer',
  'nav',
  'comment',
  'bio',
  'timestamp',
  'end-mark',
  'other',
];

export const CUE_KINDS: readonly CueKind[] = [
  'byline',
  'byline-label',
  'byline-after',
  'desk',
  'in',
  'and',
  'agency-noun',
  'cite-after',
  'cite-before',
  'namesake',
  'end-word',
  'label',
  'job',
  'published',
  'changed',
  'correction',
  'reporting',
  'writing',
  'editing',
  'translation',
  'inputs',
  'photo',
];

const PLACES = ['line', 'start', 'end', 'any', 'inside'] as const;
const SCOPES = ['section', 'tail'] as const;
const CUTS = ['phrase', 'sentence'] as const;
const AGENCY_KINDS = ['agency', 'press-release', 'house'] as const;

/** One thing that is wrong with a pack. */
export interface PackProblem {
  /** 1-based, or null when the text is not at hand. */
  readonly line: number | null;
  readonly path: string;
  readonly message: string;
}

/** A pack that has been checked: the pack, or what is wrong with it. */
export interface CheckedPack {
  readonly pack: UserPack;
  readonly problems: readonly PackProblem[];
}

/** Check a pack; never throws. */
export function inspectPack(source: PackSource): CheckedPack {
  const lines = source.text === undefined ? null : linesOfPaths(source.text);
  const problems: PackProblem[] = [];
  const report = (path: string, message: string): void => {
    problems.push({ line: lines?.get(path) ?? null, path, message });
  };
  const root = objectAt(source.data, '', report);
  knownKeys(root, ['name', 'language', 'phrases', 'cues', 'agencies', 'patterns', 'sites', '$schema'], '', report);
  const language = typeof root.language === 'string' ? root.language : '*';
  if (root.language !== undefined && typeof root.language !== 'string')
    report('language', 'must be a string such as "hi", or "*".');
  const pack: UserPack = {
    name: source.name,
    language,
    phrases: listAt(root.phrases, 'phrases', report).map((value, index) =>
      phraseAt(value, `phrases[${index}]`, report),
    ),
    cues: listAt(root.cues, 'cues', report).map((value, index) => cueAt(value, `cues[${index}]`, report)),
    agencies: listAt(root.agencies, 'agencies', report).map((value, index) =>
      agencyAt(value, `agencies[${index}]`, report),
    ),
    patterns: listAt(root.patterns, 'patterns', report).map((value, index) =>
      patternAt(value, `patterns[${index}]`, report),
    ),
    sites: listAt(root.sites, 'sites', report).map((value, index) => siteAt(value, `sites[${index}]`, report)),
  };
  return { pack, problems };
}

/**
 * A checked pack.
 *
 * @throws CleanError E_PACK naming the first three problems.
 */
export function checkPack(source: PackSource): UserPack {
  const { pack, problems } = inspectPack(source);
  if (problems.length === 0) return pack;
  throw new CleanError(
    'E_PACK',
    problems
      .slice(0, 3)
      .map((problem) => problemLine(source.name, problem))
      .join(' '),
  );
}

/** `site.json:12: phrases[3].kind: …`. */
export function problemLine(name: string, { line, path, message }: PackProblem): string {
  return `${name}${line === null ? '' : `:${line}`}: ${path === '' ? '' : `${path}: `}${message}`;
}

type Report = (path: string, message: string) => void;
type Json = Readonly<Record<string, unknown>>;

function objectAt(value: unknown, path: string, report: Report): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  report(path, 'must be an object.');
  return {};
}

function listAt(value: unknown, path: string, report: Report): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  report(path, 'must be a list.');
  return [];
}

function knownKeys(value: Json, known: readonly string[], path: string, report: Report): void {
  for (const key of Object.keys(value))
    if (!known.includes(key))
      report(at(path, key), `is not a key that a pack has here; known: ${known.join(', ')}.${suggestion(key, known)}`);
}

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function stringAt(value: Json, key: string, path: string, report: Report): string {
  const found = value[key];
  if (typeof found === 'string' && found.trim() !== '') return found;
  report(at(path, key), found === undefined ? 'is missing.' : 'must be a string that is not empty.');
  return '';
}

function choiceAt<T extends string>(
  value: Json,
  key: string,
  choices: readonly T[],
  path: string,
  report: Report,
): T | undefined {
  const found = value[key];
  if (found === undefined) return undefined;
  if (choices.includes(found as T)) return found as T;
  report(
    at(path, key),
    `${JSON.stringify(found)} is not one of ${choices.join(', ')}.${typeof found === 'string' ? suggestion(found, choices) : ''}`,
  );
  return undefined;
}

function needed<T extends string>(value: Json, key: string, choices: readonly T[], path: string, report: Report): T {
  if (value[key] === undefined) report(at(path, key), `is missing; it is one of ${choices.join(', ')}.`);
  return choiceAt(value, key, choices, path, report) ?? choices[0]!;
}

function flagAt(value: Json, key: string, path: string, report: Report): boolean {
  const found = value[key];
  if (found === undefined || typeof found === 'boolean') return found === true;
  report(at(path, key), 'must be true or false.');
  return false;
}

function phraseAt(input: unknown, path: string, report: Report): Phrase {
  const value = objectAt(input, path, report);
  knownKeys(value, ['kind', 'text', 'at', 'mark', 'scope', 'cut', 'number', 'weak', 'source'], path, report);
  const text = stringAt(value, 'text', path, report);
  if (text.startsWith('*')) report(at(path, 'text'), 'must not open with *; begin with a word.');
  const scope = choiceAt(value, 'scope', SCOPES, path, report);
  const cut = choiceAt(value, 'cut', CUTS, path, report);
  return {
    kind: needed(value, 'kind', RESIDUE_KINDS, path, report),
    text,
    at: needed(value, 'at', PLACES, path, report),
    ...(flagAt(value, 'mark', path, report) ? { mark: true as const } : {}),
    ...(scope === undefined ? {} : { scope }),
    ...(cut === undefined ? {} : { cut }),
    ...(flagAt(value, 'number', path, report) ? { number: true as const } : {}),
    ...(flagAt(value, 'weak', path, report) ? { weak: true as const } : {}),
    source: typeof value.source === 'string' ? value.source : 'user',
  };
}

function cueAt(input: unknown, path: string, report: Report): Cue {
  const value = objectAt(input, path, report);
  knownKeys(value, ['kind', 'text', 'source'], path, report);
  return { kind: needed(value, 'kind', CUE_KINDS, path, report), text: stringAt(value, 'text', path, report) };
}

function agencyAt(input: unknown, path: string, report: Report): Agency {
  const value = objectAt(input, path, report);
  knownKeys(value, ['id', 'name', 'country', 'kind', 'aliases', 'source'], path, report);
  const id = stringAt(value, 'id', path, report);
  if (id !== '' && !/^[a-z0-9][a-z0-9-]*$/.test(id))
    report(at(path, 'id'), 'must be lower-case letters, digits and hyphens.');
  const aliases = listAt(value.aliases, at(path, 'aliases'), report);
  return {
    id,
    name: stringAt(value, 'name', path, report),
    country: typeof value.country === 'string' ? value.country : null,
    kind: value.kind === undefined ? 'agency' : needed(value, 'kind', AGENCY_KINDS, path, report),
    aliases: aliases.map((alias, index) => {
      const here = `${at(path, 'aliases')}[${index}]`;
      if (typeof alias === 'string') return { text: alias };
      const one = objectAt(alias, here, report);
      knownKeys(one, ['text', 'common', 'exact'], here, report);
      return {
        text: stringAt(one, 'text', here, report),
        ...(flagAt(one, 'common', here, report) ? { common: true as const } : {}),
        ...(flagAt(one, 'exact', here, report) ? { exact: true as const } : {}),
      };
    }),
  };
}

function patternAt(input: unknown, path: string, report: Report): UserPattern {
  const value = objectAt(input, path, report);
  knownKeys(value, ['kind', 'pattern', 'source'], path, report);
  return {
    kind: needed(value, 'kind', RESIDUE_KINDS, path, report),
    pattern: stringAt(value, 'pattern', path, report),
  };
}

function siteAt(input: unknown, path: string, report: Report): SitePack {
  const value = objectAt(input, path, report);
  knownKeys(value, ['host', 'container', 'drop', 'since', 'until', 'source'], path, report);
  const host = stringAt(value, 'host', path, report);
  if (host !== '' && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(host))
    report(at(path, 'host'), 'must be the name of a host, such as news.example.com, without https:// and path.');
  const since = dayAt(value, 'since', path, report);
  const until = dayAt(value, 'until', path, report);
  return {
    host,
    container: selectorsAt(value, 'container', path, report),
    drop: selectorsAt(value, 'drop', path, report),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

function selectorsAt(value: Json, key: string, path: string, report: Report): readonly string[] {
  return listAt(value[key], at(path, key), report).filter((selector, index): selector is string => {
    const problem = typeof selector === 'string' ? selectorProblem(selector) : 'must be a string.';
    if (problem !== null) report(`${at(path, key)}[${index}]`, problem);
    return problem === null;
  });
}

function dayAt(value: Json, key: string, path: string, report: Report): string | undefined {
  const found = value[key];
  if (found === undefined) return undefined;
  if (typeof found === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(found)) return found;
  report(at(path, key), 'must be a day such as "2024-06-01".');
  return undefined;
}

/** ` Did you mean "related"?` for a slip of one or two letters. */
function suggestion(word: string, choices: readonly string[]): string {
  const near = choices.find((choice) => distance(word.toLowerCase(), choice) <= 2);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** Edit distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
