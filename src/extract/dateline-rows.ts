/**
 * The shapes of datelines, one row each, for all languages.
 *
 * A shape is a pattern over the signature that `dateline-grammar.ts` reads: P place, D date, A agency, K desk, E an
 * emptied bracket, U a bracket with unknown words, = a hyphen that ties two words; commas, slashes, brackets and separators stand as printed. What a
 * region is and what a second town is, is settled later: both are P here.
 */
import type { Separator } from './dateline-grammar.ts';

export interface Row {
  /** Rule id of the claim: `dateline/…`. */
  readonly id: string;
  readonly about: string;
  /** Pattern over the signature, without what may stand in front of a dateline (see `PREFIX`). */
  readonly shape: RegExp;
  /** Separators it may end in; `0` stands for none at all. */
  readonly separators: string;
  /** Votes that the place and its surroundings must give; 0: the shape alone is enough. */
  readonly votes: number;
  readonly confidence: number;
}

/** One or more places, with regions after commas or in brackets. */
const PLACES = String.raw`P(?:[,/]P|,? ?\(U\)){0,5}`;
const row = (shape: string): RegExp => new RegExp(`^(?:${shape})$`);

/**
 * What may stand in front of a dateline and belong to it: an agency, a desk, a name in brackets, a path.
 * `(ANSA) - `, `SPACE.com - `, `Reuters `, `(પ્રતિનિધિ દ્વારા) `, `जागरण संवाददाता, `, `(राजेश वर्मा) `.
 */
export const PREFIX = /^(?:\([AK]\)|A|K|\(U\))(?:[,:>|.-]| )(?=P|D|\(A)/;

/** Every shape, the fullest first. To add one: a row here, a case in test/cases/dateline.jsonl, and one that looks like it. */
export const rows: readonly Row[] = [
  {
    id: 'dateline/place-date-agency',
    about:
      'NEW DELHI, Aug 2 (PTI) …; Praha 22. října (ČTK) - …; АСТРАХАНЬ, 8 февраля. /ТАСС/. …; МУРМАНСК, 9 фев — РИА Новости. …',
    shape: row(String.raw`${PLACES}[,:.-]? ?\(?D\)?[,:.|-]? ?(?:\([AKE]\)|/A/?|[,. -]A|[,-]K|A)`),
    separators: '-:|.n0',
    votes: 0,
    confidence: 0.99,
  },
  {
    id: 'dateline/place-date-agency',
    about: 'СОЧИ, 3 дек — РИА Новости, Адам Лесков. …: the reporter behind the agency.',
    shape: row(`${PLACES}[,:.-]? ?D[,-]A,P`),
    separators: '.:-',
    votes: 0,
    confidence: 0.95,
  },
  {
    id: 'dateline/place-date-unknown',
    about: 'OSLO, March 3 (Fjord News) - …: the bracket holds a name that no table knows.',
    shape: row(String.raw`${PLACES}[,:.-]? ?D,?\(U\)`),
    separators: '-:|.n',
    votes: 0,
    confidence: 0.97,
  },
  {
    id: 'dateline/place-agency-date',
    about: 'TACOMA--(BUSINESS WIRE)--June 6, 2019-- …; Hà Nội (TTXVN 22/10) …',
    shape: row(String.raw`${PLACES}[,.=-]?(?:\(A\)|A)[,.-]? ?\(?D\)?`),
    separators: '-:|.n0',
    votes: 0,
    confidence: 0.98,
  },
  {
    id: 'dateline/date-place-agency',
    about: '22 октября, Минск /Корр. БЕЛТА/. …: the date first.',
    shape: row(String.raw`D,${PLACES}(?:\([AE]\)|/A/)`),
    separators: '-:|.',
    votes: 0,
    confidence: 0.96,
  },
  {
    id: 'dateline/date-place',
    about: '१२ चैत, काठमाडौं । …; 12 मार्च, पटना : …: the date first, as papers of Nepal print it.',
    shape: row(`D,? ?${PLACES}`),
    separators: '|:',
    votes: 3,
    confidence: 0.95,
  },
  {
    id: 'dateline/date-place',
    about: '22 октября, Минск - …; 3 March, Oslo – …',
    shape: row(`D,${PLACES}`),
    separators: '-.',
    votes: 4,
    confidence: 0.92,
  },
  {
    id: 'dateline/place-date',
    about: 'LISBON, March 3 - …; बंदर अब्बास, 12 अक्टूबर . …; Chandigarh, March 12⏎',
    shape: row(String.raw`${PLACES}[,:.-]? ?\(?D\)?,?`),
    separators: '-:|.n',
    votes: 0,
    confidence: 0.98,
  },
  {
    id: 'dateline/place-date',
    about: 'Ludhiana, June 7 Three more …: nothing closes it.',
    shape: row(`${PLACES},? ?D`),
    separators: '0',
    votes: 2,
    confidence: 0.9,
  },
  {
    id: 'dateline/place-date',
    about: 'NEW DELHI: (Nov 3) The board …: the bracket closes it.',
    shape: row(String.raw`${PLACES}[,:.-]? ?\(D\)`),
    separators: '0',
    votes: 2,
    confidence: 0.93,
  },
  {
    id: 'dateline/place-agency',
    about: 'WASHINGTON (Reuters) - …; लखनऊ, जेएनएन । …; Jakarta, CNN Indonesia -- …; دمشق-سانا',
    shape: row(String.raw`${PLACES}[,-]?(?:\([AKE]\)|/A/?)|${PLACES}[,=-][AK]|${PLACES} A`),
    separators: '-:|.n',
    votes: 0,
    confidence: 0.98,
  },
  {
    id: 'dateline/place-agency',
    about: 'АСТАНА. КАЗИНФОРМ - …: an agency between a full stop and a dash.',
    shape: row(String.raw`${PLACES}\.A`),
    separators: '-',
    votes: 1,
    confidence: 0.95,
  },
  {
    id: 'dateline/place-agency',
    about: 'کراچی (ویب ڈیسک) …; TEKİRDAĞ, (DHA) …: the bracket closes it.',
    shape: row(String.raw`${PLACES}[,:]?(?:\([AK]\)|/A/)`),
    separators: '0',
    votes: 1,
    confidence: 0.95,
  },
  {
    id: 'dateline/place-agency',
    about: 'دمشق-سانا قال …: the hyphen ties them, nothing closes it.',
    shape: row('P=A'),
    separators: '0',
    votes: 1,
    confidence: 0.93,
  },
  {
    id: 'dateline/place-agency',
    about: 'नवी दिल्ली : वृत्तसंस्था⏎: on a line of its own.',
    shape: row(`${PLACES}:[AK]`),
    separators: 'n',
    votes: 2,
    confidence: 0.95,
  },
  {
    id: 'dateline/place-agency',
    about: 'চট্টগ্রাম প্রতিনিধি : …; पटना ब्यूरो: …: a town and its desk.',
    shape: row(`${PLACES} K`),
    separators: ':|-',
    votes: 3,
    confidence: 0.93,
  },
  {
    id: 'dateline/place-unknown',
    about: 'TULSA (Sports Network) - …; लेह (लद्दाख)। …',
    shape: row(String.raw`${PLACES},?\(U\)`),
    separators: '-:|.n0',
    votes: 3,
    confidence: 0.9,
  },
  {
    id: 'dateline/agency-place',
    about: 'जेएनएन, चंडीगढ़। …; REPUBLIKA.CO.ID, JAKARTA -- …; जागरण संवाददाता, आगरा : …; वृत्तसंस्था / पुणे : …',
    shape: row(`(?:[AK]|\\([AK]\\))[,/]${PLACES}`),
    separators: '-:|',
    votes: 0,
    confidence: 0.97,
  },
  {
    id: 'dateline/agency-place',
    about: 'SPACE.com - HALIFAX, Canada -- …: not the subject of the first sentence behind an agency and a dash.',
    shape: row(`(?:[AK]|\\([AK]\\))[,-]${PLACES}`),
    separators: '-:|.',
    votes: 3,
    confidence: 0.95,
  },
  {
    id: 'dateline/agency-place',
    about: '(पत्रिका ब्यूरो, जयपुर): …: both in one bracket.',
    shape: row(String.raw`\([AK],P\)`),
    separators: '-:|.n0',
    votes: 0,
    confidence: 0.96,
  },
  {
    id: 'dateline/desk',
    about: 'ویب ڈیسک: …; ডিজিটাল ডেস্ক, ১২ মে: …: a desk in the place of the dateline.',
    shape: row('K(?:,[AKD])?'),
    separators: ':',
    votes: 2,
    confidence: 0.85,
  },
  {
    id: 'byline/desk',
    about: 'इंटरनेशनल डेस्क. …: a desk in the place of the dateline, read as a byline.',
    shape: row('K'),
    separators: '-|.',
    votes: 2,
    confidence: 0.85,
  },
  {
    id: 'dateline/date-agency',
    about: '7 يوليو (رويترز) - …; FEBRUARY 11, 2005 (IDG NEWS SERVICE) - …',
    shape: row(String.raw`D,?(?:\([AUE]\)|/A/)`),
    separators: '-:|.',
    votes: 0,
    confidence: 0.95,
  },
  {
    id: 'dateline/agency',
    about: '(Reuters) - …',
    shape: row(String.raw`\(A\)`),
    separators: '-:',
    votes: 0,
    confidence: 0.96,
  },
  {
    id: 'dateline/agency',
    about: '（CNN）…: where full-width brackets are closing enough.',
    shape: row('\\(A\\)'),
    separators: '0',
    votes: 2,
    confidence: 0.85,
  },
  {
    id: 'dateline/agency',
    about: 'Reuters - …; PC World - …; never with a word in front.',
    shape: row('A'),
    separators: '-',
    votes: 2,
    confidence: 0.85,
  },
  {
    id: 'dateline/date',
    about: 'MARCH 9, 2005 -- …: with its year, in front of the first sentence.',
    shape: row('D'),
    separators: '-',
    votes: 3,
    confidence: 0.8,
  },
  {
    id: 'dateline/place',
    about: 'LONDON - …; रांची : …; नई दिल्ली। …; Berlin. …; a town alone on its line.',
    shape: row(PLACES),
    separators: '-:|.n0',
    votes: 3,
    confidence: 0.85,
  },
];

/** Signatures that were asked for, with their rows: a few hundred are all that stories have. */
const known = new Map<string, readonly Row[]>();
const KNOWN_MAX = 4096;

/** The rows that a signature and its separator fit, in their order. */
export function rowsOf(signature: string, separator: Separator): readonly Row[] {
  const code = separator === '' ? '0' : separator;
  const key = code + signature;
  let fitting = known.get(key);
  if (fitting === undefined) {
    fitting = rows.filter(({ separators, shape }) => separators.includes(code) && shape.test(signature));
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, fitting);
  }
  return fitting;
}
