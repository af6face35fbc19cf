/**
 * Settings (plain data) to Kit (compiled). Built once a thread; `clean` only reads it.
 */

import { agencies } from './packs/agencies.ts';
import { languages } from './packs/languages/index.ts';
import type { Agency, LanguagePack } from './packs/pack.ts';
import { buildLanguageTable, type LanguageTable } from './parse/language.ts';
import { type Settings, settingsOf } from './settings.ts';
import { buildLexicon, type Lexicon, type LexiconItem, type Zone } from './sweep/lexicon.ts';
import { foldString } from './text/fold.ts';

/** What is known of one language, ready for matching. */
export interface Knowledge {
  readonly language: string | null;
  /** The language's own pack first, then English; empty of its own pack for an unknown language. */
  readonly packs: readonly LanguagePack[];
  readonly lexicon: Lexicon;
  /** Folded function words: tell prose from titles. */
  readonly stopwords: ReadonlySet<string>;
}

export interface Kit {
  readonly settings: Settings;
  readonly packs: readonly LanguagePack[];
  readonly agencies: readonly Agency[];
  readonly languageTable: LanguageTable;
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
  const compiled = new Map<string, Knowledge>();
  const knowledge = (language: string | null): Knowledge => {
    const key = language ?? '';
    let found = compiled.get(key);
    if (found === undefined) {
      found = compile(language, languages, agencies);
      compiled.set(key, found);
    }
    return found;
  };
  return { settings, packs: languages, agencies, languageTable: buildLanguageTable(languages), knowledge };
}

function compile(language: string | null, all: readonly LanguagePack[], table: readonly Agency[]): Knowledge {
  const base = language?.split('-')[0];
  const own = all.find((pack) => pack.language === language) ?? all.find((pack) => pack.language === base);
  const english = all.find((pack) => pack.language === 'en');
  const packs = [...new Set([own, english])].filter((pack) => pack !== undefined);
  const items = [...packs.flatMap(itemsOfPack), ...table.flatMap(itemsOfAgency)];
  const stopwords = new Set(packs.flatMap((pack) => pack.stopwords.split(/\s+/).map(foldString)).filter(Boolean));
  return { language, packs, lexicon: buildLexicon(items), stopwords };
}

function itemsOfPack(pack: LanguagePack): LexiconItem[] {
  const { language } = pack;
  const items: LexiconItem[] = [];
  const add = (text: string, zone: Zone, entry: LexiconItem['entry']): void => {
    items.push({ text, zone, entry });
  };
  for (const phrase of pack.phrases) {
    const zone: Zone = phrase.at === 'any' || phrase.at === 'inside' ? 'any' : 'edge';
    add(phrase.text, zone, { is: 'phrase', language, phrase, id: `${language}/${phrase.kind}/${phrase.text}` });
  }
  for (const cue of pack.cues) {
    const zone: Zone =
      cue.kind === 'cite-after' || cue.kind === 'cite-before' || cue.kind === 'agency-noun' ? 'any' : 'edge';
    add(cue.text, zone, { is: 'cue', language, cue: cue.kind, text: cue.text });
  }
  const calendars = { gregorian: pack.months, ...pack.calendars };
  for (const [calendar, months] of Object.entries(calendars)) {
    months.forEach((names, index) => {
      for (const name of names) add(name, 'edge', { is: 'month', language, month: index + 1, calendar });
    });
  }
  pack.weekdays.forEach((names, index) => {
    for (const name of names) add(name, 'edge', { is: 'weekday', language, weekday: index + 1 });
  });
  for (const [word, day] of pack.dayWords ?? []) add(word, 'edge', { is: 'day', language, day });
  for (const word of pack.dateWords ?? []) add(word, 'edge', { is: 'date-word', language });
  return items;
}

function itemsOfAgency(agency: Agency): LexiconItem[] {
  return agency.aliases.map((alias) => ({
    text: alias.text,
    zone: 'any',
    entry: { is: 'agency', agency, alias },
    exact: alias.exact === true,
  }));
}
