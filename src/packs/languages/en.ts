import type { LanguagePack } from '../pack.ts';

/** English. */
export const en: LanguagePack = {
  language: 'en',
  name: 'English',
  script: 'latin',
  months: [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  weekdays: [
    ['monday', 'mon'],
    ['tuesday', 'tue', 'tues'],
    ['wednesday', 'wed'],
    ['thursday', 'thu', 'thur', 'thurs'],
    ['friday', 'fri'],
    ['saturday', 'sat'],
    ['sunday', 'sun'],
  ],
  dateOrders: ['month-day', 'month-day-year', 'day-month', 'day-month-year'],
  stopwords:
    'the of and to in a is that for it on was with as be by at from his an have has are not but this he they which or had were said will their its who been more than after about would',
  phrases: [
    { kind: 'related', text: 'you may also like', at: 'line', scope: 'section', source: 'many sites' },
    { kind: 'related', text: 'also read', at: 'start', mark: true, source: 'many Indian sites' },
  ],
  cues: [
    { kind: 'byline', text: 'by' },
    { kind: 'and', text: 'and' },
    { kind: 'reporting', text: 'reporting by' },
    { kind: 'cite-before', text: 'according to' },
  ],
};
