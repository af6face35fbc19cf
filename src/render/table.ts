/**
 * Output formats. A renderer turns one article into text; whoever writes puts `open`, `between` and `close` round it.
 * Renderers read the article and nothing else.
 */
import type { ErrorCode } from '../errors.ts';
import type { Article, Note } from '../model.ts';
import type { SpanUnit } from '../settings.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { htmlRenderer } from './html.ts';
import { jsonlRenderer, jsonRenderer } from './json.ts';
import { markdownRenderer } from './markdown.ts';
import { type Paint, printable } from './paint.ts';
import { textRenderer } from './text.ts';

/** The formats of `--format`, and those of `explain`, `diff` and `--check`. */
export type Format = 'jsonl' | 'json' | 'text' | 'markdown' | 'html' | 'explain' | 'diff' | 'check';

/** What the reader of a record knows and the core need not: it goes into the output beside the article. */
export interface RecordExtras {
  /** JSON text of the unknown fields of the input record, byte for byte. */
  readonly meta?: string;
  /** Encoding that the record's bytes were decoded from, where it was not UTF-8. */
  readonly encoding?: string;
  readonly notes?: readonly Note[];
}

/** A record that failed. */
export interface Failure {
  readonly id: string;
  readonly code: ErrorCode;
  readonly message: string;
}

export interface RenderOptions {
  readonly spanUnit: SpanUnit;
  /** Escape everything beyond ASCII. */
  readonly ascii: boolean;
  /** Colours of what is for people; absent: none. */
  readonly paint?: Paint;
}

export interface Renderer {
  readonly open: string;
  readonly between: string;
  readonly close: string;
  /** One article, ending with a line feed where its format wants one; empty: nothing is written for it. */
  readonly render: (article: Article, extras?: RecordExtras) => string;
  /** What stands in the place of a record that failed. */
  readonly renderFailure: (failure: Failure) => string;
  /** File name extension, with the dot. */
  readonly extension: string;
}

/** Every format, in the order of `--help`. Adding one: a file beside this one, and a line here. */
export const renderers: Readonly<Record<Format, (options: RenderOptions) => Renderer>> = {
  jsonl: jsonlRenderer,
  json: jsonRenderer,
  text: textRenderer,
  markdown: markdownRenderer,
  html: htmlRenderer,
  explain: ({ paint }) => peopleRenderer((article) => explain(article, paint)),
  diff: ({ paint }) => peopleRenderer((article) => diff(article, paint)),
  check: () => checkRenderer,
};

/** Ids of the articles in which something would be cut or repaired, one a line. */
const checkRenderer: Renderer = {
  open: '',
  between: '',
  close: '',
  extension: '.txt',
  render: ({ id, removals, edits }) => (removals.length + edits.length > 0 ? `${printable(id)}\n` : ''),
  renderFailure: () => '',
};

/** Output for people: one article after the other. */
function peopleRenderer(render: (article: Article) => string): Renderer {
  return { open: '', between: '\n', close: '', extension: '.txt', render, renderFailure: () => '' };
}

/** What `--format` may be. */
export const FORMATS: readonly Format[] = ['jsonl', 'json', 'text', 'markdown', 'html'];

export const DEFAULT_RENDER_OPTIONS: RenderOptions = { spanUnit: 'codepoint', ascii: false };
