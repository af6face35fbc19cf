import type { LanguagePack } from '../pack.ts';

/** Manipuri in Meetei Mayek. */
export const mniMtei: LanguagePack = {
  language: 'mni-Mtei',
  name: 'Manipuri in Meetei Mayek',
  script: 'meetei',
  months: [
    ['ꯖꯅꯨꯋꯥꯔꯤ'],
    ['ꯐꯦꯕ꯭ꯔꯨꯋꯥꯔꯤ'],
    ['ꯃꯥꯔꯆ', 'ꯃꯥꯔꯆꯨ'],
    ['ꯑꯦꯄ꯭ꯔꯤꯜ'],
    ['ꯃꯦ'],
    ['ꯖꯨꯟ'],
    ['ꯖꯨꯂꯥꯏ'],
    ['ꯑꯣꯒꯁ꯭ꯠ', 'ꯑꯣꯒꯁ꯭ꯇ'],
    ['ꯁꯦꯞꯇꯦꯝꯕꯔ'],
    ['ꯑꯣꯛꯇꯣꯕꯔ'],
    ['ꯅꯚꯦꯝꯕꯔ', 'ꯅꯕꯦꯝꯕꯔ'],
    ['ꯗꯤꯁꯦꯝꯕꯔ'],
  ],
  weekdays: [['ꯅꯤꯡꯊꯧꯀꯥꯕꯥ'], ['ꯂꯩꯕꯥꯛꯄꯣꯛꯄꯥ'], ['ꯌꯨꯝꯁꯀꯩꯁꯥ'], ['ꯁꯒꯣꯜꯁꯦꯟ'], ['ꯏꯔꯥꯏ'], ['ꯊꯥꯡꯖ'], ['ꯅꯣꯡꯃꯥꯏꯖꯤꯡ']],
  dateOrders: ['month-day', 'month-day-year', 'day-month'],
  stopwords:
    'ꯑꯃꯁꯨꯡ ꯃꯁꯤ ꯑꯁꯤ ꯃꯗꯨ ꯑꯗꯨ ꯑꯗꯨꯕꯨ ꯃꯁꯤꯗꯥ ꯃꯗꯨꯗꯥ ꯍꯥꯌꯅꯥ ꯍꯥꯌꯔꯤ ꯍꯥꯌꯈꯤ ꯍꯥꯌꯕꯥ ꯇꯧꯈꯤ ꯇꯧꯔꯤ ꯑꯃꯥ ꯑꯃꯗꯤ ꯂꯣꯌꯅꯅꯥ ꯃꯇꯨꯡꯗꯥ ꯑꯗꯨꯒꯥ ꯃꯈꯣꯌ ꯑꯩꯈꯣꯌ ꯉꯁꯤ ꯂꯩꯔꯤ ꯂꯩꯕꯥ ꯑꯣꯏꯔꯤ ꯑꯣꯏꯈꯤ ꯑꯣꯏꯕꯥ ꯑꯣꯏꯅꯥ ꯐꯣꯡꯗꯣꯛꯈꯤ ꯃꯍꯥꯛ ꯃꯤꯌꯥꯝ',
  sentenceEnds: '꯫',
  phrases: [{ kind: 'caption', text: 'ꯐꯇꯣ', at: 'start', mark: true, source: 'written Manipuri' }],
  cues: [
    { kind: 'and', text: 'ꯑꯃꯁꯨꯡ' },
    { kind: 'cite-after', text: 'ꯍꯥꯌꯅꯥ ꯐꯣꯡꯗꯣꯛꯈꯤ' },
    { kind: 'photo', text: 'ꯐꯇꯣ' },
  ],
};
