/**
 * Settings (plain data) to Kit (compiled). Built once a thread; `clean` only reads it.
 */

import { CleanError } from './errors.ts';
import { agencies } from './packs/agencies.ts';
import { checkPack, type UserPack } from './packs/check.ts';
import { type DayLabels, dayLabelsOf, shippedDayLabels } from './packs/day-labels.ts';
import { languages } from './packs/languages/index.ts';
import type { Agency, Cue, CueKind, LanguagePack, Phrase, ResidueKind } from './packs/pack.ts';
import { loadRe2 } from './packs/re2.ts';
import { compileSite, type SiteRules } from './packs/sites.ts';
import { buildLanguageTable, type LanguageTable } from './parse/language.ts';
import { type Settings, settingsOf } from './settings.ts';
import {
  buildLexicon,
  type ClosedLexicon,
  closeLexicon,
  type Lexicon,
  type LexiconItem,
  openLexicon,
  type Zone,
} from './sweep/lexicon.ts';
import { foldString } from './text/fold.ts';

/** What is known of one language, ready for matching. */
export interface Knowledge {
  readonly language: string | null;
  /** The language's own pack first, then English; empty of its own pack for an unknown language. */
  readonly packs: readonly LanguagePack[];
  readonly lexicon: Lexicon;
  /** Folded function words: tell prose from titles. */
  readonly stopwords: ReadonlySet<string>;
  /** Whole-line patterns of users' packs. */
  readonly patterns: readonly LinePattern[];
}

/** A user's pattern, compiled by RE2: linear in the line, whatever the pattern. */
export interface LinePattern {
  readonly kind: ResidueKind;
  readonly id: string;
  readonly test: (line: string) => boolean;
}

/** What is kept of a language: its tables take half a megabyte, and an input seldom has more than a few languages. */
type ClosedKnowledge = Omit<Knowledge, 'lexicon'> & { readonly lexicon: ClosedLexicon };

/** Languages whose tables are held ready. */
const OPEN_MAX = 8;

export interface Kit {
  readonly settings: Settings;
  readonly packs: readonly LanguagePack[];
  readonly agencies: readonly Agency[];
  /** Users' rules for single sites. */
  readonly sites: readonly SiteRules[];
  readonly languageTable: LanguageTable;
  /** What the words before a day say of it, in all languages; compiled when first asked for. */
  readonly dayLabels: () => DayLabels;
  /** Knowledge of a language; compiled when first asked for. */
  readonly knowledge: (language: string | null) => Knowledge;
}

/**
 * Compile settings.
 *
 * @param changed Settings that differ from the defaults.
 * @throws CleanError E_PACK for a user's pack that is not one.
 */
export function createKit(changed: Partial<Settings> = {}): Kit {
  const settings = settingsOf(changed);
  const users = settings.packs.map(checkPack);
  const table = [...agencies, ...users.flatMap((pack) => pack.agencies)];
  const compiled = new Map<string, ClosedKnowledge>();
  const open = new Map<string, Knowledge>();
  // English and the agencies are known to every language.
  let common: Lexicon | undefined;
  const commonLexicon = (): Lexicon => {
    common ??= buildLexicon([...languages.filter(isEnglish).flatMap(itemsOfPack), ...table.flatMap(itemsOfAgency)]);
    return common;
  };
  const knowledge = (language: string | null): Knowledge => {
    const key = language ?? '';
    let found = open.get(key);
    if (found !== undefined) return found;
    const closed = compiled.get(key);
    if (closed !== undefined) found = { ...closed, lexicon: openLexicon(closed.lexicon) };
    else {
      found = compile(language, languages, commonLexicon(), users);
      compiled.set(key, { ...found, lexicon: closeLexicon(found.lexicon) });
    }
    // Whoever holds the one that has to make room can go on using it.
    if (open.size >= OPEN_MAX) open.delete(open.keys().next().value!);
    open.set(key, found);
    return found;
  };
  let labels: DayLabels | undefined;
  const sites = users.flatMap((pack) => pack.sites.map(compileSite));
  return {
    settings,
    packs: languages,
    agencies: table,
    sites,
    languageTable: buildLanguageTable(languages),
    dayLabels: () => (labels ??= users.length === 0 ? shippedDayLabels() : dayLabelsOf([...languages, ...users])),
    knowledge,
  };
}

const isEnglish = (pack: LanguagePack): boolean => pack.language === 'en';

function compile(
  language: string | null,
  all: readonly LanguagePack[],
  common: Lexicon,
  users: readonly UserPack[],
): Knowledge {
  const base = language?.split('-')[0];
  const own = all.find((pack) => pack.language === language) ?? all.find((pack) => pack.language === base);
  const english = all.find(isEnglish);
  const packs = [...new Set([own, english])].filter((pack) => pack !== undefined);
  const theirs = users.filter((user) => user.language === '*' || user.language === language || user.language === base);
  const lexicon = buildLexicon(
    own === undefined || isEnglish(own) ? [] : itemsOfPack(own),
    common,
    theirs.flatMap((user) => itemsOfPhrases(user.name, user.phrases, user.cues)),
  );
  const patterns = theirs.flatMap(patternsOf);
  const stopwords = new Set(packs.flatMap((pack) => pack.stopwords.split(/\s+/).map(foldString)).filter(Boolean));
  return { language, packs, lexicon, stopwords, patterns };
}

function itemsOfPack(pack: LanguagePack): LexiconItem[] {
  const { language } = pack;
  const items = itemsOfPhrases(language, pack.phrases, pack.cues);
  const add = (text: string, zone: Zone, entry: LexiconItem['entry']): void => {
    items.push({ text, zones: [zone], entry });
  };
  const calendars = { gregorian: pack.months, ...pack.calendars };
  for (const [calendar, months] of Object.entries(calendars)) {
    months.forEach((names, index) => {
      for (const name of names) add(name, 'edge', { is: 'month', language, month: index + 1, calendar });
    });
  }
  pack.weekdays.forEach((names, index) => {
    for (const name of names) add(name, 'stamp', { is: 'weekday', language, weekday: index + 1 });
  });
  for (const [word, day] of pack.dayWords ?? []) add(word, 'asked', { is: 'day', language, day });
  for (const word of pack.dateWords ?? []) add(word, 'stamp', { is: 'date-word', language });
  return items;
}

function itemsOfPhrases(language: string, phrases: readonly Phrase[], cues: readonly Cue[]): LexiconItem[] {
  return [
    // Of two phrases that fit one span the stronger counts: it is reported first.
    ...[...phrases.filter((phrase) => phrase.weak !== true), ...phrases.filter((phrase) => phrase.weak === true)].map(
      (phrase): LexiconItem => ({
        text: phrase.text,
        zones: zonesOfPhrase(phrase),
        entry: { is: 'phrase', language, phrase },
      }),
    ),
    ...cues.map(
      ({ kind, text }): LexiconItem => ({
        text,
        zones: [ZONE_OF_CUE[kind] ?? 'asked'],
        entry: { is: 'cue', language, cue: kind, text },
      }),
    ),
  ];
}

function zonesOfPhrase({ at, kind, scope }: Phrase): readonly Zone[] {
  if (at === 'any' || at === 'inside') return ['any'];
  if (at === 'end') return ['edge'];
  if (kind === 'timestamp') return ['open', 'stamp'];
  // A heading may be glued to the end of a story on one line.
  return scope === undefined ? ['open'] : ['open', 'edge'];
}

/** Cues that are looked for from their marks; all others are asked for where one may stand. */
const ZONE_OF_CUE: Readonly<Partial<Record<CueKind, Zone>>> = {
  'cite-after': 'cite',
  'cite-before': 'cite',
  'agency-noun': 'any',
  byline: 'edge',
  desk: 'edge',
  reporting: 'edge',
  photo: 'edge',
};

/** Patterns of a pack, compiled on RE2; the library is loaded only when a pack has any. */
function patternsOf(pack: UserPack): LinePattern[] {
  if (pack.patterns.length === 0) return [];
  const { RE2JS } = loadRe2();
  return pack.patterns.map(({ kind, pattern }) => {
    try {
      const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
      return { kind, id: `${pack.name}/${kind}/${pattern}`, test: (line: string) => compiled.matcher(line).matches() };
    } catch (cause) {
      const { message } = cause as Error;
      throw new CleanError(
        'E_PACK',
        `${pack.name}: the pattern ${JSON.stringify(pattern)} is not one that RE2 knows: ${message}.`,
      );
    }
  });
}

function itemsOfAgency(agency: Agency): LexiconItem[] {
  return agency.aliases.map((alias) => ({
    text: alias.text,
    zones: ['any'],
    entry: { is: 'agency', agency, alias },
    exact: alias.exact === true,
  }));
}
