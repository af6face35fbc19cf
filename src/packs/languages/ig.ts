import type { LanguagePack } from '../pack.ts';

/** Igbo. */
export const ig: LanguagePack = {
  language: 'ig',
  name: 'Igbo',
  script: 'latin',
  months: [
    ['jenụwarị', 'jen'],
    ['febrụwarị', 'feb'],
    ['maachị', 'maa'],
    ['epreel', 'epr'],
    ['mee'],
    ['jun', 'juun', 'juu'],
    ['julaị', 'jul'],
    ['ọgọọst', 'ọgọ'],
    ['septemba', 'sep'],
    ['ọktoba', 'ọkt'],
    ['novemba', 'nov'],
    ['disemba', 'dis'],
  ],
  weekdays: [
    ['mọnde', 'mọn'],
    ['tiuzdee', 'tiu'],
    ['wenezdee', 'wen'],
    ['tọọzdee', 'tọọ'],
    ['fraịdee', 'fraị'],
    ['satọdee', 'sat'],
    ['sọndee', 'sọn'],
  ],
  rare: true,
  dateOrders: ['day-month', 'day-month-year'],
  stopwords:
    "na nke ndị ya nwere bụ ga ka mgbe ha onye dị n'ime site ọ mere ahụ maka kwuru si ma nwa ala gọọmenti steeti anyị mmadụ otu ọzọ n'ihi ihe gị ebe bụrụ banyere agaghị nọ a kwa",
  letters: 'ịọụṅ',
  phrases: [
    { kind: 'caption', text: 'foto', at: 'start', mark: true, source: 'common on Igbo sites' },
    { kind: 'caption', text: 'onyonyo', at: 'start', mark: true, source: 'common on Igbo sites' },
    { kind: 'related', text: 'akụkọ ndị ọzọ', at: 'line', scope: 'section', source: 'common on Igbo sites' },
    { kind: 'related', text: 'akụkọ ọhụrụ', at: 'line', scope: 'section', source: 'common on Igbo sites' },
    { kind: 'related', text: 'gụkwuo', at: 'line', scope: 'section', source: 'common on Igbo sites' },
    { kind: 'related', text: 'gụkwuo', at: 'start', mark: true, source: 'common on Igbo sites' },
    { kind: 'related', text: 'gụkwuo', at: 'inside', cut: 'sentence', mark: true, source: 'common on Igbo sites' },
    { kind: 'related', text: 'gụọ kwa', at: 'line', scope: 'section', source: 'common on Igbo sites' },
    { kind: 'related', text: 'gụọ kwa', at: 'start', mark: true, source: 'common on Igbo sites' },
    { kind: 'related', text: 'gụọ kwa', at: 'inside', cut: 'sentence', mark: true, source: 'common on Igbo sites' },
  ],
  cues: [
    { kind: 'and', text: 'na' },
    { kind: 'photo', text: 'foto' },
    { kind: 'photo', text: 'onyonyo' },
  ],
};
