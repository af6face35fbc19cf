import type { LanguagePack } from '../pack.ts';

/** Santali. */
export const sat: LanguagePack = {
  language: 'sat',
  name: 'Santali',
  script: 'ol-chiki',
  months: [
    ['ᱡᱟᱱᱣᱟᱨᱤ', 'ᱡᱟᱱ'],
    ['ᱯᱷᱟᱨᱣᱟᱨᱤ', 'ᱯᱷᱟ'],
    ['ᱢᱟᱨᱪ', 'ᱢᱟᱨ'],
    ['ᱟᱯᱨᱮᱞ', 'ᱟᱯᱨ'],
    ['ᱢᱮ'],
    ['ᱡᱩᱱ'],
    ['ᱡᱩᱞᱟᱭ', 'ᱡᱩᱞ'],
    ['ᱟᱜᱟᱥᱛ', 'ᱟᱜᱟ'],
    ['ᱥᱮᱯᱴᱮᱢᱵᱟᱨ', 'ᱥᱮᱯ'],
    ['ᱚᱠᱴᱚᱵᱟᱨ', 'ᱚᱠᱴ'],
    ['ᱱᱟᱣᱟᱢᱵᱟᱨ', 'ᱱᱟᱣ'],
    ['ᱫᱤᱥᱟᱢᱵᱟᱨ', 'ᱫᱤᱥ'],
  ],
  weekdays: [
    ['ᱚᱛᱮ', 'ᱚᱛ'],
    ['ᱵᱟᱞᱮ', 'ᱵᱟ'],
    ['ᱥᱟᱹᱜᱩᱱ', 'ᱥᱟᱹ'],
    ['ᱥᱟᱹᱨᱫᱤ', 'ᱥᱟᱹᱨ'],
    ['ᱡᱟᱹᱨᱩᱢ', 'ᱡᱟᱹ'],
    ['ᱧᱩᱦᱩᱢ', 'ᱧᱩ'],
    ['ᱥᱤᱸᱜᱮ', 'ᱥᱤᱸ'],
  ],
  dateWords: ['ᱥᱮᱨᱢᱟ', 'ᱢᱟᱦᱟᱸ'],
  dateOrders: ['day-month', 'day-month-year'],
  stopwords:
    'ᱟᱨ ᱟᱠᱟᱱ ᱟᱠᱟᱫ ᱨᱮ ᱠᱷᱚᱱ ᱛᱮ ᱨᱮᱭᱟᱜ ᱨᱮᱱ ᱞᱟᱹᱜᱤᱫ ᱞᱟᱹᱜᱤᱛ ᱫᱚ ᱢᱮᱱᱟᱜᱼᱟ ᱢᱮᱱᱟᱜ ᱚᱱᱟ ᱱᱚᱶᱟ ᱵᱟᱝ ᱢᱤᱫ ᱛᱟᱦᱮᱸ ᱠᱚ ᱛᱟᱭᱚᱢ ᱦᱩᱭ ᱥᱟᱶ ᱡᱟᱦᱟᱸ ᱩᱱᱤ ᱟᱡ ᱡᱚᱛᱚ ᱢᱮᱱ ᱠᱟᱛᱮ ᱠᱟᱱᱟ',
  sentenceEnds: '᱾᱿',
  phrases: [
    { kind: 'caption', text: 'ᱪᱤᱛᱟᱹᱨ', at: 'start', mark: true, source: 'written Santali' },
    { kind: 'nav', text: 'ᱢᱩᱬᱩᱛ ᱥᱟᱦᱴᱟ', at: 'line', source: 'written Santali' },
    { kind: 'related', text: 'ᱟᱨᱦᱚᱸ ᱯᱟᱲᱦᱟᱣ ᱢᱮ', at: 'line', scope: 'section', source: 'written Santali' },
    { kind: 'related', text: 'ᱟᱨᱦᱚᱸ ᱯᱟᱲᱦᱟᱣ ᱢᱮ', at: 'start', mark: true, source: 'written Santali' },
    { kind: 'related', text: 'ᱟᱨᱦᱚᱸ ᱯᱟᱲᱦᱟᱣ ᱢᱮ', at: 'inside', cut: 'sentence', mark: true, source: 'written Santali' },
  ],
  cues: [
    { kind: 'and', text: 'ᱟᱨ' },
    { kind: 'photo', text: 'ᱪᱤᱛᱟᱹᱨ' },
  ],
};
