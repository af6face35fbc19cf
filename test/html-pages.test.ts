/** Whole pages in the shapes that newsrooms, blogs and forums make them: what the record holds and what it does not. */
import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { createKit } from '../src/kit.ts';
import type { Fields } from '../src/model.ts';
import { settingsOf } from '../src/settings.ts';

const kit = createKit(settingsOf({}));

interface Found extends Fields {
  readonly text: string;
  readonly language: string | null;
}

function read(html: string, url?: string): Found {
  const { fields, text, document } = clean({ id: 'page', format: 'html', text: html, ...(url && { url }) }, kit);
  return { ...fields, text, language: document.language };
}

const one = 'The bridge over the harbour opened again on Monday after eleven months of repairs, the port office said.';
const two =
  'Engineers replaced four hundred metres of cable, two bearings and the whole of the northern deck, it added.';
const three =
  'Ferries that ran in its place since last spring will stop at the end of the week, according to the operator.';
const four = 'Traders on the quay said that they had lost a third of their customers while the crossing was closed.';
const all = [one, two, three, four];
const paragraphs = all.map((text) => `<p>${text}</p>`).join('');
const title = 'Harbour bridge reopens after repairs';

const page = (body: string, head = '', lang = 'en'): string =>
  `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${title} | The Post</title>${head}</head><body><nav><a href="/">Home</a> <a href="/city">City</a></nav>${body}<footer><p>© The Post. All rights reserved.</p></footer></body></html>`;

const data = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;

describe('the day that readers are shown', () => {
  const french = [
    'Le maire de la commune a inauguré jeudi la nouvelle école primaire, en présence de nombreux parents et élèves.',
    'Les travaux avaient commencé il y a deux ans et leur coût total s’élève à trois millions d’euros, selon la mairie.',
  ];
  const hindi = [
    'मुख्यमंत्री ने शुक्रवार को शहर की नई सड़क का उद्घाटन किया और कहा कि इससे यातायात में बड़ी राहत मिलेगी।',
    'अधिकारियों के अनुसार सड़क का निर्माण दो साल में पूरा हुआ और इस पर करीब सौ करोड़ रुपये खर्च हुए हैं।',
  ];
  const story = (lang: string, heading: string, line: string, text: readonly string[]): string =>
    `<html lang="${lang}"><head><title>${heading}</title></head><body><article><h1>${heading}</h1>${line}${text.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`;

  test.each([
    ['fr', 'Une école ouvre ses portes', '<p class="infos">Par Jeanne Fictif, le 17 mai 2024 à 10h30</p>', french],
    ['fr', 'Une école ouvre ses portes', '<div class="meta">Publié le vendredi 17 mai 2024</div>', french],
    ['hi', 'नई सड़क का उद्घाटन हुआ', '<div class="info">प्रकाशित: १७ मई २०२४, १०:३० बजे</div>', hindi],
    ['hi', 'नई सड़क का उद्घाटन हुआ', '<div><span>17 मई 2024, 10:30 AM IST</span></div>', hindi],
  ])('%s: %s %s', (lang, heading, line, text) => {
    expect(read(story(lang, heading, line, text)).published).toBe('2024-05-17');
  });

  test('the day of a change in another language is no day of publication', () => {
    const found = read(story('fr', 'Une école ouvre', '<p>Mis à jour le 17 mai 2024</p>', french));
    expect([found.published, found.modified]).toEqual([null, '2024-05-17']);
  });

  test.each([
    ['in a sentence of the story', '<p>L’école de la commune a été construite le 17 mai 2024 par des bénévoles.</p>'],
    ['without its year', '<p class="meta">Vendredi 17 mai</p>'],
  ])('no day %s', (_, line) => {
    expect(read(story('fr', 'Une école ouvre ses portes', line, french)).published).toBeNull();
  });
});

describe('days', () => {
  const days = (body: string, head = '', url = 'https://post.example/city/bridge'): string | null =>
    read(page(`<article><h1>${title}</h1>${body}${paragraphs}</article>`, head), url).published;

  test.each([
    ['https://post.example/2024/05/17/bridge', '2024-05-17'],
    ['https://post.example/city/2024-05-17-bridge.html', '2024-05-17'],
    ['https://post.example/city/2024/may/17/bridge', '2024-05-17'],
    ['https://post.example/articles/20240517/k00/bridge', '2024-05-17'],
    ['https://post.example/city/20241399/bridge', null],
    ['https://post.example/2024/05/bridge', null],
    ['https://post.example/bridge?day=/2024/05/17/', null],
  ])('in the address %s', (url, day) => {
    expect(days('', '', url)).toBe(day);
  });

  test('what the page says comes before its address', () => {
    expect(days('<p>May 16, 2024</p>', '', 'https://post.example/2024/05/17/bridge')).toBe('2024-05-16');
  });

  test('in numbers of which only the element says which is the month', () => {
    expect(days('<div><time datetime="2017-03-01T12:00:00Z">03/01/2017</time></div>')).toBe('2017-03-01T12:00:00Z');
  });

  test('not that of a list above the story', () => {
    const event = '<li><a href="/a">A fair in the town</a> <time datetime="2025-01-31">01/31/2025</time></li>';
    const list = `<ul class="events">${event}${'<li><a href="/b">Another fair</a></li>'.repeat(8)}</ul>`;
    const html = page(
      `${list}<article><h1>${title}</h1><div><time datetime="2017-03-01">03/01/2017</time></div>${paragraphs}</article>`,
    );
    expect(read(html).published).toBe('2017-03-01');
  });

  test('an element whose words say that it is the day of a change', () => {
    const head = data({ '@type': 'WebPage', datePublished: '2024-05-01', dateModified: '2024-05-01' });
    expect(days('<div><time datetime="2024-05-17">Last updated: May 17</time></div>', head)).toBe('2024-05-01');
  });

  test('JSON-LD that a framework made a <meta> of', () => {
    const value = JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: '2024-05-17' });
    expect(days('', `<meta name="script:ld+json" content="${value.replace(/"/g, '&quot;')}">`)).toBe('2024-05-17');
  });

  test('a last line that says when the page was changed', () => {
    const html = page(`<article><h1>${title}</h1>${paragraphs}<p>Last updated: May 17, 2024</p></article>`);
    expect(read(html).modified).toBe('2024-05-17');
  });
});

describe('paragraphs of Thai, which writes no full stops', () => {
  const thai = [
    'เทศบาลแจ้งเมื่อวันพฤหัสบดีว่า สะพานเก่าข้ามแม่น้ำจะปิดเป็นเวลาหกเดือนตั้งแต่วันจันทร์นี้เป็นต้นไป เพื่อซ่อมแซมพื้นสะพานและเสาที่ชำรุดมานานหลายปี',
    'ค่าซ่อมแซมอยู่ที่ยี่สิบล้านบาทและคาดว่าจะแล้วเสร็จในช่วงปลายปี ระหว่างนี้ผู้ขับขี่ควรใช้เส้นทางเลี่ยงผ่านท่าเรือ ส่วนคนเดินเท้ายังข้ามได้ตามปกติ',
  ];
  const card = '<div class="card"><a href="/x">รถเมล์สายใหม่เริ่มวิ่งวันแรก</a></div>';

  test('are the story, and linked headlines are not', () => {
    const html = `<html lang="th"><head><title>ปิดสะพานเก่าหกเดือน</title></head><body><div>${card.repeat(3)}</div><div><h1>ปิดสะพานเก่าหกเดือน</h1><div>${thai.map((text) => `<p>${text}</p>`).join('')}</div></div></body></html>`;
    expect(read(html).text.split('\n\n')).toEqual(thai);
  });
});

describe('years above the first paragraph', () => {
  const kept = (line: string): boolean =>
    read(page(`<article><h1>${title}</h1><p>${line}</p>${paragraphs}</article>`)).text.startsWith(line);

  test.each([
    ['June 3, 1932 - March 1, 2024', true],
    ['1932 – 2024', true],
    ['May 17, 2024 - May 18, 2024', false],
    ['May 17, 2024', false],
  ])('%s stays: %s', (line, stays) => {
    expect(kept(line)).toBe(stays);
  });
});

describe('pages', () => {
  const exactly = (body: string, head = '', lang = 'en') => expect(read(page(body, head, lang)).text.split('\n\n'));

  test('a body split in two by an advertisement', () => {
    exactly(
      `<h1>${title}</h1><div class="story-part"><p>${one}</p><p>${two}</p></div><div class="ad">Advertisement</div><div class="story-part"><p>${three}</p><p>${four}</p></div>`,
    ).toEqual(all);
  });

  test('the next story of an endless page', () => {
    const next =
      'The council voted on Tuesday to raise the fare of the tram by a tenth, and the mayor defended the step.';
    exactly(
      `<main><article><h1>${title}</h1>${paragraphs}</article><article><h1>Tram fare goes up</h1><p>${next}</p><p>${next} It will come in May.</p></article></main>`,
    ).toEqual(all);
  });

  test('paragraphs made with line breaks', () => {
    exactly(`<h1>${title}</h1><div class="body">${all.join('<br><br>')}</div>`).toEqual(all);
  });

  test('no h1, the headline in a class', () => {
    const found = read(page(`<div class="headline">${title}</div><div class="text">${paragraphs}</div>`));
    expect(found.headline).toBe(title);
    expect(found.text.split('\n\n')).toEqual(all);
  });

  test('a heading of the first rank inside the text is not the headline', () => {
    const body = `<article><h2>${title}</h2><p>${one}</p><p>${two}</p><h1>What the repairs of the bridge cost</h1><p>${three}</p></article>`;
    expect(read(page(body)).headline).toBe(title);
  });

  test('a title beside a name that nothing else gives away, and no line that says it', () => {
    const html = page(`<div class="text">${paragraphs}</div>`);
    expect(read(html).headline).toBe(`${title} | The Post`);
  });

  test('rows of a table, items of a list, sub-headings', () => {
    const { text } = read(
      page(
        `<article><h1>${title}</h1><p>${one}</p><h2>What it cost</h2><table><tr><th>Part</th><th>Cost</th></tr><tr><td>Cable</td><td>4 million</td></tr></table><p>${two}</p><ul><li>Four hundred metres of cable</li><li>Two bearings</li></ul><p>${three}</p></article>`,
      ),
    );
    for (const part of [
      one,
      'What it cost',
      'Cable',
      '4 million',
      two,
      'Four hundred metres of cable',
      'Two bearings',
      three,
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('CableFour');
    expect(text).not.toContain('Cable4');
  });

  test('an embedded post is a quotation, and its day not that of the page', () => {
    const { text, published } = read(
      page(
        `<article><h1>${title}</h1><p>${one}</p><blockquote class="twitter-tweet"><p>The bridge is open! See you all on the other side of the harbour tonight.</p>&mdash; Port Office (@port) <a href="https://twitter.com/port/status/1">May 17, 2024</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script><p>${two}</p><p>${three}</p></article>`,
      ),
    );
    expect(text).toContain('The bridge is open! See you all');
    expect(published).toBeNull();
    expect(text).toContain(three);
  });

  test('hidden elements, templates and scripts are no text', () => {
    exactly(
      `<article><h1>${title}</h1><p style="display:none">Secret one of the page that nobody is shown, ever.</p><template><p>Secret two of the page that nobody is shown.</p></template><div hidden><p>Secret three of the page that nobody is shown.</p></div>${paragraphs}<script>document.write("<p>Secret four of the page.</p>")</script></article>`,
    ).toEqual(all);
  });

  test('blanks at inline elements', () => {
    const { text } = read(
      page(
        `<article><h1>${title}</h1><p>The <b>bridge</b> over the <a href="/h">harbour</a>, <i>opened</i><span> again</span> on Monday<sup>1</sup> after eleven months of re<wbr>pairs.</p><p>${two}</p><p>${three}</p></article>`,
      ),
    );
    expect(text).toContain('The bridge over the harbour, opened again on Monday1 after eleven months of repairs.');
  });

  test.each([
    [
      'broken',
      '{"@type":"NewsArticle","headline":"Harbour bridge reopens after repairs","author":{"@type":"Person","name":"Ada Quay",},"datePublished":"2024-05-17",}',
    ],
    [
      'in a graph',
      {
        '@graph': [
          { '@type': 'WebSite', name: 'The Post' },
          { '@type': 'NewsArticle', headline: title, author: [{ '@id': '#ada' }], datePublished: '2024-05-17' },
          { '@type': 'Person', '@id': '#ada', name: 'Ada Quay' },
        ],
      },
    ],
    [
      'in a list',
      [
        { '@type': 'BreadcrumbList' },
        { '@type': ['NewsArticle'], headline: title, author: ['Ada Quay'], datePublished: '2024-05-17' },
      ],
    ],
    [
      'with markup inside',
      {
        '@type': 'NewsArticle',
        headline: `<b>${title}</b>`,
        author: { name: '<a href="/ada">Ada Quay</a>' },
        datePublished: '2024-05-17',
      },
    ],
  ])('JSON-LD: %s', (_, value) => {
    const found = read(page(`<article><h1>${title}</h1>${paragraphs}</article>`, data(value)));
    expect([found.headline, found.byline?.names, found.published]).toEqual([title, ['Ada Quay'], '2024-05-17']);
  });

  test('rel=author and microdata', () => {
    const found = read(
      page(
        `<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${title}</h1><p>By <a rel="author" href="/ada">Ada Quay</a></p><meta itemprop="datePublished" content="2024-05-17"><div itemprop="articleBody">${paragraphs}</div></article>`,
      ),
    );
    expect([found.headline, found.byline?.names, found.published]).toEqual([title, ['Ada Quay'], '2024-05-17']);
    expect(found.text.split('\n\n')).toEqual(all);
  });

  test('a dateline in its element is a field', () => {
    const found = read(
      page(
        `<article><h1>${title}</h1><p><span class="dateline">SALTBY</span> – ${one}</p><p>${two}</p><p>${three}</p></article>`,
      ),
    );
    expect(found.dateline?.places[0]?.name).toBe('SALTBY');
    expect(found.text).toMatch(/^The bridge/);
  });

  test('a page that is written from right to left', () => {
    const arabic = [
      'أعلنت سلطات الميناء يوم الاثنين إعادة افتتاح الجسر الكبير بعد أحد عشر شهرا من أعمال الصيانة والترميم المتواصلة.',
      'وقال مهندسون إنهم استبدلوا أربعمائة متر من الكابلات وجزءا كبيرا من السطح الشمالي للجسر خلال فترة الإغلاق.',
    ];
    const found = read(
      `<html lang="ar" dir="rtl"><head><title>إعادة افتتاح الجسر الكبير</title></head><body><nav><a href="/">الرئيسية</a></nav><article><h1>إعادة افتتاح الجسر الكبير</h1><p>بقلم أحمد علي</p><div class="share"><a href="#">شارك</a></div>${arabic.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`,
    );
    expect([found.headline, found.byline?.names, found.text.split('\n\n')]).toEqual([
      'إعادة افتتاح الجسر الكبير',
      ['أحمد علي'],
      arabic,
    ]);
  });

  test.each([
    [
      'zh',
      '港口大桥重新开放',
      [
        '港务局周一宣布，经过十一个月的维修，横跨海港的大桥已经重新开放，首日通行车辆超过两万辆。',
        '工程师更换了四百米长的缆索、两个轴承以及整个北侧桥面，总费用约为四百万元，低于原先的预算。',
      ],
    ],
    [
      'ja',
      '港の橋が再び開通',
      [
        '港湾局は月曜日、十一か月に及ぶ修理を終えて港に架かる橋が再び開通したと発表し、初日には二万台が通行した。',
        '技術者らは四百メートルのケーブルと二つの支承、それに北側の橋面全体を交換し、費用は予算を下回ったという。',
      ],
    ],
  ])('text without blanks: %s', (lang, heading, text) => {
    const found = read(
      `<html lang="${lang}"><head><title>${heading}</title></head><body><nav><a href="/">首页</a></nav><div id="main"><h1>${heading}</h1><div class="date">2024年5月17日 10:30</div><div class="text">${text.map((p) => `<p>　　${p}</p>`).join('')}</div></div><footer>© 2024</footer></body></html>`,
    );
    expect([found.headline, found.published?.slice(0, 10), found.text.split('\n\n')]).toEqual([
      heading,
      '2024-05-17',
      text,
    ]);
  });

  test('an AMP page', () => {
    exactly(
      `<amp-sidebar id="s" layout="nodisplay"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><article><h1>${title}</h1><amp-img src="/b.jpg" width="1" height="1"><noscript><img src="/b.jpg"></noscript></amp-img><p>${one}</p><amp-ad type="x"><div>Advertisement</div></amp-ad><p>${two}</p><p>${three}</p><p>${four}</p></article>`,
    ).toEqual(all);
  });

  test('a body that only <noscript> holds', () => {
    exactly(`<div id="app"></div><noscript><article><h1>${title}</h1>${paragraphs}</article></noscript>`).toEqual(all);
  });

  test('an interview keeps its questions', () => {
    const { text } = read(
      page(
        `<article><h1>${title}</h1><p>${one}</p><p><strong>How long did it take?</strong></p><p>${two}</p><p><strong>And the cost?</strong></p><p>${three}</p></article>`,
      ),
    );
    expect(text).toContain('How long did it take?');
    expect(text).toContain('And the cost?');
  });

  test('a live blog keeps its entries', () => {
    const entries = all.map(
      (text, index) =>
        `<article class="entry"><time>1${index}:30</time><h2>Entry number ${index}</h2><p>${text}</p></article>`,
    );
    const { text } = read(page(`<main><h1>${title}</h1><div class="liveblog">${entries.join('')}</div></main>`));
    for (const entry of all) expect(text).toContain(entry);
  });

  test('a poem in <pre> keeps its lines, the blanks before them and its stanzas', () => {
    const { text } = read(
      page(
        `<article><h1>${title}</h1><p>${one}</p><pre>\nThe ferry <i>waits</i>,\r\n    the gulls are gone,\n\t&nbsp;the bridge is dark.\n\n  One lamp\n  stays on.\n</pre><p>${two}</p><p>${three}</p></article>`,
      ),
    );
    expect(text).toContain(
      `${one}\n\nThe ferry waits,\n    the gulls are gone,\n\t the bridge is dark.\n\n  One lamp\n  stays on.\n\n${two}`,
    );
  });

  test('blanks in front of a paragraph that is no preformatted text say nothing', () => {
    exactly(
      `<article><h1>${title}</h1><p>${one}</p>\n    <p>\n      ${two}\n    </p><pre>\n  </pre><p>  ${three}</p></article>`,
    ).toEqual([one, two, three]);
  });

  test('a teaser before a wall is all there is', () => {
    exactly(
      `<article><h1>${title}</h1><p>${one}</p><div class="paywall"><p>Subscribe to read the full story. Already a subscriber? <a href="/login">Log in</a></p></div></article>`,
    ).toEqual([one]);
  });

  test('an empty page is an empty text', () => {
    expect(read('<html><head><title></title></head><body></body></html>').text).toBe('');
  });

  test('a forum thread gives what was written in it', () => {
    const posts = all.map(
      (text, index) =>
        `<div class="post"><div class="user">user${index}</div><div class="post-content"><p>${text}</p></div></div>`,
    );
    expect(read(page(`<div id="thread"><h1>${title}</h1>${posts.join('')}</div>`)).text).toContain(one);
  });

  test('a page in another encoding than it says', () => {
    const bytes = Buffer.from(
      page(`<article><h1>${title}</h1><p>${one} Café, naïve, Übergröße – déjà vu.</p>${paragraphs}</article>`).replace(
        'charset="utf-8"',
        'charset="iso-8859-1"',
      ),
    );
    expect(clean({ id: 'page', format: 'html', bytes }, kit).text).toContain('Café, naïve, Übergröße – déjà vu.');
  });
});
