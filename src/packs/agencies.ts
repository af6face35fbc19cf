/**
 * News agencies, wire services and news houses, sorted by id. To add one: one entry here, one line in
 * `test/cases/dateline.jsonl`.
 */
import type { Agency } from './pack.ts';

export const agencies: readonly Agency[] = [
  {
    id: 'reuters',
    name: 'Reuters',
    country: 'GB',
    kind: 'agency',
    aliases: [
      { text: 'Reuters' },
      { text: 'Thomson Reuters' },
      { text: 'रॉयटर्स' },
      { text: 'रायटर' },
      { text: 'रायटर्स' },
    ],
  },
  {
    id: 'xinhua',
    name: 'Xinhua',
    country: 'CN',
    kind: 'agency',
    aliases: [{ text: 'Xinhua' }, { text: 'सिन्हुआ' }, { text: 'शिन्हुआ' }, { text: '新华社' }],
  },
];
