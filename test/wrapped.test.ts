/** Text that a program wrapped to a width, as text browsers and converters print pages: paragraphs come back whole. */
import { expect, test } from 'vitest';
import { clean, createKit } from '../src/index.ts';
import { diff } from '../src/render/diff.ts';
import { explain } from '../src/render/explain.ts';
import { renderers } from '../src/render/table.ts';

const kit = createKit({});
const textOf = (text: string): string => clean({ id: 'a', format: 'text', text }, kit).text;
const blocksOf = (text: string): readonly string[] =>
  clean({ id: 'a', format: 'text', text }, kit).document.blocks.map(({ start, end }) =>
    text.slice(start, end).replace(/\s+/g, ' '),
  );

/** Words to lines of at most `width` columns, broken at hyphens too; a word that is wider stands alone. */
function wrap(text: string, width: number, first = '', rest = first): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/(?<=[ -])(?=\S)/)) {
    if (!isEmpty && (line + word).trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = rest;
      isEmpty = true;
    }
    line += word;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

const story = [
  'The harbour board said on Tuesday that the old ferry would run again from spring, after two winters in dock for repairs that cost twice as much as planned.',
  'Engineers found rust in the hull when they lifted the boat out of the water in October. They had hoped to be done by the new year, but the steel for the plates came late.',
  'Fares will stay as they were, a spokeswoman said. Children and pensioners travel at half the price, and bicycles are carried free of charge on the first boat of the day.',
  'The islanders, who have had to take a bus and a second boat since the ferry was taken out of service, welcomed the news with a small party on the pier in the evening.',
];
const hindi = [
  'बंदरगाह बोर्ड ने मंगलवार को कहा कि पुरानी नाव वसंत से फिर चलेगी और मरम्मत में दो सर्दियां लगीं जबकि लागत योजना से दोगुनी रही और इस्पात भी बहुत देर से पहुंचा।',
  'इंजीनियरों को अक्टूबर में पानी से बाहर निकालने पर नाव के पेंदे में जंग मिली थी जिसके बाद बोर्ड ने तय किया कि सभी प्लेटें बदली जाएंगी और जांच हर साल होगी।',
  'प्रवक्ता ने कहा कि किराया पहले जैसा ही रहेगा तथा बच्चों और बुजुर्गों को आधा किराया देना होगा और दिन की पहली नाव पर साइकिल मुफ्त ले जाई जा सकेगी।',
];

test.each([60, 66, 72, 80, 100])('a story wrapped to %i columns', (width) => {
  for (const paragraphs of [story, hindi])
    expect(blocksOf(paragraphs.map((one) => wrap(one, width)).join('\n\n'))).toEqual(paragraphs);
});

test('a page with its menu, targets of links and nested lists', () => {
  const sections = ['Home', 'World', 'Business', 'Sport', 'Weather', 'Culture', 'Video', 'Opinion'];
  const menu = sections.map((name) => ` * ${name} [/${name.toLowerCase()}/]`).join('\n');
  const linked = story.map((one) => one.replace('ferry', 'ferry [https://harbour.example/news/ferries/the-old-one]'));
  const page = [
    menu,
    'Log in\n[https://harbour.example/openid/connect/auth?client=harbour&scope=openid-profile-email-offline&lang=en]',
    'OLD FERRY TO RUN AGAIN FROM SPRING',
    ...linked.map((one) => wrap(one, 80)),
    'You may also like',
    ' * Bus lane to be widened [/news/bus-lane/]\n * School gets a new roof [/news/roof/]',
    'Copyright 2024 Harbour News. All rights reserved.',
  ].join('\n\n');
  expect(
    textOf(page)
      .split('\n\n')
      .slice(-story.length)
      .map((one) => one.replace(/\s+/g, ' ')),
  ).toEqual(story);
});

test('the first line of a paragraph stands further in', () => {
  const text = story.map((one) => wrap(one, 64, '    ', '')).join('\n');
  expect(blocksOf(text)).toEqual(story);
  expect(blocksOf(text.trim())).toEqual(story);
});

test('items go on below their text', () => {
  const items = story.slice(0, 3).map((one) => wrap(one, 72, ' * ', '   '));
  const text = `${wrap(story[3]!, 72)}\n\n${items.join('\n')}\n\n${wrap(story[3]!, 72)}`;
  expect(blocksOf(text)).toEqual([story[3], ...story.slice(0, 3).map((one) => `* ${one}`), story[3]]);
});

test('a line that had room for the next word ends its paragraph', () => {
  const text = `Harbour, Tuesday\n${wrap(story[0]!, 72)}\n${wrap(story[1]!, 72)}\nstaff writer\n\n${wrap(story[2]!, 72)}`;
  expect(blocksOf(text)).toEqual(['Harbour, Tuesday', story[0], story[1], 'staff writer', story[2]]);
});

test.each([
  [
    'a poem',
    'The tide comes in and the tide goes out and the boats lie still\nand the gulls that sleep on the harbour wall\nwake up when the bell begins to toll across the water\nand fall\nin circles down upon the waiting pier and the nets that dry\nwhile the old men count the summers they have seen go by\nand the children count the boats\nand the evening settles over hill and mill',
  ],
  [
    'a table',
    'Harbour United  3  Island Rovers  1\nPier Athletic  2  Dock Wanderers  2\nLighthouse Town  0  Ferry City  4\nQuay Rangers  1  Anchor Albion  1\nMarina FC  5  Breakwater County  2\nJetty Thistle  0  Bollard Villa  0\nSlipway Hearts  2  Buoy Orient  3\nMooring Vale  1  Capstan Park  0\nKeel United  3  Rudder Rovers  3',
  ],
])('%s keeps its lines', (_, text) => {
  expect(blocksOf(text)).toEqual(text.split('\n').map((line) => line.replace(/\s+/g, ' ')));
});

test('two addresses in brackets are the author’s, many are targets of links', () => {
  const address = (number: number) => `[https://harbour.example/${number}]`;
  const two = `The board put its plans [https://harbour.example/1] and its books ${address(2)} on the net on Tuesday.`;
  expect(textOf(two)).toBe(two);
  const article = clean({ id: 'a', format: 'text', text: `${two} The rest ${address(3)} is to follow.` }, kit);
  expect(article.text).toBe('The board put its plans and its books on the net on Tuesday. The rest is to follow.');
  expect(article.removals.map(({ rule }) => rule)).toEqual(Array(3).fill('text/link-target'));
});

const linkedStory = story.map((one, index) => one.replace('the ', `the [${index + 1}]`));
const list = story.map((_, index) => `   ${index + 1}. https://harbour.example/${index} & more`).join('\n');

test('lynx: numbers of links, and the list of their addresses', () => {
  const page = `${linkedStory.map((one) => wrap(one, 72, '   ')).join('\n\n')}\n\nReferences\n\n   Visible links:\n${list}\n`;
  expect(
    textOf(page)
      .replace(/\n(?!\n)\s*/g, ' ')
      .split(/\n+/)
      .map((one) => one.trim())
      .filter(Boolean),
  ).toEqual(textOf(story.join('\n\n')).split('\n\n'));
});

test('what stands below the list stays, and many such lines make it no list of addresses', () => {
  const page = `${linkedStory.join('\n\n')}\n\nReferences\n\n${list}\n`;
  expect(textOf(`${page}A last word on the harbour.`)).toMatch(/A last word on the harbour\.$/);
  expect(textOf(`${page}${'A last word on the harbour.\n'.repeat(3)}`)).toContain('the [2]hull');
});

test('numbers in brackets without such a list are the author’s', () => {
  const text = `${linkedStory.join('\n\n')}\n\nReferences\n\n1. Berg, A.: The ferries of the north. 2019.`;
  expect(textOf(text)).toContain('the [2]hull');
});

test('Markdown: links keep their words, pictures go', () => {
  const text = [
    '[![The pier](/img/pier.jpg)](/news/pier)',
    `${story[0]} The [old ferry](/news/ferry "The old ferry") and a [new one](https://harbour.example/a-long-(one)).`,
    `[${story[1]}](/news/rust)`,
    '![The ferry in its dock](/img/ferry.jpg)',
    `By [Anna Berg](/authors/berg)s own account, ${story[2]}`,
  ].join('\n\n');
  const article = clean({ id: 'a', format: 'text', text }, kit);
  expect(article.text.replace(/\n(?!\n)/g, ' ')).toContain(`${story[0]} The old ferry and a new one.`);
  expect(article.text).toContain(story[1]);
  expect(article.text).toContain('Anna Bergs own account');
  expect(article.text).not.toMatch(/[[\]\u2060]|img/);
  const gone = article.removals.map(({ rule, start, end }) => [rule, text.slice(start, end)]);
  expect(gone).toContainEqual(['text/picture', '![The ferry in its dock](/img/ferry.jpg)']);
  expect(gone).toContainEqual(['text/link-target', '](/news/ferry "The old ferry")']);
});

test('Markdown that was wrapped, addresses too', () => {
  const linked = story.map((one, index) =>
    one.replace(/(the \w+)/, `[$1](https://harbour.example/${index}/a-long-way-to-go-for-a-ferry-that-is-in-dock)`),
  );
  const page = linked.map((one) => wrap(one, 78)).join('\n\n');
  expect(
    textOf(page)
      .replace(/\n(?!\n)\s*/g, ' ')
      .split(/\n+/)
      .map((one) => one.trim())
      .filter(Boolean),
  ).toEqual(story);
});

test.each([
  'He said: “I [really] (truly) meant it.” The board [of the harbour](see below) met, and [sic](!) so on.',
  'The code is `list[0](x)`, and `list[1](y)` is the next.',
])('%s is no link', (text) => {
  expect(textOf(text)).toBe(text);
});

test('what is masked leaves no trace in the fields', () => {
  const text = [
    '# [Old ferry to run again from spring](/news/ferry)',
    'By [Anna Berg](/authors/berg) and [Ravi Rao](/authors/rao)',
    ...story,
  ].join('\n\n');
  const { fields } = clean({ id: 'a', format: 'text', text }, kit);
  expect(JSON.stringify(fields)).not.toContain('\u2060');
  expect(fields.byline?.names).toEqual(['Anna Berg', 'Ravi Rao']);
});

/** Columns of a terminal: none for marks, two for Han and kana. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/\p{Mn}/u.test(one) ? 0 : /[\u3000-\u9fff\uff00-\uff60]/.test(one) ? 2 : 1), 0);

function wrapColumns(text: string, width: number, part: RegExp): string {
  const lines = [''];
  for (const piece of text.split(part)) {
    const line = lines.at(-1)!;
    if (line !== '' && columnsOf((line + piece).trimEnd()) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

test('Hindi wrapped by columns: marks take none', () => {
  expect(blocksOf(hindi.map((one) => wrapColumns(one, 80, /(?<= )/)).join('\n\n'))).toEqual(hindi);
});

test.each([70, 80])('Japanese wrapped to %i columns comes back without blanks', (width) => {
  const japanese = [
    '港湾局は火曜日、古い連絡船が春から再び運航すると発表した。修理には二度の冬がかかり、費用は当初の見込みの二倍に達したという。島の住民はこの知らせを喜んでいる。',
    '技術者たちは十月に船を水から引き上げたとき、船底にさびを見つけた。年明けまでに終える予定だったが、鋼板の到着が遅れたため作業は三か月延びることになった。',
    '運賃はこれまでと変わらないと広報担当者は話した。子どもと高齢者は半額で乗ることができ、朝の一便では自転車を無料で運ぶことができる。予約は要らないそうだ。',
  ];
  const text = japanese.map((one) => wrapColumns(one, width, /(?<!^)(?![。、])/u)).join('\n\n');
  expect(textOf(text)).toBe(japanese.join('\n\n'));
});

test('every format prints the words whole, and shows people what was masked', () => {
  const text = `The ferry [/a], the pier [/b], the quay [/f] and the [dock](/c "d")s of the [old](/g) [harbour](/e). ${story[0]}\n\n${story[1]}\n`;
  const article = clean({ id: 'a', format: 'text', text }, kit);
  const words = 'The ferry, the pier, the quay and the docks of the old harbour.';
  for (const format of ['text', 'markdown', 'html', 'jsonl'] as const) {
    const render = renderers[format]({ spanUnit: 'codepoint', ascii: false, paint: null as never });
    expect(render.render(article)).toContain(words);
  }
  expect(diff(article)).toContain(
    '-The ferry [/a], the pier [/b], the quay [/f] and the [dock](/c "d")s of the [old](/g) [harbour](/e).',
  );
  expect(diff(article)).toContain(`+${words}`);
  expect(explain(article)).toContain('✂ ](/c "d")');
});

test('targets inside of targets keep every offset', () => {
  const text = `![a [b](c) d](e) [1](f) [/g](h) [![i](j)](k) ${story[0]}\n\nReferences\n\n 1. https:l\n 2. https:m\n 3. https:n\n`;
  const { document, removals, text: printed } = clean({ id: 'a', format: 'text', text }, kit);
  expect(document.text).toHaveLength(text.length);
  expect(printed).toContain(story[0]);
  let last = 0;
  for (const { start, end } of removals) {
    expect(start).toBeGreaterThanOrEqual(last);
    last = end;
  }
});
