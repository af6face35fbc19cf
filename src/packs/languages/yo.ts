import type { LanguagePack } from '../pack.ts';

/** Yoruba. */
export const yo: LanguagePack = {
  language: 'yo',
  name: 'Yoruba',
  script: 'latin',
  months: [
    ['ṣẹ́rẹ́', 'oṣù ṣẹ́rẹ́', 'oṣù kínní'],
    ['èrèlè', 'oṣù èrèlè', 'oṣù kejì'],
    ['ẹrẹ̀nà', 'oṣù ẹrẹ̀nà', 'oṣù kẹta'],
    ['ìgbé', 'oṣù ìgbé', 'oṣù kẹrin'],
    ['ẹ̀bìbi', 'oṣù ẹ̀bìbi', 'oṣù karùn-ún'],
    ['òkúdu', 'oṣù òkúdu', 'oṣù kẹfà'],
    ['agẹmọ', 'oṣù agẹmọ', 'oṣù keje'],
    ['ògún', 'oṣù ògún', 'oṣù kẹjọ'],
    ['owewe', 'oṣù owewe', 'oṣù kẹsàn-án'],
    ['ọ̀wàrà', 'oṣù ọ̀wàrà', 'oṣù kẹwàá'],
    ['bélú', 'oṣù bélú', 'oṣù kọkànlá'],
    ['ọ̀pẹ̀', 'oṣù ọ̀pẹ̀', 'oṣù kejìlá'],
  ],
  weekdays: [['ọjọ́ ajé'], ['ọjọ́ ìṣẹ́gun'], ['ọjọ́rú'], ['ọjọ́bọ̀'], ['ọjọ́ ẹtì'], ['ọjọ́ àbámẹ́ta'], ['ọjọ́ àìkú']],
  rare: true,
  dateOrders: ['day-month', 'day-month-year'],
  stopwords:
    'ní ti àwọn tí náà sì wọn ó pé fún ṣe kò àti wà láti nínú bá yìí lọ kí rẹ̀ wọ́n kan ń gbogbo ìjọba ẹ̀ka bí tó ìlú sọ ọ̀rọ̀ ohun èyí gẹ́gẹ́ ará lórí ló mọ́ jẹ́ ọmọ ọdún',
  letters: 'ẹọṣ',
  phrases: [
    { kind: 'caption', text: 'oríṣun àwòrán', at: 'start', mark: true, source: 'common on Yoruba sites' },
    { kind: 'caption', text: 'àwòrán', at: 'start', mark: true, source: 'common on Yoruba sites' },
    { kind: 'related', text: 'kà síi', at: 'line', scope: 'section', source: 'common on Yoruba sites' },
    { kind: 'related', text: 'kà síi', at: 'start', mark: true, source: 'common on Yoruba sites' },
    { kind: 'related', text: 'kà síi', at: 'inside', cut: 'sentence', mark: true, source: 'common on Yoruba sites' },
    { kind: 'related', text: 'àwọn ìròyìn mìíràn', at: 'line', scope: 'section', source: 'common on Yoruba sites' },
    { kind: 'related', text: 'ìròyìn míràn', at: 'line', scope: 'section', source: 'common on Yoruba sites' },
    { kind: 'related', text: 'ẹ tún ka', at: 'line', scope: 'section', source: 'common on Yoruba sites' },
    { kind: 'related', text: 'ẹ tún ka', at: 'start', mark: true, source: 'common on Yoruba sites' },
    { kind: 'related', text: 'ẹ tún ka', at: 'inside', cut: 'sentence', mark: true, source: 'common on Yoruba sites' },
    { kind: 'share', text: 'pín', at: 'line', source: 'common on Yoruba sites' },
  ],
  cues: [
    { kind: 'and', text: 'àti' },
    { kind: 'photo', text: 'oríṣun àwòrán' },
    { kind: 'photo', text: 'àwòrán' },
  ],
};
