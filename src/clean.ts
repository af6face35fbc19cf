/**
 * The straight line. Read this first: one article goes through seven steps, each of which sees only what the one before
 * it made. Nothing is cut on the way; steps claim spans, `assemble` cuts once.
 */
import { assemble } from './assemble.ts';
import { decode } from './decode.ts';
import { extract } from './extract/table.ts';
import { judgeContainer } from './judge/container.ts';
import { judge } from './judge/judge.ts';
import type { Kit } from './kit.ts';
import type { Article, RawArticle } from './model.ts';
import { parse } from './parse/parse.ts';
import { referenceOf } from './reference.ts';
import { repair } from './repair.ts';
import { sweep } from './sweep/sweep.ts';

/**
 * Clean one article: bytes or text in, record out. Pure: the same input and kit give the same record.
 *
 * @param raw The article as it came in.
 * @param kit Compiled settings and knowledge, see `createKit`.
 * @throws CleanError for input that cannot be read at all, such as an unknown forced encoding.
 */
export function clean(raw: RawArticle, kit: Kit): Article {
  const source = decode(raw);
  const document = parse(raw, source, kit);
  const knowledge = kit.knowledge(document.language);
  const placed = document.page === undefined ? null : judgeContainer(document, kit.sites);
  const marks = sweep(document, knowledge.lexicon, placed?.verdicts);
  const view = {
    document,
    marks,
    ...(placed !== null && { placed }),
    knowledge,
    settings: kit.settings,
    reference: referenceOf(raw, document, kit.settings),
  };
  const judgement = judge(view);
  const found = extract(view, judgement);
  const edits = repair(view);
  return assemble(raw, document, judgement, found, edits, kit.settings);
}
