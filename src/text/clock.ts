/** Words of clocks and time zones, in every language: what may stand beside the figures of a time stamp. */
import { foldString } from './fold.ts';

const WORDS =
  'am pm a m p ist gmt utc est edt cst cdt pst pdt cet cest bst pkt bdt npt jst kst wib wita wit msk et hrs hours uhr h z t at on às alle ore klo kl godz saat à las мск';

/** Parts of the day and the word behind the hour, by script: `सुबह 10:30 बजे`, `صبح 10:30 بجے`. */
const PARTS_OF_DAY =
  'सुबह शाम दोपहर रात तड़के बजे बजकर मिनट पूर्वाह्न अपराह्न सकाळी सायंकाळी दुपारी रात्री वाजता बिहान बेलुका दिउँसो ' +
  'সকাল দুপুর বিকাল বিকেল সন্ধ্যা রাত টা মিনিট સવારે બપોરે સાંજે રાત્રે વાગ્યે ਸਵੇਰੇ ਸ਼ਾਮ ਦੁਪਹਿਰ ਵਜੇ காலை மாலை இரவு மணி ' +
  'ఉదయం సాయంత్రం రాత్రి గంటలకు ಬೆಳಿಗ್ಗೆ ಸಂಜೆ ರಾತ್ರಿ രാവിലെ വൈകിട്ട് രാത്രി صبح شام دوپہر رات بجے صباحا صباحًا مساء مساءً الساعة ساعت ' +
  'horas hs';

const CLOCK: ReadonlySet<string> = new Set(
  `${WORDS} ${PARTS_OF_DAY}`.split(' ').flatMap((word) => [word, foldString(word)]),
);

/** Is the word one of clocks: `PM`, `IST`, `Uhr`? */
export const isClockWord = (word: string): boolean => CLOCK.has(foldString(word));

/** Years of a life or a term apart at least. */
const SPAN_MIN = 2;
const YEARS =
  /^\D{0,24}(?:\d{1,2}\D{1,16})?((?:1[6-9]|20)\d{2})\D{0,3}[–—-]\D{0,24}(?:\d{1,2}\D{1,16})?((?:19|20)\d{2})\W{0,3}$/;

/** Does a line hold two days or years far apart and nothing else, `June 3, 1932 – March 1, 2024`? A life, and no stamp. */
export function isSpanOfYears(line: string): boolean {
  const years = line.length <= 100 ? YEARS.exec(line) : null;
  return years !== null && Number(years[2]) - Number(years[1]) >= SPAN_MIN;
}
