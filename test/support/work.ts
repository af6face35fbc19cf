import { DEFAULT_FIELDS, MAX_DEPTH, MAX_RATIO, MAX_RECORD, type WorkOptions } from '../../src/run/options.ts';
import { settingsOf } from '../../src/settings.ts';

/** What the command line asks for when it says nothing. */
export const WORK: WorkOptions = {
  settings: settingsOf(),
  format: 'jsonl',
  ascii: false,
  color: false,
  fields: DEFAULT_FIELDS,
  encoding: null,
  encodingErrors: 'replace',
  maxRecord: MAX_RECORD,
  maxDepth: MAX_DEPTH,
  maxRatio: MAX_RATIO,
  keys: false,
  everyLine: false,
  quarantine: null,
  timeout: null,
  shard: null,
};
