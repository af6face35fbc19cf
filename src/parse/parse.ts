/**
 * Text or HTML to a document in one language.
 */
import type { Kit } from '../kit.ts';
import type { Document, RawArticle, SourceText } from '../model.ts';
import { parseHtml, proseOf } from './html.ts';
import { languageOf } from './language.ts';
import { parsePlain } from './plain.ts';
import { isFeed, parseFeed } from './xml.ts';

/** Parse a source and settle its language: `--language`, else script and function words, else what the page declares. */
export function parse(raw: RawArticle, source: SourceText, kit: Kit): Document {
  const { language, htmlDepth, htmlNodes } = kit.settings;
  const limits = { depth: htmlDepth, elements: htmlNodes };
  const document =
    raw.format === 'text'
      ? parsePlain(source, raw.id)
      : isFeed(source.text)
        ? parseFeed(source, raw.id, limits)
        : parseHtml(source, raw.id, raw.url, limits);
  if (language !== 'auto') return { ...document, language };
  const sample = document.page ? proseOf(document) : document.text;
  const found = languageOf(sample, kit.languageTable) ?? document.declared.language ?? null;
  return { ...document, language: found };
}
