import { describe, expect, test } from 'vitest';
import { agencies } from '../src/packs/agencies.ts';
import type { Agency } from '../src/packs/pack.ts';
import { foldString } from '../src/text/fold.ts';

const byId = new Map(agencies.map((agency) => [agency.id, agency]));

/** The agencies that print this spelling, in a slot where common words count too. */
function named(spelling: string): string[] {
  return agencies
    .filter((agency) =>
      agency.aliases.some((alias) =>
        alias.exact ? alias.text === spelling : foldString(alias.text) === foldString(spelling),
      ),
    )
    .map((agency) => agency.id);
}

describe('the table of agencies', () => {
  test('is data only', () => {
    expect(JSON.parse(JSON.stringify(agencies))).toEqual(agencies);
  });

  test('knows the world', () => {
    expect(agencies.length).toBeGreaterThan(300);
    expect(new Set(agencies.map((agency) => agency.country)).size).toBeGreaterThan(100);
  });

  test('is sorted by id, each id once', () => {
    const ids = agencies.map((agency) => agency.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('has ids, countries and names in shape', () => {
    for (const { id, country, name, aliases } of agencies) {
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(country ?? 'XX').toMatch(/^[A-Z]{2}$/);
      expect(name).toBe(name.trim());
      expect(aliases.length, id).toBeGreaterThan(0);
    }
  });

  test('prints each spelling in NFC, without blanks at its ends, once an agency', () => {
    for (const { id, aliases } of agencies) {
      const texts = aliases.map((alias) => alias.text);
      expect(texts, id).toEqual(texts.map((text) => text.normalize('NFC').trim()));
      expect(new Set(texts).size, id).toBe(texts.length);
      for (const text of texts) expect(foldString(text), id).toMatch(/[\p{L}\p{N}]/u);
    }
  });

  test('gives a spelling to two agencies only if it is marked common in both', () => {
    const owners = new Map<string, { agency: Agency; common: boolean }>();
    for (const agency of agencies) {
      for (const alias of agency.aliases) {
        const key = foldString(alias.text);
        const owner = owners.get(key);
        if (owner && owner.agency !== agency) {
          expect(owner.common && alias.common, `${alias.text}: ${owner.agency.id}, ${agency.id}`).toBe(true);
        }
        owners.set(key, { agency, common: alias.common ?? false });
      }
    }
  });

  test('opens each spelling with a letter or digit, so that a word edge is before it', () => {
    for (const { id, aliases } of agencies) {
      for (const { text } of aliases) expect(text, id).toMatch(/^[\p{L}\p{N}]/u);
    }
  });

  test('marks spellings of one or two Latin letters as common', () => {
    for (const { id, aliases } of agencies) {
      for (const { text, common } of aliases) {
        if (/^[a-z]{1,2}$/iu.test(text)) expect(common, `${id}: ${text}`).toBe(true);
      }
    }
  });
});

describe('spellings', () => {
  test.each([
    ['reuters', ['Reuters', 'रॉयटर्स', 'رويترز', 'Рейтер', '路透社', 'ロイター', '로이터', 'রয়টার্স', 'ராய்ட்டர்ஸ்', 'رائٹرز']],
    ['ap', ['AP', 'The Associated Press', 'एपी', 'ए.पी.', 'اے پی', 'أ ب', 'أسوشيتد برس', '美联社', 'AP通信', 'AP통신']],
    ['afp', ['AFP', 'Agence France-Presse', 'एएफपी', 'اے ایف پی', 'أ.ف.ب', 'فرانس برس', 'АФП', '法新社', 'এএফপি']],
    ['pti', ['PTI', 'पीटीआई', 'पीटीआइ', 'प्रेट्र', 'پی ٹی آئی', 'পিটিআই', 'பிடிஐ', 'పీటీఐ', 'പിടിഐ', 'પીટીઆઈ']],
    ['bhasha', ['भाषा', 'पीटीआई-भाषा', 'PTI भाषा']],
    ['ians', ['IANS', 'आईएएनएस', 'आइएएनएस', 'आइएएनस', 'আইএএনএস', 'ஐஏஎன்எஸ்', 'ఐఏఎన్ఎస్']],
    ['ani', ['ANI', 'एएनआई', 'एएनआइ', 'اے این آئی']],
    ['uni', ['UNI', 'Univarta', 'यूएनआई', 'वार्ता', 'यूनीवार्ता']],
    ['hindusthan-samachar', ['हिन्दुस्थान समाचार', 'हि.स.', 'हिंस', 'হি.স.']],
    ['jnn', ['JNN', 'जेएनएन', 'Jagran News Network']],
    [
      'xinhua',
      ['Xinhua', 'Xinhuanet', '新华社', '新華社', 'सिन्हुआ', 'शिन्हुआ', 'شنہوا', 'شينخوا', 'Синьхуа', 'ซินหัว', 'Tân Hoa Xã'],
    ],
    ['dpa', ['dpa', 'DPA', 'Deutsche Presse-Agentur', 'د ب أ', 'د.ب.أ', '德新社']],
    ['efe', ['EFE', 'EFECOM', 'Agencia EFE', 'إفي', '埃菲社', 'एफे']],
    ['tass', ['TASS', 'ТАСС', 'ИТАР-ТАСС', 'Itar-Tass', 'तास', 'تاس', '塔斯社']],
    ['agencies', ['Agencies', 'एजेंसी', 'ایجنسیز', 'ایجنسی', 'وكالات']],
  ])('%s', (id, spellings) => {
    for (const spelling of spellings) expect(named(spelling), spelling).toEqual([id]);
  });

  // The wires of the catalogue of datelines, by region, in the form they print.
  test.each([
    [
      'world',
      'AP Reuters AFP UPI dpa EFE ANSA Kyodo Jiji Xinhua TASS RIA|Novosti Sputnik Interfax Bloomberg Dow|Jones MarketWatch CBS.MW',
    ],
    ['press releases', 'PRNewswire PRNewswire-FirstCall BUSINESS|WIRE GLOBE|NEWSWIRE GlobeNewswire ANI/NewsVoir PNN'],
    [
      'South Asia',
      'PTI भाषा IANS ANI UNI Univarta हि.स. जेएनएन NNN PID APP INP NNI Online آن|لائن BSS বাসস UNB ইউএনবি RSS रासस Lankapuvath',
    ],
    [
      'East Asia',
      '中新社 中新网 人民网 Yonhap 연합뉴스 聯合뉴스 योनहाप 韩联社 聯合ニュース Newsis 뉴시스 News1 뉴스1 中央社 KCNA 読売 朝日 毎日',
    ],
    ['South-East Asia', 'ANTARA Bernama VNA PNA TNA CNN|Indonesia TEMPO.CO KOMPAS.com'],
    [
      'Western Europe',
      'APA SDA ATS ats Keystone-ATS ANP BELGA Belga PA Press|Association Lusa Europa|Press STT NTB TT Ritzau ANA-MPA ΑΠΕ-ΜΠΕ',
    ],
    ['Eastern Europe', 'PAP ČTK TASR SITA MTI Agerpres BTA БТА Tanjug Танјуг Hina STA Ukrinform Укрінформ'],
    ['Turkey', 'AA Anadolu|Ajansı الأناضول آناتولی DHA İHA'],
    ['Middle East', 'MAP ومع و.م.ع MENA أ|ش|أ SPA واس WAM وام QNA قنا KUNA كونا BNA بنا Petra بترا SANA سانا INA واع'],
    ['Iran', 'IRNA ایرنا इरना Fars فارس MNA Mehr مهر Tasnim تسنیم ISNA ایسنا'],
    ['Americas', 'CP Canadian|Press La|Presse|Canadienne Agência|Brasil Folha Estadão Télam Notimex Prensa|Latina'],
    ['Africa and Oceania', 'NAN GNA KNA AAP NZPA BusinessDesk'],
    [
      'houses',
      'NDTV एनडीटीवी CNN सीएनएन Tempo Kompas Express|News|Service TNN HT Times|News|Network Tribune|News|Service',
    ],
  ])('%s: every wire is there', (_region, spellings) => {
    for (const spelling of spellings.split(' ')) {
      expect(named(spelling.replaceAll('|', ' ')), spelling).not.toEqual([]);
    }
  });

  test.each([
    ['bhasha', 'भाषा'],
    ['uni', 'वार्ता'],
    ['agencies', 'एजेंसी'],
    ['tass', 'तास'],
    ['ap', 'AP'],
    ['efe', 'Efe'],
    ['kyodo', '共同'],
    ['pti', 'پی ٹی آئی'],
    ['upi', 'UPI'],
    ['map', 'ومع'],
    ['iha', 'İHA'],
    ['patrika', 'पत्रिका'],
  ])('%s holds %s as an ordinary word', (id, text) => {
    expect(byId.get(id)?.aliases).toContainEqual(expect.objectContaining({ text, common: true }));
  });

  test('lower-case namesakes of capitals are left alone', () => {
    expect(named('uni')).toEqual([]);
    expect(named('efe')).toEqual([]);
  });
});
