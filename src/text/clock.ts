/** Words of clocks and time zones, in every language: what may stand beside the figures of a time stamp. */
import { foldString } from './fold.ts';

const WORDS =
  'am pm a m p ist gmt utc est edt cst cdt pst pdt cet cest bst pkt bdt npt jst kst wib wita wit msk et hrs hours uhr h z t at on às alle ore klo kl godz saat à las мск';

const CLOCK: ReadonlySet<string> = new Set(WORDS.split(' ').flatMap((word) => [word, foldString(word)]));

/** Is the word one of clocks: `PM`, `IST`, `Uhr`? */
export const isClockWord = (word: string): boolean => CLOCK.has(foldString(word));
