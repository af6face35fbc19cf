/**
 * Text or HTML to a document in one language.
 */
import type { Kit } from '../kit.ts';
import type { Document, RawArticle, SourceText } from '../model.ts';
import { languageOf } from './language.ts';
import { parsePlain } from './plain.ts';

/** Parse a source and settle its language: `--language`, else script and function words, else what the page declares. */
export function parse(raw: RawArticle, source: SourceText, kit: Kit): Document {
  const document = parsePlain(source, raw.id);
  const { language } = kit.settings;
  if (language !== 'auto') return { ...document, language };
  const found = languageOf(document.text, kit.languageTable) ?? document.declared.language ?? null;
  return { ...document, language: found };
}
