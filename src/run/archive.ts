/** Archives of pages as units: WARC files of crawlers, and the MHTML files that browsers save. */
import { CleanError } from '../errors.ts';
import type { RawArticle } from '../model.ts';
import { articleOfMhtml } from './mhtml.ts';
import type { Skip, WarcEntry } from './warc.ts';
import { type Reason, type Step, tooLargeError } from './work.ts';

/** Records that are no articles and are told of together. */
const SKIPS_A_STEP = 1000;

/** Articles and damage of a WARC file one by one; what is no article in sums. */
export async function* warcSteps(
  entries: AsyncIterable<WarcEntry>,
  file: string,
  maxRecord: number,
): AsyncGenerator<Step> {
  let counts: Record<string, number> = {};
  let waiting = 0;
  let last = 0;
  function* sum(): Generator<Step> {
    if (waiting > 0) yield { unit: { kind: 'skipped', counts }, record: last };
    counts = {};
    waiting = 0;
  }
  for await (const entry of entries) {
    if ('skip' in entry && !isDamage(entry.skip)) {
      const key = `${entry.skip.reason}: ${entry.skip.detail}`;
      counts[key] = (counts[key] ?? 0) + 1;
      last = entry.record;
      if (++waiting === SKIPS_A_STEP) yield* sum();
      continue;
    }
    yield* sum();
    if ('article' in entry) yield articleStep(entry.article, file, entry.record);
    else yield failureStep(file, entry.record, errorOf(entry.skip, maxRecord));
  }
  yield* sum();
}

/** The page of an MHTML file. */
export function mhtmlStep(bytes: Uint8Array, file: string): Step {
  const article = articleOfMhtml(bytes, file);
  if (article !== null) return articleStep(article, file, 1);
  return failureStep(file, 1, new CleanError('E_ARCHIVE', 'The file holds no page.'));
}

const isDamage = ({ reason }: Skip): boolean => reason === 'damaged' || reason === 'too-large';

function errorOf({ reason, detail }: Skip, maxRecord: number): CleanError {
  if (reason === 'too-large') return tooLargeError('record', maxRecord);
  return new CleanError('E_ARCHIVE', `The record cannot be read: ${detail}.`);
}

function articleStep(article: RawArticle, file: string, record: number): Step {
  const { id, format, url, charset, seen } = article;
  const given = {
    ...(url !== undefined && { url }),
    ...(charset !== undefined && { charset }),
    ...(seen !== undefined && { seen }),
  };
  // A memory of its own: that of small buffers is shared with others, and would go to a worker as a whole.
  const bytes = Buffer.from(Uint8Array.from(article.bytes!).buffer);
  return { unit: { kind: 'article', bytes, id, format, given, archive: { file, record } }, record };
}

function failureStep(file: string, record: number, { code, message }: CleanError): Step {
  const failure: Reason = { id: `${file}#${record}`, code, message, file, line: record };
  return { unit: { kind: 'failure', failure }, record };
}
