import type { LanguagePack } from '../pack.ts';

/** Hindi. Months: CLDR and the spellings that newsrooms print beside it. */
export const hi: LanguagePack = {
  language: 'hi',
  name: 'Hindi',
  script: 'devanagari',
  months: [
    ['जनवरी'],
    ['फरवरी'],
    ['मार्च'],
    ['अप्रैल', 'अप्रेल'],
    ['मई'],
    ['जून'],
    ['जुलाई', 'जुलाइ'],
    ['अगस्त'],
    ['सितंबर', 'सितम्बर'],
    ['अक्टूबर', 'अक्तूबर'],
    ['नवंबर', 'नवम्बर'],
    ['दिसंबर', 'दिसम्बर'],
  ],
  weekdays: [['सोमवार'], ['मंगलवार'], ['बुधवार'], ['गुरुवार', 'बृहस्पतिवार'], ['शुक्रवार'], ['शनिवार'], ['रविवार', 'इतवार']],
  dayWords: [
    ['एक', 1],
    ['दो', 2],
    ['तीन', 3],
    ['चार', 4],
    ['पांच', 5],
    ['छह', 6],
    ['सात', 7],
    ['आठ', 8],
    ['नौ', 9],
    ['दस', 10],
  ],
  dateOrders: ['day-month', 'day-month-year'],
  stopwords:
    'के का में की है और से को पर ने कि यह भी इस एक कर हैं था नहीं गया लिए किया तो ही हो कहा बाद वह साथ जो थे तक रहे रहा अपने हुए जा दिया थी करने उन्होंने',
  sentenceEnds: '।॥',
  phrases: [
    { kind: 'related', text: 'ये भी पढ़ें', at: 'inside', cut: 'sentence', source: 'amarujala.com' },
    { kind: 'related', text: 'यह भी पढ़ें', at: 'inside', cut: 'sentence', source: 'livehindustan.com' },
  ],
  cues: [
    { kind: 'agency-noun', text: 'समाचार एजेंसी' },
    { kind: 'agency-noun', text: 'न्यूज एजेंसी' },
    { kind: 'cite-after', text: 'के अनुसार' },
    { kind: 'desk', text: 'जागरण संवाददाता' },
  ],
};
