import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../src/extract/dateline-rows.ts';
import { placeKindOf } from '../src/extract/gazetteer.ts';
import { loadPlaces, rowOf } from '../src/packs/places.ts';
import { foldString } from '../src/text/fold.ts';

const places = loadPlaces();
const data = readFileSync(new URL('../data/places.txt', import.meta.url), 'utf8');
const rows = data.trimEnd().split('\n').slice(1);

describe('known places', () => {
  test.each([
    ['Hindi', 'नई दिल्ली,नयी दिल्ली,भागलपुर,देहरादून,मुंगेर,लखनऊ,सीतामढ़ी,काठमांडू,वाशिंगटन'],
    ['Hindi with a nukta of its own, a joiner, a no-break space', 'चंडीगढ़,अलीगढ़,नई दिल्‍ली,नई\u00a0दिल्ली'],
    ['Marathi and Nepali', 'छत्रपती संभाजीनगर,कोल्हापूर,नाशिक,काठमाडौँ,विराटनगर'],
    ['Urdu', 'اسلام آباد,کراچی,نئی دہلی,لکھنؤ,پٹنہ'],
    ['Bengali and Assamese', 'ঢাকা,কলকাতা,চট্টগ্রাম,গুৱাহাটী,যোৰহাট'],
    ['Tamil, Telugu, Kannada, Malayalam', 'சென்னை,கோயம்புத்தூர்,విజయవాడ,హైదరాబాద్,ಬೆಂಗಳೂರು,മലപ്പുറം,കണ്ണൂര്‍,കണ്ണൂർ'],
    ['Gujarati, Punjabi, Odia', 'અમદાવાદ,સુરત,ਅੰਮ੍ਰਿਤਸਰ,ਜਲੰਧਰ,ଭୁବନେଶ୍ୱର'],
    [
      'English',
      'NEW YORK,Washington,Frankfurt,Bombay,Peking,United Nations,U.N.,Kuwait,Gaza City,St. Louis,Dehradun,Munger',
    ],
    ['Latin with accents or without', 'São Paulo,SAO PAULO,Bogotá,Zürich,Zuerich,Łódź,İstanbul,Brasília'],
    ['Cyrillic, Greek, Georgian, Armenian', 'Москва,Київ,София,Αθήνα,თბილისი,Երևան'],
    ['Arabic, Persian, Hebrew', 'القاهرة,الرياض,تهران,ירושלים'],
    ['Han, Kana, Hangul, Thai', '北京,台北,ワシントン,서울,กรุงเทพมหานคร'],
  ])('%s', (_script, names) => {
    for (const name of names.split(',')) expect(places.find(name), name).toBeDefined();
  });
});

describe('what is known of them', () => {
  test.each([
    ['London', { kind: 'city', population: 2_000_000 }],
    ['पाकिस्तान', { kind: 'country' }],
    ['France', { kind: 'country' }],
    ['Deutschland', { kind: 'country' }],
    ['उत्तर प्रदेश', { kind: 'region' }],
    ['Calif.', { kind: 'region' }],
    ['Ontario', { kind: 'region', population: 100_000 }],
  ])('%s', (name, facts) => {
    expect(places.find(name)).toEqual(facts);
  });

  test.each('Reading,Nice,Mobile,Police,Union,Male,George,Queens,गया,धार,ordu,luz'.split(','))(
    '%s is an ordinary word or a name as well',
    (name) => {
      expect(places.find(name)).toMatchObject({ ambiguous: true });
    },
  );

  test.each('Delhi,Phoenix,Buffalo,Jordan,China,Turkey,Charlotte,Lima,पटना,दिल्ली,সিলেট'.split(','))(
    '%s is a place first of all',
    (name) => {
      expect(places.find(name)).toBeDefined();
      expect(places.find(name)).not.toHaveProperty('ambiguous');
    },
  );
});

describe('no places', () => {
  test.each([
    [
      'English',
      'Report,Update,Description,The Issue,Editor,Opinion,Updated,Summary,Note,Of,In,Question,Answer,Photo,Weather,Exclusive,Analysis',
    ],
    ['Hindi', 'रिपोर्ट,अपडेट,पुलिस,कोरोना वायरस,सरकार,प्रधानमंत्री,यह,में,उन्होंने,बताया,मौसम,विज्ञापन'],
    ['Urdu and Arabic', 'رپورٹ,حکومت,وزیر اعظم,تقرير,الحكومة,وقال'],
    ['other languages', 'Bericht,Nachricht,El gobierno,Le président,Сегодня,Правительство,记者,政府,기자,ニュース'],
    ['no words', ',-,12,a,Ω,42nd,2025-10-22'],
  ])('%s', (_language, words) => {
    for (const word of words.split(',')) expect(places.find(word), word).toBeUndefined();
  });
});

test('each row is found under its own name, and only there', () => {
  expect(rows.length).toBeGreaterThan(150_000);
  for (let index = 0; index < rows.length; index += 97) {
    const name = rows[index]!.slice(0, -1);
    expect(places.find(name), name).toBeDefined();
    expect(places.find(`${name}\u0101x`), name).toBeUndefined();
  }
  for (const name of [rows[0]!, rows.at(-1)!]) expect(places.find(name.slice(0, -1))).toBeDefined();
});

test('rows are folded, so that what is printed can be found', () => {
  const odd = rows.filter((row) => foldString(row.slice(0, -1)) !== row.slice(0, -1));
  expect(odd).toEqual([]);
});

test.each('buena,Bridge,Race,over'.split(','))(
  'a village of the name %s is left out: it is an ordinary word',
  (name) => {
    expect(places.find(name)).toBeUndefined();
  },
);

test('the notice that the licence asks for stands at the head of the data', () => {
  expect(data.slice(0, 200)).toMatch(/^# .*GeoNames.*CC BY 4\.0/);
  expect(readFileSync(new URL('../NOTICE', import.meta.url), 'utf8')).toContain('creativecommons.org/licenses/by/4.0');
});

test('looking up costs microseconds', () => {
  const start = performance.now();
  for (let index = 0; index < 20_000; index++) places.find(index % 2 ? 'Washington' : 'कोई और शब्द');
  // About 2 µs each; twenty times that leaves room for a busy machine.
  expect(performance.now() - start).toBeLessThan(800);
});

test('more names and signatures than are held give what fewer give', () => {
  for (let count = 0; count < 5000; count++) {
    placeKindOf(`Zell ${count}`);
    rowsOf(`P${count}`, '-');
  }
  expect([placeKindOf('Oslo'), placeKindOf('Zell 4')]).toEqual(['city', 'none']);
  expect(rowsOf('P', '-').map(({ id }) => id)).toContain('dateline/place');
  expect(rowsOf('P4', '-')).toEqual([]);
});

describe('a row of the data', () => {
  test('is what its facts are written as', () => {
    const kinds = ['city', 'region', 'country'];
    const few = rows.filter((row, index) => index % 401 === 0 || /^(?:nice|reading|paris).$/.test(row));
    let doubtful = 0;
    for (const row of few) {
      const name = row.slice(0, -1);
      const { kind, population = 0, ambiguous = false } = places.find(name)!;
      expect(rowOf(name, { kind: kinds.indexOf(kind), population, ambiguous }), name).toBe(row);
      if (ambiguous) doubtful++;
    }
    expect(doubtful).toBeGreaterThan(0);
    expect(doubtful).toBeLessThan(few.length);
  });
});
