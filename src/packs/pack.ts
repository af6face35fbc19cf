/**
 * The shapes of knowledge: language packs, agencies, and the entries that both become in a lexicon.
 * Data only: a phrase that needs an `if` is a rule; a rule that quotes a word is a phrase.
 */
import type { CreditRole, RemovalKind } from '../model.ts';

/** Kinds of residue that a phrase can announce: the kinds of RECORD.md that are not fields. */
export type ResidueKind = Exclude<
  RemovalKind,
  'headline' | 'dateline' | 'byline' | 'agency' | 'sign-off' | 'duplicate'
>;

/**
 * A phrase that gives residue away.
 *
 * Written in lower case with straight quotes; the matcher folds case, nukta, ZWJ/ZWNJ, white space, curly quotes and
 * accents of Latin letters. `*` stands for 1 to 80 characters of the same block (`download * app`).
 */
export interface Phrase {
  readonly kind: ResidueKind;
  readonly text: string;
  /**
   * Where it must stand to count:
   * `line`   it is the whole block, but for bullets, brackets, marks, digits and emoji round it;
   * `start`  the block opens with it (bullets, brackets, emoji before it ignored): the whole block is residue;
   * `end`    the block ends with it: a short block is residue, in a long one only the sentence that holds it;
   * `any`    anywhere in a block of at most 300 characters: the whole block is residue. In a longer block: nothing;
   * `inside` as `any`, and inside a longer paragraph it is cut as a span, see `cut`.
   */
  readonly at: 'line' | 'start' | 'end' | 'any' | 'inside';
  /** True: counts only if a mark follows (`:` `-` `–` `—` `|` `»` `›` `>` `…` or a visarga used as a colon), or nothing at all: the block ends there. For phrases that open honest sentences too. */
  readonly mark?: true;
  /**
   * What a heading owns. `section`: the title-like lines below it up to the next prose. `tail`: everything after it, if
   * it stands in the last part. Absent: its own block only.
   */
  readonly scope?: 'section' | 'tail';
  /**
   * For `inside`: what is cut of a longer paragraph. `phrase` (default): the phrase alone, with its brackets or marks;
   * `sentence`: from the phrase to the end of its sentence, line or bracket (a link with its headline).
   */
  readonly cut?: 'phrase' | 'sentence';
  /** True: counts only if a number is glued to it: `दि12 मेट्रो किराया`. */
  readonly number?: true;
  /** True: not enough alone; needs a second sign (links, neighbours, position at an end). */
  readonly weak?: true;
  /** Where the phrase was seen or what vouches for it: a site, a house, a standard. */
  readonly source: string;
}

/** Cues that announce something without being residue. */
export type CueKind =
  /** Before a name at the start of a line: `by`, `von`, `por`. */
  | 'byline'
  /** Before a name only with a colon, dash, slash or bar behind it, since it is a common word too: `words`, `रिपोर्ट`, `文`. */
  | 'byline-label'
  /** Behind a name that ends a line: `की रिपोर्ट`, `さんの報告`. */
  | 'byline-after'
  /** A desk or an unnamed reporter in the place of a name or agency: `staff reporter`, `जागरण संवाददाता`, `ویب ڈیسک`. */
  | 'desk'
  /** Between the place or date of a byline and its name: `in`, `में`. */
  | 'in'
  /** Joins names or places: `and`, `und`, `और`. */
  | 'and'
  /** The noun before or after an agency's name: `news agency`, `समाचार एजेंसी`, `informationsbüro`. */
  | 'agency-noun'
  /** Says that what stands before it is the source: `के अनुसार`, `reported`, `berichtet`. */
  | 'cite-after'
  /** Says that what follows it is the source: `according to`, `told`, `laut`, `selon`, `据`. */
  | 'cite-before'
  /** Beside an agency's name: somebody else has that name: `दल`, `के सांसद`, `party`, `founder`. */
  | 'namesake'
  /** Ends a story: `enditem`, `ends`, `fin`, `समाप्त`. */
  | 'end-word'
  /** Opens a line that looks like a dateline but is a label: `report`, `update`, `description`, `the issue`. */
  | 'label'
  /** Title of a person before or after the name in a byline: `correspondent`, `political editor`. */
  | 'job'
  /** Before the day of publication: `published`, `प्रकाशित`. */
  | 'published'
  /** Before the day of the last change: `updated`, `अपडेट`, `stand:`. */
  | 'changed'
  /** Opens a correction note in front of a story: `corrects`, `refiles`. */
  | 'correction'
  /** A credit cue with its role: `reporting by`, `editing by`, `with inputs from`, `इनपुट`. */
  | CreditRole;

export interface Cue {
  readonly kind: CueKind;
  readonly text: string;
  readonly source?: string;
}

/** Months of a calendar: twelve lists of printed forms, first month first. */
export type Months = readonly (readonly string[])[];

export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'devanagari'
  | 'bengali'
  | 'gurmukhi'
  | 'gujarati'
  | 'oriya'
  | 'tamil'
  | 'telugu'
  | 'kannada'
  | 'malayalam'
  | 'sinhala'
  | 'thai'
  | 'arabic'
  | 'hebrew'
  | 'han'
  | 'japanese'
  | 'hangul'
  | 'ethiopic'
  | 'myanmar'
  | 'khmer'
  | 'armenian'
  | 'georgian'
  | 'lao'
  | 'tibetan'
  | 'thaana'
  | 'ol-chiki'
  | 'meetei';

export type DateOrder = 'month-day' | 'day-month' | 'day-month-year' | 'month-day-year' | 'year-month-day';

/** All that the pipeline knows of one language. Plain data: `JSON.parse(JSON.stringify(pack))` equals it. */
export interface LanguagePack {
  /** BCP 47: `hi`, `zh-Hant`. */
  readonly language: string;
  /** English name. */
  readonly name: string;
  readonly script: Script;
  /** Gregorian months: all inflections, abbreviations (without the dot), spelling variants, lower case. */
  readonly months: Months;
  /** Other calendars met in datelines: `bikram-sambat`, `solar-hijri`, `hijri`. */
  readonly calendars?: Readonly<Record<string, Months>>;
  /** Seven lists, Monday first. */
  readonly weekdays: Months;
  /** Day numbers as words, `[word, number]`: Bhasha writes `दो मार्च`. */
  readonly dayWords?: readonly (readonly [string, number])[];
  /** Words that may stand between, before or after the parts of a date: `de`, `the`, `दिनांक`, `तारीख`. */
  readonly dateWords?: readonly string[];
  /** Orders in which datelines print a date, the usual one first. */
  readonly dateOrders: readonly DateOrder[];
  /** The 40 to 80 most frequent function words, blank-separated: tells prose from titles and names the language. For scripts without blanks: frequent characters or bigrams. */
  readonly stopwords: string;
  /** Letters that few languages of the same script write, lower case: `ğış`. They name the language of a line or two. */
  readonly letters?: string;
  /** True: less is written in it than in its relatives; a text is in it only if its words are clearly ahead of theirs. */
  readonly rare?: true;
  /** Words that machines put in the place of the language's own: `['President', 'राष्ट्रपति']`. For `--repair code-mix`. */
  readonly substitutions?: readonly (readonly [string, string])[];
  /** Short words after which a full stop is no end of a sentence, blank-separated: `डॉ प्रो`. For `--repair danda`. */
  readonly abbreviations?: string;
  /** Words, and endings with a `-` before them, that end in a visarga by right: `अतः -तः`. For `--repair visarga`. */
  readonly visarga?: string;
  /** Beginnings of words that converters of old fonts garble, `[garbled, right]`. For `--repair letters`. */
  readonly misprints?: readonly (readonly [string, string])[];
  /** Characters that end a sentence in this language, besides . ! ? … */
  readonly sentenceEnds?: string;
  readonly phrases: readonly Phrase[];
  readonly cues: readonly Cue[];
}

/** One spelling of an agency. */
export interface AgencyAlias {
  readonly text: string;
  /**
   * True: also an ordinary word or a short string (भाषा, वार्ता, एजेंसी, AP, AA): counts only in a dateline's slot,
   * in a sign-off or credit, or beside an agency noun; never on its own in prose.
   */
  readonly common?: true;
  /** True: matches only in just this case (`PTI` but not `pti`, `dpa` but not `DPA`'s namesakes). */
  readonly exact?: true;
}

/** A news agency, wire service, or news house whose desk stands where an agency stands. */
export interface Agency {
  /** Lower-case ASCII, stable: `xinhua`. */
  readonly id: string;
  /** Canonical English name: `Xinhua`, `PTI`, `Press Trust of India` — as newsrooms print it in short. */
  readonly name: string;
  /** ISO 3166 alpha-2, or null for international ones. */
  readonly country: string | null;
  readonly kind: 'agency' | 'press-release' | 'house';
  readonly aliases: readonly AgencyAlias[];
  /** Sign-off grammars it uses, ids of the table in `extract/signoff.ts`; informative. */
  readonly signoffs?: readonly string[];
  readonly source?: string;
}

/** What a lexicon hit means. One phrase may have several entries. */
export type Entry =
  | { readonly is: 'phrase'; readonly language: string; readonly phrase: Phrase }
  | { readonly is: 'cue'; readonly language: string; readonly cue: CueKind; readonly text: string }
  | { readonly is: 'month'; readonly language: string; readonly month: number; readonly calendar: string }
  | { readonly is: 'weekday'; readonly language: string; readonly weekday: number }
  | { readonly is: 'day'; readonly language: string; readonly day: number }
  | { readonly is: 'date-word'; readonly language: string }
  | { readonly is: 'agency'; readonly agency: Agency; readonly alias: AgencyAlias };
