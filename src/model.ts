/**
 * Every type that travels between the steps. No code here.
 *
 * One coordinate system: offsets are UTF-16 code units of `Document.text`, ranges are `[start, end)`.
 * For plain text `Document.text` is the decoded source itself (damaged text is mended first, see `mends`, and the targets of
 * links are masked, see `masked`); for HTML it is the visible text of the blocks, joined
 * by line feeds, and `Document.origin` leads back to the HTML source. Steps never cut: they claim spans, and
 * `assemble` makes the one cut at the end.
 */
import type { Entry } from './packs/pack.ts';

/** Half-open range of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One article as it came in. Either `bytes` (a file) or `text` (already decoded, from a JSON record). */
export interface RawArticle {
  readonly id: string;
  readonly format: 'text' | 'html';
  readonly bytes?: Uint8Array;
  readonly text?: string;
  readonly url?: string;
  /** Charset that somebody declared: HTTP header, WARC record, `--encoding`. A WHATWG label. */
  readonly charset?: string;
  /** True if `charset` comes from the user and must be obeyed. */
  readonly forced?: boolean;
  /** ISO date (or date-time) that the record itself carries; settles the year of a dateline. */
  readonly date?: string;
  /** ISO date-time at which a crawler or browser kept the page; counts where nothing says when it was published. */
  readonly seen?: string;
  /** Unknown fields of the input record; they go out unchanged. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** Decoded bytes. */
export interface SourceText {
  readonly text: string;
  /** WHATWG name in lower case, e.g. `utf-8`, `windows-1252`. */
  readonly encoding: string;
  readonly how: 'bom' | 'valid-utf-8' | 'declared' | 'guessed' | 'fallback' | 'given';
  /** Number of U+FFFD that stand for bytes which could not be decoded. */
  readonly replaced: number;
  readonly notes: readonly Note[];
}

/** What a block looks like in print. */
export type Shape = 'paragraph' | 'heading' | 'item' | 'caption' | 'quote' | 'table' | 'rule' | 'preformatted';

/**
 * An element of an HTML page. A block's `place` is the innermost element that holds all of its text; `start` and `end`
 * are the text the element holds, in `Document.text`. Walk `parent` for the ancestors; `src/place.ts` helps.
 */
export interface TreePlace extends Span {
  /** Order of the start tags, 0 for the root. */
  readonly id: number;
  readonly parent: TreePlace | null;
  /** 0 for the root. */
  readonly depth: number;
  /** Lower case. */
  readonly tag: string;
  /**
   * What the element is called, lower case, blank-separated: class tokens, then id, role, itemprop and the data
   * attributes that name components. Empty if it says nothing.
   */
  readonly names: string;
  /** True: the element is hidden by an attribute or an inline style. Its descendants are not marked again. */
  readonly hidden: boolean;
  /** Target of a link, as written. */
  readonly href: string | null;
  /** Offset of the start tag in the HTML source. */
  readonly source: number;
}

/** An image of an HTML page, where it stands in the text. */
export interface Picture {
  readonly url: string;
  readonly alt: string;
  /** Offset in `Document.text` of what follows it. */
  readonly at: number;
  readonly place: TreePlace;
}

/** What only an HTML page has. */
export interface Page {
  /** In order of their start tags. */
  readonly elements: readonly TreePlace[];
  readonly pictures: readonly Picture[];
  /** Every title the page gives itself, with and without the name of its site. */
  readonly titles: readonly string[];
  /** True: the declared authors were read from lines of the page. */
  readonly shownAuthors?: true;
  /** Index of the first block that was taken from the data of the page, JSON-LD or a state, because the page shows no text. */
  readonly bodyFrom?: number;
}

/** A run of text between two breaks: a paragraph, a line, a list item. `[start, end)` has no white space at its ends. */
export interface Block extends Span {
  readonly index: number;
  readonly shape: Shape;
  /** Empty lines before the block in the source; 0 for the first. HTML: 1 between block elements. */
  readonly gap: number;
  /** Code units of the block that stand inside links. */
  readonly linkChars: number;
  readonly place?: TreePlace;
  /** Blanks and tabs before a line of preformatted text. Absent: none. */
  readonly indent?: string;
}

/** Pairs (offset in `Document.text`, offset in the source), ascending; between two pairs offsets run in step. */
export type Origin = Int32Array;

/** What the page or record says about itself. Absent means: not said. */
export interface Declared {
  readonly url?: string;
  readonly language?: string;
  readonly headline?: string;
  readonly authors?: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  readonly publisher?: { readonly name: string; readonly url?: string };
  readonly section?: string;
  readonly tags?: readonly string[];
  readonly image?: { readonly url: string | null; readonly caption: string | null; readonly credit: string | null };
}

/** A place where the text was mended for reading: the output prints `text`, what stood there, unless a repair is asked for. */
export interface Mend extends Span {
  readonly text: string;
  /** Name of the repair that prints it mended. */
  readonly rule: 'mojibake' | 'entities' | 'letters' | 'danda';
}

/**
 * Blocks tile the text: sorted, never overlapping, only white space between them.
 * `hidden` holds spans of the text that parsing already set aside (control characters, literal `\n`), as claims.
 */
export interface Document {
  readonly id: string;
  readonly source: SourceText;
  readonly text: string;
  /** `null`: `text` is `source.text` and offsets are the same. */
  readonly origin: Origin | null;
  readonly blocks: readonly Block[];
  readonly declared: Declared;
  /** BCP 47, or null when nothing speaks for any language. */
  readonly language: string | null;
  readonly claims: readonly Claim[];
  readonly notes: readonly Note[];
  /** Sorted; absent where nothing was mended. */
  readonly mends?: readonly Mend[];
  /** Claimed spans that hold nothing: word joiners took the place of the targets of links. Sorted; absent where there are none. */
  readonly masked?: readonly Span[];
  /** The text before it was masked, for people to see; absent where it was not. */
  readonly printed?: string;
  /** A feed of many stories: none of them names the record. */
  readonly feed?: true;
  /** HTML only. */
  readonly page?: Page;
}

/** A known phrase, month or agency found in the text. Offsets are those of `Document.text`. */
export interface Mark extends Span {
  readonly entry: Entry;
}

/** Marks of a document in order of their start; the longest first where two start together. */
export interface Marks {
  readonly all: readonly Mark[];
  /** Index into `all` of the first mark of each block; one more entry at the end. */
  readonly first: Int32Array;
}

/** Why something was decided. `weight` above zero speaks for cutting, below zero for keeping. */
export interface Evidence {
  readonly rule: string;
  readonly weight: number;
  /** The phrase or shape in words, for `explain`. */
  readonly detail?: string;
  readonly span?: Span;
}

/** The kinds of RECORD.md, in its order. */
export type RemovalKind =
  | 'headline'
  | 'dateline'
  | 'byline'
  | 'agency'
  | 'sign-off'
  | 'end-mark'
  | 'related'
  | 'share'
  | 'ad'
  | 'newsletter'
  | 'app'
  | 'caption'
  | 'tags'
  | 'copyright'
  | 'disclaimer'
  | 'nav'
  | 'comment'
  | 'bio'
  | 'timestamp'
  | 'duplicate'
  | 'other';

/** A span that should not be in the clean text, with its reasons. May be a whole block or a part of one. */
export interface Claim extends Span {
  readonly kind: RemovalKind;
  /** A path such as `related/section`. Stable: it appears in the output. */
  readonly rule: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly because: readonly Evidence[];
}

/** What a block is. `furniture` is everything that is cut as a whole; `kind` then says what of. */
export type Role = 'headline' | 'body' | 'subhead' | 'furniture';

/** The judge's word on one block. */
export interface Verdict {
  readonly block: number;
  readonly role: Role;
  readonly kind?: RemovalKind;
  readonly rule?: string;
  /** 0 to 1: how sure the role is. */
  readonly confidence: number;
  readonly because: readonly Evidence[];
}

/** All verdicts, one a block in block order, and the spans inside kept blocks that have to go. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly cuts: readonly Claim[];
  readonly notes: readonly Note[];
}

/** Odd but harmless. */
export interface Note {
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
}

export interface PlaceName {
  readonly name: string;
  readonly region: string | null;
}

/** A calendar date as printed, completed as far as a reference allows. */
export interface DateValue {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  /** 1 to 31. */
  readonly day: number | null;
  /** `2025-10-22`, `--10-22`, `2025-10`; `null` for another calendar. */
  readonly iso: string | null;
  /** Parts that were not printed but taken from a reference. */
  readonly implied: readonly ('year' | 'month')[];
  /** Only when not Gregorian: `bikram-sambat`, `solar-hijri`, `buddhist`, `roc`, `hijri`. */
  readonly calendar?: string;
}

export interface Dateline {
  readonly raw: string;
  readonly places: readonly PlaceName[];
  readonly date: DateValue;
  /** Canonical name of the agency printed in it. */
  readonly agency: string | null;
}

export interface Byline {
  readonly raw: string;
  readonly names: readonly string[];
}

export type AgencyRole = 'dateline' | 'credit' | 'sign-off' | 'cited';

export interface AgencyMention extends Span {
  readonly id: string;
  readonly name: string;
  readonly role: AgencyRole;
  readonly raw: string;
}

export type CreditRole = 'reporting' | 'writing' | 'editing' | 'translation' | 'inputs' | 'photo';

export interface Credit {
  readonly role: CreditRole;
  readonly names: readonly string[];
  readonly raw: string;
}

export interface Source {
  readonly name: string;
  readonly raw: string;
  readonly basis: 'credit' | 'sign-off' | 'dateline' | 'cited';
}

/** All fields of the record that are read from the article. */
export interface Fields {
  readonly headline: string | null;
  readonly byline: Byline | null;
  readonly dateline: Dateline | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly publisher: { readonly name: string; readonly url?: string } | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly image: {
    readonly url: string | null;
    readonly caption: string | null;
    readonly credit: string | null;
  } | null;
  readonly source: Source | null;
  readonly agencies: readonly AgencyMention[];
  readonly agencyCodes: readonly string[];
  readonly credits: readonly Credit[];
}

/** What one extractor found: its part of the fields, and the spans that hold it. */
export interface Found {
  readonly fields: Partial<Fields>;
  readonly claims: readonly Claim[];
  readonly notes: readonly Note[];
}

/** A repair that the user asked for: what is printed instead of a span. */
export interface Edit extends Span {
  readonly text: string;
  readonly rule: string;
}

/** The record that leaves the straight line; renderers read nothing else. */
export interface Article {
  readonly id: string;
  readonly url: string | null;
  readonly document: Document;
  readonly judgement: Judgement;
  readonly fields: Fields;
  /** Sorted, not overlapping. */
  readonly removals: readonly Claim[];
  /** Repairs of the kept text, sorted; empty unless asked for. */
  readonly edits: readonly Edit[];
  readonly text: string;
  readonly notes: readonly Note[];
  readonly meta: Readonly<Record<string, unknown>>;
}
