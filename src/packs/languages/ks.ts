import type { LanguagePack } from '../pack.ts';

/** Kashmiri. */
export const ks: LanguagePack = {
  language: 'ks',
  name: 'Kashmiri',
  script: 'arabic',
  months: [
    ['جنؤری'],
    ['فرؤری'],
    ['مارٕچ'],
    ['اپریل'],
    ['مئی'],
    ['جوٗن'],
    ['جوٗلایی', 'جُلَے'],
    ['اگست'],
    ['ستمبر'],
    ['اکتوٗبر'],
    ['نومبر'],
    ['دسمبر'],
  ],
  weekdays: [['ژٔندرٕروار', 'ژٔندٕروار'], ['بۆموار'], ['بودوار'], ['برؠسوار'], ['جُمہ'], ['بٹوار'], ['اَتھوار']],
  rare: true,
  dateOrders: ['day-month', 'day-month-year'],
  stopwords:
    'چھُ چھِ چھےٚ چھ منٛز منز ہُنٛد ہِنٛد ہٕنٛز ہنٛد ہنز تہٕ نہٕ أکھ یہٕ یِم تِم سۭتۍ سٟتۍ پؠٹھ پیٹھ باپتھ خٲطرٕ کیٚن کیٖن آسہٕ اوس آیہٕ وۆن ووٚن کوٚر کۆر گژھِ گوٚو گۆو دِتھ کٔرتھ کٔرِتھ پتہٕ یُس یُتھ تمن یمن کانٛہہ سٲری',
  letters: 'ٲۆۄۍؠژٕٛٔ',
  sentenceEnds: '۔',
  phrases: [
    { kind: 'ad', text: 'اشتہار', at: 'line', source: 'written Kashmiri' },
    { kind: 'caption', text: 'تصویر', at: 'start', mark: true, source: 'written Kashmiri' },
    { kind: 'caption', text: 'فوٹو', at: 'start', mark: true, source: 'written Kashmiri' },
    { kind: 'copyright', text: 'سٲری حقوق محفوٗظ', at: 'start', source: 'written Kashmiri' },
    { kind: 'copyright', text: 'سٲری حقوق محفوٗظ', at: 'end', source: 'written Kashmiri' },
  ],
  cues: [
    { kind: 'agency-noun', text: 'خبر ایجنسی' },
    { kind: 'and', text: 'تہٕ' },
    { kind: 'desk', text: 'سٹاف رپورٹر' },
    { kind: 'desk', text: 'نیوز ڈیسک' },
    { kind: 'desk', text: 'ویب ڈیسک' },
    { kind: 'in', text: 'منٛز' },
    { kind: 'photo', text: 'تصویر' },
    { kind: 'photo', text: 'فوٹو' },
  ],
};
