/**
 * The date that settles what a dateline leaves out.
 */
import type { Document, RawArticle } from './model.ts';
import type { Settings } from './settings.ts';

/** A date in the path of a URL: `/2025/10/22/`, `/2025-10-22-`, `20251022`. */
const URL_DATE = /(?:\/|-|_)(20[0-3]\d|19[5-9]\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

/** `--reference-date`, the date of the record or page, the date in its URL, that of its capture, in that order; or null. */
export function referenceOf(raw: RawArticle, document: Document, settings: Settings): string | null {
  if (settings.referenceDate !== null) return settings.referenceDate;
  const declared = raw.date ?? document.declared.published;
  if (declared !== undefined && ISO_DATE.test(declared)) return declared.slice(0, 10);
  const url = raw.url ?? document.declared.url;
  const match = url === undefined ? null : URL_DATE.exec(url);
  if (match !== null) return `${match[1]}-${match[2]}-${match[3]}`;
  return raw.seen !== undefined && ISO_DATE.test(raw.seen) ? raw.seen.slice(0, 10) : null;
}
