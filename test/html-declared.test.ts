import { describe, expect, test } from 'vitest';
import { datesIn, isoOf } from '../src/parse/date-text.ts';
import { isCalendarWord } from '../src/parse/date-words.ts';
import { parseHtml } from '../src/parse/html.ts';
import { readJson } from '../src/parse/loose-json.ts';

const declared = (html: string, url?: string) =>
  parseHtml({ text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }, 'page', url).declared;

const page = (head: string, body = '<h1>Harbour bridge reopens</h1><p>Text of the story.</p>'): string =>
  `<html lang="en"><head>${head}</head><body>${body}</body></html>`;

const data = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;

describe('JSON as pages hold it', () => {
  test.each([
    ['strict JSON', '{"a":[1,true,null]}', { a: [1, true, null] }],
    ['raw line feeds in strings', '{"a":"x\ny"}', { a: 'x\ny' }],
    ['trailing commas', '{"a":[1,2,],}', { a: [1, 2] }],
    ['comment marks round it', '<!-- {"a":1} -->', { a: 1 }],
    ['CDATA marks round it', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['quotes that nobody escaped', '{"a":"he said "no" to them","b":2}', { a: 'he said "no" to them', b: 2 }],
    ['no end', '{"a":"x","b":["y', { a: 'x', b: ['y'] }],
    ['two values', '{"a":1}\n{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['escaped as text', '{&quot;a&quot;:&quot;x&quot;}', { a: 'x' }],
    ['escapes', '{"a":"\\u00e9\\n\\"",}', { a: 'é\n"' }],
    ['a comment that nobody closes', '{"a":1} /* {"b":2}', { a: 1 }],
    ['a comment in its midst', '{"a":1, /* {"b":2} */ "c":3,}', { a: 1, c: 3 }],
    ['a comment at its end', '{"a":1} // {"b":2}', { a: 1 }],
    ['a key that would change every object', '{"__proto__":{"a":1},"b":2,}', { b: 2 }],
    ['a list that is not closed in an object that is', '{"a":[1,2},"b":3}', { a: [1, 2] }],
    [
      'keys and values without quotes',
      '{a:x,b:true,c:false,d:null,e:undefined,f:2}',
      { a: 'x', b: true, c: false, d: null, e: null, f: 2 },
    ],
    ['a group where a key belongs', '{{"a":1}:1,["x"],"b":2,}', { b: 2 }],
    ['a backslash at the end', '{"a":"x\\', { a: 'x' }],
    ['a comment to the end of its line', '{"a":1, // {"b":2}\n"c":3}', { a: 1, c: 3 }],
    ['the same key twice: the first', '{"a":1,"a":2,}', { a: 1 }],
    ['a byte order mark', '\ufeff{"a":1,}', { a: 1 }],
    ['a comment mark and a byte order mark', '<!--\ufeff{"a":1}-->', { a: 1 }],
    ['nothing', 'var x;', undefined],
  ])('%s', (_, text, value) => expect(readJson(text)).toEqual(value));

  test('nesting without end is no danger', () => {
    expect(() => readJson('[{"a":'.repeat(50_000))).not.toThrow();
  });
});

describe('dates of metadata', () => {
  test.each([
    ['2025-06-05T14:46:12+02:00', '2025-06-05T14:46:12+02:00'],
    ['2025-06-05T14:46:12.123Z', '2025-06-05T14:46:12Z'],
    ['2025-06-05 14:46', '2025-06-05T14:46:00'],
    ['2025-6-5', '2025-06-05'],
    ['20250605', '2025-06-05'],
    ['20250605T144612Z', '2025-06-05T14:46:12Z'],
    ['2025/06/05', '2025-06-05'],
    ['2025年6月5日 14:46', '2025-06-05T14:46:00'],
    ['05.06.2025, 14:46 Uhr', '2025-06-05T14:46:00'],
    ['25/06/2025', '2025-06-25'],
    ['06/25/2025', '2025-06-25'],
    ['June 5, 2025', '2025-06-05'],
    ['5 June 2025 at 3:20 pm', '2025-06-05T15:20:00'],
    ['Thu, 05 Jun 2025 14:46:12 GMT', '2025-06-05T14:46:12Z'],
    ['Published on Sept. 3rd, 2024', '2024-09-03'],
    ['1749134772', '2025-06-05T14:46:12Z'],
    ['1749134772000', '2025-06-05T14:46:12Z'],
    ['946684800000', '2000-01-01T00:00:00Z'],
    ['2025-06-05T14:46:12+02', '2025-06-05T14:46:12+02:00'],
  ])('%s', (text, iso) => expect(isoOf(text)).toBe(iso));

  // Either could be the month: no date is better than a wrong one.
  test.each([
    '05/06/2025',
    '',
    'today',
    '12345',
    '2025-13-01',
    '2025-02-29',
    '31/06/2025',
    'Monday 2025',
    'version 1.2.3',
    '20251305',
    // Telephones and counters have as many digits as seconds since 1970.
    '100000000',
    '174913477200',
  ])('no date: %s', (text) => expect(isoOf(text)).toBeNull());

  test.each([
    ['25 de mayo de 2025 16:51 h', 'es', ['2025-05-25']],
    ["17 d'abril del 2024", 'ca', ['2024-04-17']],
    ['le 1er mai 2024', 'fr', ['2024-05-01']],
    ['Friday, 17th of May 2024', 'en', ['2024-05-17']],
    ['2024. május 17., péntek', 'hu', ['2024-05-17']],
    ['2024 m. gegužės 17 d.', 'lt', ['2024-05-17']],
    ['2024ko maiatzaren 17a', 'eu', ['2024-05-17']],
    ['17 мая 2024, 10:05', 'ru', ['2024-05-17']],
    ['১৭ মে ২০২৪', 'bn', ['2024-05-17']],
    ['17 مايو 2024', 'ar', ['2024-05-17']],
    ['2024년 5월 17일', 'ko', ['2024-05-17']],
    ['17 พฤษภาคม 2567', 'th', ['2024-05-17']],
    ['17 พ.ค. 2567', 'th', ['2024-05-17']],
    // The same word is another month next door.
    ['17 listopada 2024', 'pl', ['2024-11-17']],
    ['17. listopada 2024', 'hr', ['2024-10-17']],
    ['17 listopada 2024', null, []],
    ['10 in 2024', 'en', []],
    ['May 2024', 'en', []],
    ['17 May', 'en', []],
    ['17 2024', 'en', []],
    ['in May 2024 17:30', 'en', []],
    ['32 May 2024', 'en', []],
    ['17 May, and in 2024', 'en', []],
    ['17 May     2024', 'en', []],
    ['17     May 2024', 'en', []],
    ['17 mai 2024 – 3 iunie 2024', 'ro', ['2024-05-17', '2024-06-03']],
    ['NewsMAY 17, 2024', 'en', ['2024-05-17']],
    ['Remay 17, 2024', 'en', []],
    ['17 May 1847', 'en', []],
    ['30 février 2024', 'fr', []],
    ['29 février 2024', 'fr', ['2024-02-29']],
    [
      '01.05.2024 02.05.2024 03.05.2024 04.05.2024 05.05.2024',
      'de',
      ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04'],
    ],
  ])('months by their names: %s (%s)', (line, language, days) => {
    expect(datesIn(line, null, language).map(({ iso }) => iso)).toEqual(days);
  });

  test.each([
    ['Friday', true],
    ['Fri.', true],
    ['März', true],
    ['Sept.', true],
    ['Quay', false],
  ])('a word of the calendar: %s, %s', (word, is) => expect(isCalendarWord(word)).toBe(is));

  test('dates inside a line', () => {
    expect(datesIn('By A. Writer • 12 May 2024 | Updated 2024-06-01')).toEqual([
      { iso: '2024-05-12', at: 15, end: 26 },
      { iso: '2024-06-01', at: 37, end: 47 },
    ]);
  });
});

describe('what a page says about itself', () => {
  test('JSON-LD of the article, with the people and the house behind references', () => {
    const found = declared(
      page(
        data({
          '@graph': [
            { '@type': 'Organization', '@id': '#house', name: 'The Harbour Post', url: 'https://post.example' },
            { '@type': 'Person', '@id': '#ada', name: 'Ada Quay' },
            {
              '@type': ['Article', 'NewsArticle'],
              headline: 'Harbour bridge reopens',
              author: [{ '@id': '#ada' }, { '@type': 'Person', name: 'By Ben Pier' }],
              publisher: { '@id': '#house' },
              datePublished: '2025-03-04T08:00:00+01:00',
              dateModified: '2025-03-05',
              articleSection: 'City',
              keywords: 'bridge, harbour',
            },
          ],
        }),
      ),
      'https://post.example/a',
    );
    expect(found).toMatchObject({
      headline: 'Harbour bridge reopens',
      authors: ['Ada Quay', 'Ben Pier'],
      publisher: { name: 'The Harbour Post', url: 'https://post.example' },
      published: '2025-03-04T08:00:00+01:00',
      modified: '2025-03-05',
      section: 'City',
      tags: ['bridge', 'harbour'],
      language: 'en',
    });
  });

  test('the object that names this page, not the first', () => {
    const other = {
      '@type': 'NewsArticle',
      headline: 'Other',
      author: 'Olga Other',
      url: 'https://p.example/other',
      datePublished: '2020-01-01',
    };
    const own = {
      '@type': 'NewsArticle',
      headline: 'Harbour bridge reopens',
      author: 'Ada Quay',
      url: 'https://p.example/own',
      datePublished: '2025-03-04',
    };
    expect(declared(page(data([other, own])), 'https://p.example/own?utm=1').authors).toEqual(['Ada Quay']);
  });

  test('the headline is the heading that says what is declared, without the name of the site', () => {
    const found = declared(
      page(
        '<title>Harbour bridge reopens - The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">',
        '<h1>The Harbour Post</h1><h1>Harbour bridge reopens</h1><p>Text.</p>',
      ),
    );
    expect(found.headline).toBe('Harbour bridge reopens');
  });

  test('without a heading, the title loses the site but not its own dashes', () => {
    const head =
      '<title>Ferry – the long way home | The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">';
    expect(declared(page(head, '<p>Text.</p>')).headline).toBe('Ferry – the long way home');
  });

  describe('which of several wordings is the headline', () => {
    const site = '<meta property="og:site_name" content="The Harbour Post">';
    const card = (title: string): string => `<meta property="og:title" content="${title}">`;
    const news = (headline: string): string => data({ '@type': 'NewsArticle', headline });
    test.each([
      [
        'the name of the site goes, with the section after it',
        `${site}${card('Ferry is late')}<title>Ferry is late | The Harbour Post | City</title>`,
        '',
        'Ferry is late',
      ],
      [
        'the name of the site is also known from its address',
        '<link rel="canonical" href="https://www.acmeferries.example/a"><title>Ferry is late | Acme Ferries</title>',
        '',
        'Ferry is late',
      ],
      [
        'other words after a mark stay',
        `${site}<title>Ferry is late | What to do now</title>`,
        '',
        'Ferry is late | What to do now',
      ],
      [
        'a heading that the title of the page puts beside the headline names the site',
        `${card('Ferry is late')}<title>Notes from the quay: Ferry is late</title>`,
        '<h1>Notes from the quay</h1><h2>Ferry is late</h2>',
        'Ferry is late',
      ],
      [
        'a label inside the heading is no part of it',
        `${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1><span>3 May</span> <span>Ferry is late</span></h1>',
        'Ferry is late',
      ],
      [
        'nor a label in an element beside it',
        `${card('Ferry is late')}<title>Ferry is late | The Harbour Post</title>`,
        '<h1><span>Live:</span> Ferry is late</h1>',
        'Ferry is late',
      ],
      [
        'nor a day before it',
        `${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1>3 May 2024 Ferry is late</h1>',
        'Ferry is late',
      ],
      [
        'a day that the page declares too is part of it',
        `${card('3 May 2024: Ferry is late')}<title>3 May 2024: Ferry is late</title>`,
        '<h1>3 May 2024: Ferry is late</h1>',
        '3 May 2024: Ferry is late',
      ],
      [
        'capitals that only a style made: as typed',
        `${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1>FERRY IS LATE</h1>',
        'Ferry is late',
      ],
      [
        'capitals that are meant stay',
        `${card('FERRY IS LATE')}<title>FERRY IS LATE</title>`,
        '<h1>FERRY IS LATE</h1>',
        'FERRY IS LATE',
      ],
      [
        'marks of Markdown in the metadata are no part of it',
        `${card('On *Ferries* and tides')}<title>On *Ferries* and tides</title>`,
        '<h1>On <em>Ferries</em> and tides</h1>',
        'On Ferries and tides',
      ],
      [
        'what was escaped twice',
        `${card('Ferries &amp; tides')}<title>Ferries &amp; tides</title>`,
        '<h1>Ferries &amp;amp; tides</h1>',
        'Ferries & tides',
      ],
      [
        'a word that only looks different is part of it',
        `${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1>Why the <em>Ferry</em> is late</h1>',
        'Why the Ferry is late',
      ],
      [
        'parts of a heading without a mark between them: as declared',
        `${card('City council: Ferry is late')}<title>City council: Ferry is late</title>`,
        '<h1><span>City council</span> <span>Ferry is late</span></h1>',
        'City council: Ferry is late',
      ],
      [
        'quotation marks that only a style made: as typed',
        `${card("The ferry's 'last' trip")}<title>The ferry's 'last' trip</title>`,
        '<h1>The ferry’s ‘last’ trip</h1>',
        "The ferry's 'last' trip",
      ],
      [
        'quotation marks that the newsroom printed stay',
        `${card('The ferry’s ‘last’ trip')}<title>The ferry's 'last' trip</title>`,
        '<h1>The ferry’s ‘last’ trip</h1>',
        'The ferry’s ‘last’ trip',
      ],
      [
        'a newsroom that says it twice outside the page means it',
        `${news('Ferry is late')}${card('Ferry is late')}<title>Ferry timetable</title>`,
        '<h1>Why the Ferry is late again today</h1>',
        'Ferry is late',
      ],
      [
        'a card of its own is no headline',
        `${news('Ferry is late again')}${card('You will not believe this Ferry')}<title>Ferry is late again</title>`,
        '<h1>Ferry is late again</h1>',
        'Ferry is late again',
      ],
      [
        'elsewhere the heading decides',
        `${data({ '@type': 'BlogPosting', headline: 'Ferry tips' })}${card('Ferry tips for 2024')}<title>Ferry tips for 2024</title>`,
        '<h1>Our Ferry tips for 2024</h1>',
        'Our Ferry tips for 2024',
      ],
      ['the name of the site before it', `${site}<title>The Harbour Post | Ferry is late</title>`, '', 'Ferry is late'],
      [
        'a longer name than the address bears',
        '<link rel="canonical" href="https://www.acmeferries.co.uk/a"><title>Ferry is late | Acme Ferries News</title>',
        '',
        'Ferry is late',
      ],
      [
        'the longer of two lines that say a part of the title',
        '<title>Ferry to Kensal: the ferry from Oslo to Kensal is late | Harbour news and weather</title>',
        '<p>Harbour news and weather</p><p>Ferry to Kensal: the ferry from Oslo to Kensal is late</p>',
        'Ferry to Kensal: the ferry from Oslo to Kensal is late',
      ],
      [
        'not the shorter',
        '<title>The ferry from Oslo to Kensal is late | Harbour news and weather</title>',
        '<p>The ferry from Oslo to Kensal is late</p><p>Harbour news and weather</p>',
        'The ferry from Oslo to Kensal is late',
      ],
      [
        'the words of the heading, where only their marks differ from the data',
        `${news('Ferry is “late”')}${card('You will not believe this Ferry')}<title>Ferry is late</title>`,
        '<h1>Ferry is late</h1>',
        'Ferry is late',
      ],
      [
        'what data and card say alike but for a mark',
        `${news('Ferry is late!')}${card('Ferry is late')}<title>Ferry timetable</title>`,
        '<h1>Why the Ferry is late again today</h1>',
        'Ferry is late!',
      ],
      [
        'what card and title say alike',
        `${news('The old Ferry is late')}${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1>Why the Ferry is late again today</h1>',
        'Ferry is late',
      ],
      [
        'the data of a newsroom, which wrote heading, card and title anew together',
        `${news('The old Ferry is late today')}${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1>Ferry is late</h1>',
        'The old Ferry is late today',
      ],
      [
        'the heading, where nothing agrees',
        `${news('The old Ferry is late')}${card('Late again')}<title>Late Ferry to Kensal</title>`,
        '<h1>Why the Ferry to Kensal is late again today</h1>',
        'Why the Ferry to Kensal is late again today',
      ],
      [
        'the name of the site, where the card says it too: the heading below it',
        `${site}${card('The Harbour Post')}<title>Ferry is late - The Harbour Post</title>`,
        '<h1>The Harbour Post</h1><h1>Ferry is late</h1>',
        'Ferry is late',
      ],
      [
        'a page that is called as its site',
        `${site}${card('The Harbour Post')}<title>The Harbour Post</title>`,
        '<h1>The Harbour Post</h1>',
        'The Harbour Post',
      ],
      [
        'a label behind it',
        `${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1>Ferry is late <span>(video)</span></h1>',
        'Ferry is late',
      ],
      [
        'an empty element in it',
        `${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1><i></i><span>Ferry is late</span></h1>',
        'Ferry is late',
      ],
      [
        'a day behind it',
        `${card('Ferry is late')}<title>Ferry is late</title>`,
        '<h1>Ferry is late 3 May 2024</h1>',
        'Ferry is late',
      ],
      [
        'a day in the middle of it stays',
        `${card('The old ferry of May is late again')}<title>The old ferry is late again</title>`,
        '<h1>The old ferry of 3 May 2024 is late again</h1>',
        'The old ferry of 3 May 2024 is late again',
      ],
      ['a heading that is a mark alone', `${card('Ferry is late')}<title>Ferry</title>`, '<h1>★</h1>', 'Ferry is late'],
    ])('%s', (_, head, body, headline) =>
      expect(declared(page(head, `${body}<p>Text of the story.</p>`)).headline).toBe(headline),
    );
  });

  const headed = (title: string, body: string, card = ''): string | null | undefined =>
    declared(
      page(`<title>${title}</title>${card && `<meta property="og:title" content="${card}">`}`, `${body}<p>Text.</p>`),
      'https://post.example/2024/05/bridge',
    ).headline;
  const label = (name: string, words: string): string =>
    `<h1><span class="${name}">${words}</span> <span>Harbour bridge reopens today</span></h1>`;

  test.each([
    ['a label called one', label('article__kicker', 'Traffic'), 'Harbour bridge reopens today'],
    ['a label with a colon', label('eyebrow', 'Traffic:'), 'Harbour bridge reopens today'],
    ['a first part called anything else', label('first', 'Traffic'), 'Traffic Harbour bridge reopens today'],
  ])('a label in a heading that nothing declares: %s', (_, body, headline) => {
    expect(headed('Seaport: Harbour bridge reopens today', body)).toBe(headline);
  });

  test('a label that the page declares as a part of the headline stays', () => {
    expect(headed('Post', label('kicker', 'Traffic'), 'Traffic Harbour bridge reopens today')).toBe(
      'Traffic Harbour bridge reopens today',
    );
  });

  test.each([
    ['/', 'The ferry is late'],
    ['https://post.example/', 'The ferry is late'],
    // A heading that links to itself or to another site is a headline.
    ['/2024/05/bridge', 'Harbour Notes'],
    ['https://other.example/', 'Harbour Notes'],
  ])('a first heading that is a link to %s', (href, headline) => {
    expect(
      headed(
        'Harbour Notes: The ferry is late',
        `<h1><a href="${href}">Harbour Notes</a></h1><h3>The ferry is late</h3>`,
      ),
    ).toBe(headline);
  });

  const signed = (lang: string, line: string): readonly string[] | undefined =>
    declared(`<html lang="${lang}"><title>Bridge</title><h1>Harbour bridge reopens</h1>${line}<p>Text.</p></html>`)
      .authors;

  test.each([
    ['en', '<div class="meta"><span>By Ada Quay</span><span>May 5, 2024</span></div>', 'Ada Quay'],
    ['en', '<p>Written By: Ada Quay Edited By: Ben Pier</p>', 'Ada Quay'],
    ['ar', '<div class="info"><span>كتب: سالم المرفأ</span><span>الجمعة 3 مايو 2024</span></div>', 'سالم المرفأ'],
    ['he', '<p class="author">מאת: דנה רציף</p>', 'דנה רציף'],
    ['es', '<p>Por Ada Quay, viernes 3 de mayo de 2024</p>', 'Ada Quay'],
    ['fr', '<p>Par Ada Quay vendredi 3 mai 2024</p>', 'Ada Quay'],
    ['fr', '<p>Par Ada Quay Publié le 3 mai 2024 à 06h00, modifié le 4 mai 2024</p>', 'Ada Quay'],
    ['de', '<p class="author">Interview: Ada Quay</p>', 'Ada Quay'],
    ['en', '<p class="byline">Ada Quay at Harbour Park</p>', 'Ada Quay'],
    // A house may be called so.
    ['en', '<p class="byline">News at Ten</p>', 'News at Ten'],
  ])('%s: an author in %s', (lang, line, name) => {
    expect(signed(lang, line)).toEqual([name]);
  });

  test('a name that is a word of the calendar too stays whole', () => {
    expect(signed('es', '<p>Por Ada Domingo, 3 de mayo de 2024</p>')).toEqual(['Ada Domingo']);
  });

  test('markup and entities in JSON-LD are read', () => {
    const head = data({
      '@type': 'NewsArticle',
      headline: 'Quay &amp; Sons: <b>&#8216;open&#8217;</b>',
      author: 'Zo&euml; Dock',
    });
    expect(declared(page(head, '<p>Text.</p>'))).toMatchObject({
      headline: 'Quay & Sons: ‘open’',
      authors: ['Zoë Dock'],
    });
  });

  test.each([
    [
      'a line that opens with by',
      '<h1>Harbour bridge reopens</h1><p>By Ada Quay and Ben Pier | 3 May 2024</p><p>Text.</p>',
      ['Ada Quay', 'Ben Pier'],
    ],
    [
      'a word alone and the name after it',
      '<h1>Harbour bridge reopens</h1><div>Written by</div><div>Ada Quay</div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'an element that is called so',
      '<h1>Harbour bridge reopens</h1><span class="c-author-name">Ada Quay</span><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'a link to the author',
      '<h1>Harbour bridge reopens</h1><a class="author" href="/a">Ada Quay</a><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'a name and the day after it',
      '<h1>Harbour bridge reopens</h1><div class="post_author"><div>By Dr. Ada Quay - May 4, 2024</div></div><p>Text.</p>',
      ['Dr. Ada Quay'],
    ],
    [
      'a name with a month for a surname',
      '<h1>Harbour bridge reopens</h1><p>Written by: Ada May</p><p>Text.</p>',
      ['Ada May'],
    ],
    [
      'a day before the name',
      '<h1>Harbour bridge reopens</h1><p>May 4, 2024 by Ada Quay</p><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'a blank that a style sheet made',
      '<h1>Harbour bridge reopens</h1><p>By <a>Ada Quay</a><span>Updated</span><span>May 4, 2024</span></p><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'no job and no section of a byline',
      '<h1>Harbour bridge reopens</h1><div class="post-byline"><div class="c-section">City news</div><div class="author-name">Ada Quay</div><div class="author-title">Harbour editor</div></div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'no calls beside the name',
      '<h1>Harbour bridge reopens</h1><span class="author-name">Ada Quay</span><span class="author-name">More from Ada Quay</span><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'in the footer of its own article',
      '<article><h1>Harbour bridge reopens</h1><p>Text.</p><footer><p>Posted by Ada Quay</p></footer></article>',
      ['Ada Quay'],
    ],
    [
      'not in the footer of the page',
      '<h1>Harbour bridge reopens</h1><p>Text.</p><footer><p>By Olga Other</p></footer>',
      undefined,
    ],
    [
      'in front of a day, however long',
      '<h1>Harbour bridge reopens</h1><p class="byline">By Ada Quay May 5, 2024</p><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'no nine words in front of a day',
      '<h1>Harbour bridge reopens</h1><p class="byline">By Ada Quay Ben Pier Cy Dock Dee Lock Ed May 5, 2024</p><p>Text.</p>',
      undefined,
    ],
    [
      'no log-in names',
      '<h1>Harbour bridge reopens</h1><span class="author-name">admin2</span><p>Text.</p>',
      undefined,
    ],
    [
      'no other articles’ authors',
      '<h1>Harbour bridge reopens</h1><p>Text.</p><div class="related"><span class="author-name">Olga Other</span></div>',
      undefined,
    ],
    [
      'a link to the page of an author, whatever it is called',
      '<h1>Harbour bridge reopens</h1><a href="/authors/ada-quay">Ada Quay</a><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'two of them',
      '<h1>Harbour bridge reopens</h1><p>By <a href="/author/quay-7">Ada Quay</a> and <a href="/author/pier-9">Ben Pier</a></p><p>Text.</p>',
      ['Ada Quay', 'Ben Pier'],
    ],
    [
      'without the job in the link, which the address does not have',
      '<h1>Harbour bridge reopens</h1><a href="/autor/ada-quay-17">Ada Quay Harbour editor</a><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'a page of the team, if its address says the name',
      '<h1>Harbour bridge reopens</h1><a href="/team/zo%C3%AB-dock">Zoë Dock</a><p>Text.</p>',
      ['Zoë Dock'],
    ],
    [
      'no page of the team that says another',
      '<h1>Harbour bridge reopens</h1><a href="/team/join-us">Ferry Crew</a><p>Text.</p>',
      undefined,
    ],
    [
      'no folder of authors',
      '<h1>Harbour bridge reopens</h1><a href="/authors/">Our Authors</a><p>Text.</p>',
      undefined,
    ],
    [
      'no link in a sentence',
      '<h1>Harbour bridge reopens</h1><p>As <a href="/author/ada-quay">Ada Quay</a> told us when the works began, it took a year.</p>',
      undefined,
    ],
    [
      'no author of a story above, if the own is named below',
      '<p><a href="/author/olga-other">Olga Other</a></p><h1>Harbour bridge reopens</h1><p><a href="/author/ada-quay">Ada Quay</a></p><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'no author of a story far below',
      `<h1>Harbour bridge reopens</h1>${'<p>Text.</p>'.repeat(20)}<p><a href="/author/olga-other">Olga Other</a></p>`,
      undefined,
    ],
    [
      'nobody who only checked it',
      '<h1>Harbour bridge reopens</h1><p>By <a href="/author/ada-quay">Ada Quay</a></p><p>Reviewed by <a href="/author/ben-pier">Ben Pier</a></p><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'nor where a line of its own says so',
      '<h1>Harbour bridge reopens</h1><span class="author-name">Ada Quay</span><div>Fact-checked by</div><div><span class="author-name">Ben Pier</span></div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'those near the headline, not those at the end',
      `<h1>Harbour bridge reopens</h1><span class="author-name">Ada Quay</span>${'<p>Text.</p>'.repeat(20)}<span class="author-name">Ben Pier</span>`,
      ['Ada Quay'],
    ],
    [
      'in a footer beside the text, in its own article',
      '<article><div><h1>Harbour bridge reopens</h1><p>Text.</p><footer><p class="author-name">Ada Quay</p></footer></div></article>',
      ['Ada Quay'],
    ],
    [
      'a name alone beside its portrait and a day',
      '<h1>Harbour bridge reopens</h1><div><img src="a.jpg" alt="Portrait of Ada Quay"><p>Ada Quay</p><p>3 May 2024</p></div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'no two words with a day and without a portrait',
      '<h1>Harbour bridge reopens</h1><div><p>Local News</p><p>3 May 2024</p></div><p>Text.</p>',
      undefined,
    ],
    [
      'nobody under a picture of the story',
      '<h1>Harbour bridge reopens</h1><p>3 May 2024</p><figure><img src="a.jpg" alt="Olga Other"><div>Olga Other</div></figure><p>Text.</p>',
      undefined,
    ],
    [
      'no person that the story is about',
      '<h1>Harbour bridge reopens</h1><p>Author Olga Other, from Kensal, said she had waited for it.</p><p>Text.</p>',
      undefined,
    ],
    [
      'a link to an account',
      '<h1>Harbour bridge reopens</h1><a href="https://letters.example/@adaquay">Ada Quay</a><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'no account of another name',
      '<h1>Harbour bridge reopens</h1><a href="https://letters.example/@harbourpost">Olga Other</a><p>Text.</p>',
      undefined,
    ],
    [
      'a name with a number is a house',
      '<h1>Harbour bridge reopens</h1><div>By</div><div>HP24 newsroom</div><p>Text.</p>',
      undefined,
    ],
    [
      'no sentence that opens with by',
      '<h1>Harbour bridge reopens</h1><p>By noon the queue had reached the old customs house.</p>',
      undefined,
    ],
    [
      'a link to another beside the own byline: only links above the headline are of other stories',
      '<p><a href="/author/olga-other">Olga Other</a></p><h1>Harbour bridge reopens</h1><span class="author-name">Ada Quay</span> <a href="/author/ben-pier">Ben Pier</a><p>Text.</p>',
      ['Ada Quay', 'Ben Pier'],
    ],
    [
      'a name that stands in an element called a title too, if it leads to the page of the author',
      '<h1>Harbour bridge reopens</h1><div class="byline"><a class="author-title author-link" href="/author/ada-quay">Ada Quay</a></div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'the same, the element of the title round it',
      '<h1>Harbour bridge reopens</h1><div class="byline">City news <b class="c-title"><a class="author-link" href="/author/ada-quay">Ada Quay</a></b></div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'a log-in name that readers are shown for a name',
      '<h1>Harbour bridge reopens</h1><span class="author-name">adaquay</span><p>Text.</p>',
      ['adaquay'],
    ],
    [
      'no word that stands for any author',
      '<h1>Harbour bridge reopens</h1><span class="author-name">staff</span><p>Text.</p>',
      undefined,
    ],
    [
      'the inner of two elements that are called so',
      '<h1>Harbour bridge reopens</h1><div class="author-name"><span class="author-name">Ada Quay</span> Harbour editor</div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'at the end of the story, if none is near the headline',
      `<h1>Harbour bridge reopens</h1>${'<p>Text.</p>'.repeat(20)}<span class="author-name">Ada Quay</span>`,
      ['Ada Quay'],
    ],
    [
      'four of one byline',
      '<h1>Harbour bridge reopens</h1><div class="byline">By <span class="author-name">Ada Quay</span>, <span class="author-name">Ben Pier</span>, <span class="author-name">Carla Dock</span> and <span class="author-name">Dan Berth</span></div><p>Text.</p>',
      ['Ada Quay', 'Ben Pier', 'Carla Dock', 'Dan Berth'],
    ],
    [
      'three in one element, joined by words',
      '<h1>Harbour bridge reopens</h1><div class="byline">By Ada Quay, Ben Pier and Carla Dock</div><p>Text.</p>',
      ['Ada Quay', 'Ben Pier', 'Carla Dock'],
    ],
    [
      'the same in a line alone',
      '<h1>Harbour bridge reopens</h1><p>By Ada Quay, Ben Pier, and Carla Dock</p><p>Text.</p>',
      ['Ada Quay', 'Ben Pier', 'Carla Dock'],
    ],
    [
      'two in an element that is only called an author',
      '<h1>Harbour bridge reopens</h1><div class="author">Ada Quay and Ben Pier</div><p>Text.</p>',
      ['Ada Quay', 'Ben Pier'],
    ],
    [
      'a job between two names is none',
      '<h1>Harbour bridge reopens</h1><div class="byline">By Ada Quay, Harbour Editor, and Ben Pier</div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'a house with two names in it stays whole',
      '<h1>Harbour bridge reopens</h1><span class="author-name">Quay and Pier Sons</span><p>Text.</p>',
      ['Quay and Pier Sons'],
    ],
    [
      'a link and the job in it, apart by a mark',
      '<h1>Harbour bridge reopens</h1><p>By <a href="/author/ada-quay">Ada Quay; Diver</a></p><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'the first of a list of other stories',
      '<h1>Harbour bridge reopens</h1><div><span class="author-name">Ada Quay</span></div><ul><li>Ferry <span class="author-name">Olga Other</span></li><li>Pier <span class="author-name">Otto Other</span></li><li>Quay <span class="author-name">Orla Other</span></li></ul><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'no link to the page of an author that says something else',
      '<h1>Harbour bridge reopens</h1><a href="/author/ada-quay">12 stories</a><p>Text.</p>',
      undefined,
    ],
    [
      'two names in one link to an author',
      '<h1>Harbour bridge reopens</h1><p>By <a href="/author/ada-quay">Ada Quay and Ben Pier</a></p><p>Text.</p>',
      ['Ada Quay', 'Ben Pier'],
    ],
    [
      'no link in a long line',
      `<h1>Harbour bridge reopens</h1><p><a href="/author/olga-other">Olga Other</a> ${'Kensal Rise, Oslo, Bergen, '.repeat(8)}</p><p>Text.</p>`,
      undefined,
    ],
    [
      'a name in a script without capitals',
      '<h1>Harbour bridge reopens</h1><a href="/author/lin-shu">林书豪</a><p>Text.</p>',
      ['林书豪'],
    ],
    [
      'a name beside its portrait, below the opening lines',
      '<h1>Harbour bridge reopens</h1><p>After a year of works the bridge over the harbour is open again, the town said.</p><p>City news</p><div><img src="a.jpg" alt="Ada Quay"><p>Ada Quay</p><p>3 May 2024</p></div><p>Text.</p>',
      ['Ada Quay'],
    ],
    [
      'no name with the portrait of another beside it',
      '<h1>Harbour bridge reopens</h1><div><img src="a.jpg" alt="Ben Pier"><p>Ada Quay</p><p>3 May 2024</p></div><p>Text.</p>',
      undefined,
    ],
    [
      'said outright at the end of the story',
      `<h1>Harbour bridge reopens</h1>${'<p>Text.</p>'.repeat(20)}<p>Written by Ada Quay</p><p>Share</p>`,
      ['Ada Quay'],
    ],
    [
      'the same, the name on the next line',
      `<h1>Harbour bridge reopens</h1>${'<p>Text.</p>'.repeat(20)}<p>Written by:</p><p>Ada Quay</p>`,
      ['Ada Quay'],
    ],
    [
      'the same, nothing after it',
      `<h1>Harbour bridge reopens</h1>${'<p>Text.</p>'.repeat(20)}<p>Written by</p>`,
      undefined,
    ],
    [
      'not of three stories at the end',
      `<h1>Harbour bridge reopens</h1>${'<p>Text.</p>'.repeat(20)}<p>Written by Olga Other</p><p>Written by Otto Other</p><p>Written by Orla Other</p>`,
      undefined,
    ],
    [
      'no person that a sentence at the end is about',
      `<h1>Harbour bridge reopens</h1>${'<p>Text.</p>'.repeat(20)}<p>Author Olga Other, from Kensal, said she had waited for it.</p>`,
      undefined,
    ],
  ])('authors on the page: %s', (_, body, authors) =>
    expect(declared(page('<title>Harbour bridge reopens</title>', body)).authors).toEqual(authors),
  );

  test.each([
    ['the signature over who put the page up', 'BlogPosting', 'webdesk', ['Ada Quay']],
    ['the data of a newsroom over its line', 'NewsArticle', 'Ben Pier', ['Ben Pier']],
    ['the line over another person in the data of a blog', 'BlogPosting', 'Site Desk', ['Ada Quay']],
    ['a name in another script may be the same', 'BlogPosting', 'Ада Квей', ['Ада Квей']],
    ['the fuller form of the same name', 'BlogPosting', 'Dr. Ada Quay, PhD', ['Dr. Ada Quay, PhD']],
  ])('data and line disagree: %s', (_, type, author, authors) => {
    const head = data({
      '@type': type,
      headline: 'Harbour bridge reopens',
      author: { '@type': 'Person', name: author },
    });
    const body = '<h1>Harbour bridge reopens</h1><p>By Ada Quay</p><p>Text.</p>';
    expect(declared(page(head, body)).authors).toEqual(authors);
  });

  test.each([
    ['Ada Quay and Ben Pier', ['Ada Quay', 'Ben Pier']],
    ['Ada Quay, Ben Pier und Carla Dock', ['Ada Quay', 'Ben Pier', 'Carla Dock']],
    ['Ada and Ben Quay', ['Ada and Ben Quay']],
    ['Quay and Sons', ['Quay and Sons']],
    ['José Ortega y Muelle', ['José Ortega y Muelle']],
    ['Ada Quay and the Harbour Team', ['Ada Quay and the Harbour Team']],
    ['Ada Quay, Master Diver & Harbour Guide', ['Ada Quay, Master Diver & Harbour Guide']],
    ['Ada Quay, Harbour Editor and Staff Writer', ['Ada Quay, Harbour Editor and Staff Writer']],
  ])('people of one field: %s', (author, authors) => {
    expect(declared(page(data({ '@type': 'NewsArticle', headline: 'x', author }))).authors).toEqual(authors);
  });

  test('what the line has besides, where the metadata say the name', () => {
    const head = '<meta name="author" content="Ada Quay, CFP">';
    const html = page(head, '<h1>Harbour bridge reopens</h1><p>By Ada Quay</p><p>Text.</p>');
    const document = parseHtml({ text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }, 'page');
    expect(document.declared.authors).toEqual(['Ada Quay, CFP']);
    expect(document.page?.shownAuthors).toBeUndefined();
  });

  test.each([
    ['in English', 'Written by', 'Ada Quay', ['Ada Quay']],
    ['in another language', 'Verfasst von', 'Ada Quay', ['Ada Quay']],
    ['how long it takes to read', 'Est. reading time', '3 minutes', undefined],
  ])('the author on a card: %s', (_, label, value, authors) => {
    const head = `<meta name="twitter:label1" content="${label}"><meta name="twitter:data1" content="${value}">`;
    expect(declared(page(head)).authors).toEqual(authors);
  });

  test('the house goes from behind a name', () => {
    const head = `<meta property="og:site_name" content="The Harbour Post">${data({ '@type': 'NewsArticle', headline: 'x', author: 'Ada Quay, The Harbour Post' })}`;
    expect(declared(page(head)).authors).toEqual(['Ada Quay']);
  });

  test('the name in the metadata without what stands glued to it on the page', () => {
    const head = '<meta name="author" content="Ada Quay">';
    const body =
      '<h1>Harbour bridge reopens</h1><div class="author"><a>Ada Quay</a><b>City Reporter</b></div><p>Text.</p>';
    expect(declared(page(head, body)).authors).toEqual(['Ada Quay']);
  });

  test.each([
    [
      'the day of a change, shown without a word, is no day of publication',
      '<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta property="article:modified_time" content="2025-01-07T10:00:00Z">',
      '<p>January 7, 2025</p>',
      '2024-05-03T10:00:00Z',
    ],
    [
      'the day that readers are shown, where data is of another',
      '<meta property="article:published_time" content="2024-05-03T10:00:00Z">',
      '<p>April 20, 2024</p>',
      '2024-04-20',
    ],
    [
      'the moment in the zone of the page',
      '<meta property="article:published_time" content="2024-05-04T02:00:00Z">',
      '<p><time datetime="2024-05-03T22:00:00-04:00">May 3, 2024</time></p>',
      '2024-05-03T22:00:00-04:00',
    ],
    ['day and month in the order of the language', '', '<p>03/10/2023</p>', '2023-10-03', 'en-GB'],
    ['and in that of another', '', '<p>03/10/2023</p>', '2023-03-10', 'en-US'],
    ['a line that says so, far below', '', `${'<p>Text.</p>'.repeat(30)}<p>Posted on April 13, 2023</p>`, '2023-04-13'],
    ['the only line that is a day', '', `${'<p>Text.</p>'.repeat(30)}<p>13 Apr, 2023</p>`, '2023-04-13'],
    ['not one of several', '', `${'<p>Text.</p>'.repeat(30)}<p>13 Apr, 2023</p><p>14 Apr, 2023</p>`, undefined],
    ['not a day in a sentence', '', `${'<p>Text.</p>'.repeat(30)}<p>It opened on 13 April 2023.</p>`, undefined],
    ['a key that the site made up', '<meta name="x-published-date" content="2023-04-13">', '', '2023-04-13'],
    [
      'a day that names its month in the language of the page',
      '',
      '<p>13 de abril de 2023 9:40 h</p>',
      '2023-04-13',
      'es',
    ],
    ['in the digits of its script', '', '<p>१३ अप्रैल २०२३</p>', '2023-04-13', 'hi'],
    [
      'what was published before what was changed, glued together',
      '',
      '<p>Publié le 13 avr. 2023 à 08:01Mis à jour le 14 avr. 2023 à 09:06</p>',
      '2023-04-13',
      'fr',
    ],
    ['not a day in a caption', '', '<p>Boats of the harbour office lay at the old quay, 13 April 2023</p>', undefined],
    [
      'but in a line that says who wrote it',
      '',
      '<p>By Ada Quay and Ben Pier in Oslo, 13 April 2023</p>',
      '2023-04-13',
    ],
    [
      'the moment that a line gives machines, where it is of the same day',
      '',
      '<p>Am <time datetime="2023-04-13T08:01:00+02:00">13. April 2023</time></p>',
      '2023-04-13T08:01:00+02:00',
      'de',
    ],
    [
      'the first day, which the page tells at its end, where its data is dated on each saving',
      '<meta property="article:published_time" content="2025-01-07T10:00:00Z"><meta property="article:modified_time" content="2025-01-07T10:00:00Z">',
      `${'<p>Text.</p>'.repeat(30)}<p>Published April 13, 2023</p>`,
      '2023-04-13',
    ],
    [
      'not days of other stories at its end',
      '<meta property="article:published_time" content="2025-01-07T10:00:00Z"><meta property="article:modified_time" content="2025-01-07T10:00:00Z">',
      `${'<p>Text.</p>'.repeat(30)}<p>Published April 13, 2023</p><p>Published April 13, 2023</p>`,
      '2025-01-07T10:00:00Z',
    ],
    [
      'days that only cards of other stories tell machines',
      '',
      `${'<p>Text.</p>'.repeat(30)}<i itemprop="datePublished" content="2024-04-13"></i><i itemprop="datePublished" content="2024-04-14"></i>`,
      undefined,
    ],
    [
      'the one that the page tells machines',
      '',
      `${'<p>Text.</p>'.repeat(30)}<i itemprop="datePublished" content="2024-04-13"></i>`,
      '2024-04-13',
    ],
    [
      'in a box that is called as boxes of other stories are, if it holds the headline',
      '',
      '<p>13 April 2023</p>',
      '2023-04-13',
      'en',
      'teaser',
    ],
    [
      'the day that a newsroom prints, where its data is dated on each saving',
      data({ '@type': 'NewsArticle', datePublished: '2025-01-07T10:00:00Z', dateModified: '2025-01-07T10:00:00Z' }),
      '<p>Published April 13, 2023</p>',
      '2023-04-13',
    ],
    [
      'not a day that nothing says to be that of publication',
      data({ '@type': 'NewsArticle', datePublished: '2025-01-07T10:00:00Z', dateModified: '2025-01-07T10:00:00Z' }),
      '<p>April 13, 2023</p>',
      '2025-01-07T10:00:00Z',
    ],
    [
      'not a later day',
      data({ '@type': 'NewsArticle', datePublished: '2025-01-07T10:00:00Z', dateModified: '2025-01-07T10:00:00Z' }),
      '<p>Published April 13, 2025</p>',
      '2025-01-07T10:00:00Z',
    ],
    [
      'not where the data of a newsroom says but one day',
      data({ '@type': 'NewsArticle', datePublished: '2025-01-07T10:00:00Z' }),
      '<p>April 13, 2023</p>',
      '2025-01-07T10:00:00Z',
    ],
    [
      'the moment that the data gives, where readers are shown the same day',
      '<meta property="article:published_time" content="2024-05-03T10:00:00Z">',
      '<p>May 3, 2024</p>',
      '2024-05-03T10:00:00Z',
    ],
    [
      'the day alone, where the moments of the page are others',
      '<meta property="article:published_time" content="2024-05-04T02:00:00Z">',
      '<p>May 3, 2024</p><p>Text.</p><p><time datetime="2024-05-04T09:00:00Z">Saturday</time>, <time datetime="2024-05-03T09:00:00Z">Friday</time></p>',
      '2024-05-03',
    ],
    [
      'what is no day is passed over, in metadata',
      '<meta name="pubdate" content="soon"><meta name="publish-date" content="2023-04-13">',
      '',
      '2023-04-13',
    ],
    [
      'in elements that tell machines',
      '',
      '<i itemprop="datePublished" content="soon"></i><i itemprop="datePublished" content="2023-04-13"></i>',
      '2023-04-13',
    ],
    [
      'the one near the headline, not those of cards of other stories',
      '',
      `<i itemprop="datePublished" content="2023-04-13"></i>${'<p>Text.</p>'.repeat(30)}<i itemprop="datePublished" content="2024-04-13"></i>`,
      '2023-04-13',
    ],
    [
      'in a line without a day in words',
      '',
      '<p><time datetime="soon">Soon</time></p><p><time datetime="2023-04-13">Thursday</time></p>',
      '2023-04-13',
    ],
    [
      'far below the headline too',
      '',
      `${'<p>Text.</p>'.repeat(30)}<div class="related"><time datetime="2024-01-01">Monday</time></div><p><time datetime="soon">Soon</time> <time class="updated" datetime="2023-04-14">Friday</time> <time datetime="2023-04-13">Thursday</time></p>`,
      '2023-04-13',
    ],
    [
      'in an element that is called so',
      '',
      `${'<p>Text.</p>'.repeat(30)}<p>Kensal <span class="post-date">soon</span> <span class="updated-date">14 April 2023</span> <span class="post-date">13 April 2023</span> by the harbour</p>`,
      '2023-04-13',
    ],
    [
      'what a content system calls both published and updated',
      '',
      '<p><time class="entry-date published updated" datetime="2023-04-13">Thursday</time></p><p>14 April 2023</p>',
      '2023-04-13',
    ],
    [
      'what only updates is not first',
      '',
      '<p><time class="updated" datetime="2023-04-14">Friday</time></p><p>13 April 2023</p>',
      '2023-04-13',
    ],
    [
      'a page that far below tells but its last change was there on that day',
      '',
      `${'<p>Text.</p>'.repeat(30)}<p>Updated 14 April 2023</p>`,
      '2023-04-14',
    ],
    [
      'the only line that says so, not one that says where',
      '<meta property="article:published_time" content="2025-01-07T10:00:00Z"><meta property="article:modified_time" content="2025-01-07T10:00:00Z">',
      `${'<p>Text.</p>'.repeat(30)}<p>Published in Kensal</p><p>Published April 13, 2023</p>`,
      '2023-04-13',
    ],
  ])('days: %s', (_, head, body, published, language = 'en', name = 'story') => {
    const html = page(head, `<div class="${name}"><h1>Harbour bridge reopens</h1>${body}<p>Text.</p></div>`).replace(
      'lang="en"',
      `lang="${language}"`,
    );
    expect(declared(`<title>Harbour bridge reopens</title>${html}`).published).toBe(published);
  });

  test.each([
    ['below the headline, not above it', '<p>7 December 2025</p>', '<p>13 April 2023</p>', '2023-04-13'],
    ['above it, if none is below', '<p>13 April 2023</p>', '', '2023-04-13'],
    ['the nearer of two above it', '<p>7 December 2025</p><p>Home</p><p>13 April 2023</p>', '', '2023-04-13'],
    [
      'above it, not far below',
      '<p>13 April 2023</p>',
      `${'<p>Share</p>'.repeat(10)}<p>Most read</p><p>7 December 2025</p>`,
      '2023-04-13',
    ],
  ])('the day nearest to the headline: %s', (_, above, below, published) => {
    const html = `<title>Harbour bridge reopens</title>${page('', `${above}<h1>Harbour bridge reopens</h1>${below}<p>Text.</p>`)}`;
    expect(declared(html).published).toBe(published);
  });

  test.each([
    ['in folders', 'https://p.example/2023/04/13/bridge', '2023-04-13'],
    ['month and day in one', 'https://p.example/n1/2023/0413/c10-7.html', '2023-04-13'],
    ['at its end', 'https://p.example/city/bridge-reopens-20230413', '2023-04-13'],
    ['the number of an article is none', 'https://p.example/city/bridge-reopens-20230494', undefined],
    ['a longer number is none', 'https://p.example/city/bridge-reopens-202304131', undefined],
    ['year and month are none', 'https://p.example/2023/04/bridge', undefined],
  ])('the day in the address: %s', (_, url, published) => {
    expect(declared(page('<title>Harbour bridge reopens</title>'), url).published).toBe(published);
  });

  test('the day in the address before one above the headline that is not said to be that of publication', () => {
    const body = '<p>7 December 2025</p><h1>Harbour bridge reopens</h1><p>Text.</p>';
    expect(declared(page('', body), 'https://p.example/2023/04/13/bridge').published).toBe('2023-04-13');
    const said = body.replace('7 December', 'Published 14 April').replace('2025', '2023');
    expect(declared(page('', said), 'https://p.example/2023/04/13/bridge').published).toBe('2023-04-14');
  });

  test.each([
    ['behind the name of the site', 'Harbour bridge reopens | Post | 13.04.2023', '2023-04-13'],
    ['not in the headline', 'Harbour bridge reopens on 13.04.2023', undefined],
    ['not with other words', 'Harbour bridge reopens – Post of 13.04.2023', undefined],
  ])('the day in the title: %s', (_, title, published) => {
    expect(declared(page(`<title>${title}</title>`).replace('lang="en"', 'lang="de"')).published).toBe(published);
  });

  test.each([
    ['of a country that writes the day first', 'https://post.example.uk/a', '2023-10-03'],
    ['of one that writes the month first', 'https://post.example.gov/a', '2023-03-10'],
    ['of nobody knows where', 'https://post.example/a', undefined],
  ])('day and month in numbers, the address %s', (_, url, published) => {
    expect(declared(page('', '<h1>Harbour bridge reopens</h1><p>03/10/2023</p><p>Text.</p>'), url).published).toBe(
      published,
    );
  });

  test('the house is no author where nobody is named', () => {
    const head = data({
      '@type': 'BlogPosting',
      headline: 'x',
      author: { '@type': 'Organization', name: 'Dock Ltd' },
      publisher: { name: 'Dock Ltd' },
    });
    expect(declared(page(head)).authors).toBeUndefined();
  });

  test.each([
    ['an agency, in the data of a newsroom', 'The Post', 'NewsArticle', 'Organization', 'Quay Press', ['Quay Press']],
    ['a house, in the data of a blog', 'The Post', 'BlogPosting', 'Organization', 'Quay Media', undefined],
    ['a house without a name', 'The Post', 'NewsArticle', 'Organization', ' ', undefined],
    ['nothing but an address', 'The Post', 'NewsArticle', 'Person', 'https://post.example/ada', undefined],
    ['nothing but a number', 'The Post', 'NewsArticle', 'Person', '1874', undefined],
    [
      'a person who is called as the site is',
      'Ada Quay Blog',
      'BlogPosting',
      'Person',
      'Ada Quay Blog',
      ['Ada Quay Blog'],
    ],
    [
      'the site itself, which is no name of a person',
      'quay.example',
      'NewsArticle',
      'Person',
      'quay.example',
      ['quay.example'],
    ],
    ['nor in the data of a blog', 'quay.example', 'BlogPosting', 'Person', 'quay.example', undefined],
  ])('who is named as the author: %s', (_, site, type, kind, name, authors) => {
    const author = { '@type': kind, name };
    const head = `<meta property="og:site_name" content="${site}">${data({ '@type': type, headline: 'Harbour bridge reopens', author })}`;
    expect(declared(page(head)).authors).toEqual(authors);
  });

  test('a day shown beside the headline, and a day of change', () => {
    const found = declared(
      page(
        '<title>Harbour bridge reopens</title>',
        '<h1>Harbour bridge reopens</h1><p>Updated: June 7, 2024</p><p>May 3, 2024</p><p>Text.</p>',
      ),
    );
    expect(found).toMatchObject({ published: '2024-05-03' });
  });

  test('meta tags where there is no JSON-LD', () => {
    const head =
      '<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name="author" content="von Ada Quay"><meta property="og:image" content="https://p.example/i.jpg"><link rel="canonical" href="/own">';
    expect(declared(page(head), 'https://p.example/x')).toMatchObject({
      published: '2024-05-03T10:00:00Z',
      authors: ['Ada Quay'],
      image: { url: 'https://p.example/i.jpg', caption: null, credit: null },
      url: 'https://p.example/own',
    });
  });
});

describe('a heading that is a link', () => {
  const own = (link: string, url?: string) =>
    declared(`<html lang="en"><body><h1>${link}</h1><p>Text of the story.</p></body></html>`, url).headline;
  test.each([
    ['to the start of the site', '<a href="/">The Pier Post</a>', undefined, undefined],
    [
      'to the start by its whole address',
      '<a href="https://post.example/">The Pier Post</a>',
      'https://post.example/a',
      undefined,
    ],
    ['to nowhere', '<a name="top">The Pier Post</a>', undefined, 'The Pier Post'],
    [
      'to nowhere, on a page with an address',
      '<a name="top">The Pier Post</a>',
      'https://post.example/a',
      'The Pier Post',
    ],
    ['to another page', '<a href="/b">The Pier Post</a>', 'https://post.example/a', 'The Pier Post'],
  ])('%s', (_, link, url, headline) => expect(own(link, url)).toBe(headline));
});

describe('what pages declare in unusual shapes', () => {
  const story = (more: object) => page(data({ '@type': 'NewsArticle', headline: 'Harbour bridge reopens', ...more }));

  test.each([
    ['an image by its address', { image: 'https://a.example/bridge.jpg' }, 'https://a.example/bridge.jpg', null, null],
    [
      'an image with caption and credit',
      { image: { url: 'https://a.example/b.jpg', caption: 'The bridge', creditText: 'Anna Berg' } },
      'https://a.example/b.jpg',
      'The bridge',
      'Anna Berg',
    ],
    [
      'an image by its content, and who made it',
      { image: [{ contentUrl: 'https://a.example/c.jpg', creator: { name: 'Ravi Kumar' } }] },
      'https://a.example/c.jpg',
      null,
      'Ravi Kumar',
    ],
    [
      'an image whose author is an address',
      { image: { url: 'https://a.example/d.jpg', author: 'https://a.example/people/7' } },
      'https://a.example/d.jpg',
      null,
      null,
    ],
  ])('%s', (_, more, url, caption, credit) => {
    expect(declared(story(more)).image).toEqual({ url, caption, credit });
  });

  test.each([
    ['a list of words', { keywords: ['ferry', 'harbour'] }, '', ['ferry', 'harbour']],
    ['one string with commas', { keywords: 'ferry, harbour; pier' }, '', ['ferry', 'harbour', 'pier']],
    ['words that are objects', { keywords: [{ name: 'ferry' }, {}] }, '', ['ferry']],
    ['a year', { keywords: [2025] }, '', ['2025']],
    ['empty words and whole sentences', { keywords: `ferry,,${'x'.repeat(81)}` }, '', ['ferry']],
    ['those of the head', {}, '<meta name="news_keywords" content="ferry,harbour">', ['ferry', 'harbour']],
  ])('tags: %s', (_, more, head, tags) => {
    expect(declared(story(more).replace('</head>', `${head}</head>`)).tags).toEqual(tags);
  });

  test('an author that is named by the address of another object', () => {
    const graph = {
      '@graph': [
        { '@type': 'NewsArticle', headline: 'Harbour bridge reopens', author: { '@id': '#p1' } },
        { '@type': 'Person', '@id': '#p1', name: 'Anna Berg' },
      ],
    };
    expect(declared(page(data(graph))).authors).toEqual(['Anna Berg']);
    const lost = { '@type': 'NewsArticle', headline: 'Harbour bridge reopens', author: { '@id': '#p2' } };
    expect(declared(page(data(lost))).authors).toBeUndefined();
  });

  test.each([
    ['by its address alone', { publisher: 'https://post.example/' }, 'The Harbour Post'],
    [
      'by the address of an object that nobody describes',
      { publisher: { '@id': 'https://post.example/#p' } },
      'The Harbour Post',
    ],
    ['by its name', { publisher: 'Quay Press' }, 'Quay Press'],
  ])('a publisher that is named %s', (_, more, name) => {
    const site = data({ '@type': 'WebSite', alternateName: 'Post', url: 'https://post.example/' });
    const meta = '<meta property="og:site_name" content="The Harbour Post">';
    expect(declared(story(more).replace('</head>', `${site}${meta}</head>`)).publisher?.name).toBe(name);
  });

  test.each([
    ['zh-Hant-TW', 'zh-Hant-TW'],
    ['sr_cyrl', 'sr-Cyrl'],
    ['EN_us', 'en-US'],
    ['es-419', 'es-419'],
    ['english', 'de'],
  ])('the language %s', (tag, language) => {
    const head = '<meta property="og:locale" content="de">';
    expect(declared(page(head).replace('lang="en"', `lang="${tag}"`)).language).toBe(language);
  });

  test('a script of data that is none', () => {
    expect(declared(page(data('var a = 1;'))).headline).toBe('Harbour bridge reopens');
  });

  test('a name with the language of it', () => {
    expect(
      declared(story({ author: { '@type': 'Person', name: { '@value': 'Anna Berg', '@language': 'en' } } })).authors,
    ).toEqual(['Anna Berg']);
  });

  describe('a page whose text stands in its data alone', () => {
    const articleBody = `${'The bridge over the harbour is open again. '.repeat(9)}\n\nIt took a year.`;
    const body = { '@type': 'NewsArticle', headline: 'Harbour bridge reopens', articleBody };
    const read = (html: string) => {
      const document = parseHtml({ text: html, encoding: 'utf-8', how: 'given', replaced: 0, notes: [] }, 'page');
      return document.blocks.map(({ start, end }) => document.text.slice(start, end));
    };
    const lines = [articleBody.split('\n')[0]!.trim(), 'It took a year.'];
    test.each([
      ['nothing is shown', data(body), lines],
      ['a heading is shown', `${data(body)}<h1>Harbour bridge reopens</h1>`, ['Harbour bridge reopens', ...lines]],
      [
        'links are no text of it',
        `${data(body)}<p><a href="/a">${articleBody}</a></p>`,
        [articleBody.replace(/\s+/g, ' '), ...lines],
      ],
      ['the text is shown', `${data(body)}<p>${lines[0]}</p><p>${lines[1]}</p>`, lines],
      ['a framework made a meta tag of the script', `<meta name="ld+json" content='${JSON.stringify(body)}'>`, lines],
    ])('%s', (_, html, wanted) => expect(read(html)).toEqual(wanted));
  });

  test.each([
    ['on its own line', '<p>Written by</p><p>Anna Berg</p>', ['Anna Berg']],
    ['on the line of its cue', '<p>Written by Anna Berg and Ravi Kumar</p>', ['Anna Berg', 'Ravi Kumar']],
    ['with a bracket that nobody closes', '<p>Written by Anna Berg (Oslo</p>', ['Anna Berg']],
    ['that only opens with the letters of a cue', '<p>Written bylaws Anna Berg</p>', undefined],
  ])('the name of an author %s', (_, body, names) => {
    const html = page('', `<h1>Harbour bridge reopens</h1><p>${'Text of the story. '.repeat(9)}</p>${body}`);
    expect(declared(html).authors).toEqual(names);
  });

  test('escapes in the strings of JSON-LD, once and twice', () => {
    const head = (headline: string) => page(data({ '@type': 'NewsArticle', headline }), '<p>Text.</p>');
    expect(declared(head('Salt &amp; pepper')).headline).toBe('Salt & pepper');
    expect(declared(head('Salt &amp;amp; pepper')).headline).toBe('Salt & pepper');
    expect(declared(head('Salt <b>and</b> pepper')).headline).toBe('Salt and pepper');
  });
});
