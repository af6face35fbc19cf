/**
 * Text or HTML to a document in one language.
 */
import type { Kit } from '../kit.ts';
import { mend, trace } from '../mend/mend.ts';
import type { Document, RawArticle, SourceText } from '../model.ts';
import { parseHtml, proseOf } from './html.ts';
import { languageOf } from './language.ts';
import { parsePlain } from './plain.ts';
import { isFeed, parseFeed } from './xml.ts';

/** Parse a source and settle its language: `--language`, else script and function words, else what the page declares. */
export function parse(raw: RawArticle, source: SourceText, kit: Kit): Document {
  const { language, htmlDepth, htmlNodes } = kit.settings;
  const limits = { depth: htmlDepth, elements: htmlNodes };
  const reading = mend(source, raw.format);
  const parsed =
    raw.format === 'text'
      ? parsePlain(reading.source, raw.id)
      : isFeed(reading.source.text)
        ? parseFeed(reading.source, raw.id, limits)
        : parseHtml(reading.source, raw.id, raw.url, limits, kit.dayLabels());
  const document = reading.faults.length === 0 ? parsed : trace(parsed, source, reading.faults);
  if (language !== 'auto') return { ...document, language };
  const sample = document.page ? proseOf(document) : document.text;
  const found = languageOf(sample, kit.languageTable) ?? document.declared.language ?? null;
  return { ...document, language: found };
}
