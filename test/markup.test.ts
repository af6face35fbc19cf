import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { createKit } from '../src/kit.ts';
import type { Claim } from '../src/model.ts';
import { readFrontMatter } from '../src/parse/front-matter.ts';
import { claimMarkdown, claimTags, INLINE_MARK } from '../src/parse/markup.ts';
import { explain } from '../src/render/explain.ts';

const kit = createKit();
const article = (text: string) => clean({ id: 'a', format: 'text', text }, kit);

/** The text with a dot for each character that is a mark inside a line, and a slash for other tags. */
function seen(text: string, claim: (text: string, claims: Claim[]) => unknown): string {
  const claims: Claim[] = [];
  claim(text, claims);
  let out = text;
  for (const { start, end, rule } of claims)
    out = out.slice(0, start) + (rule === INLINE_MARK ? '.' : '/').repeat(end - start) + out.slice(end);
  return out;
}

describe('marks of Markdown', () => {
  test.each([
    ['strong words', 'The **outer islands** wait.', 'The ..outer islands.. wait.'],
    ['a lead in strong words', '**PORT BLAIR:** The ferry ran.', '..PORT BLAIR:.. The ferry ran.'],
    ['words that open a line', '*By Ada Quay*\n_Harbour Post_', '.By Ada Quay.\n.Harbour Post.'],
    ['strong and slanted', '***Late*** ferry', '...Late... ferry'],
    ['a heading that opens the text', '# Ferry runs\n\nThe ferry ran.', '..Ferry runs\n\nThe ferry ran.'],
    [
      'two headings',
      'Ferry\n\n## One\n\nText.\n\n### Two ###\n\nText.',
      'Ferry\n\n...One\n\nText.\n\n....Two ###\n\nText.',
    ],
    ['a heading and strong words', 'Ferry **runs**.\n\n## One\n\nText.', 'Ferry ..runs...\n\n...One\n\nText.'],
    [
      'single marks beside other signs',
      '# A\n\n## B\n\nThe *ferry* ran, _late_.',
      '..A\n\n...B\n\nThe .ferry. ran, .late..',
    ],
    ['single marks beside a link', 'The *ferry* [ran](/a).', 'The .ferry. [ran](/a).'],
    ['one inside the other', '**The *old* ferry** ran, **late**.', '..The .old. ferry.. ran, ..late...'],
    ['line ends of old Macs', 'So *it\r*By Ada Quay*\r_Post_', 'So *it\r.By Ada Quay.\r.Post.'],
    ['of another script', '**नई दिल्ली:** नाव **फिर** चली।', '..नई दिल्ली:.. नाव ..फिर.. चली।'],
  ])('%s', (_, text, wanted) => expect(seen(text, claimMarkdown)).toBe(wanted));

  test.each([
    ['a product', 'He got 5*3*2 and 3 * 4 * 5.'],
    ['words that are hidden', 'What the f**k, said the b**ch.'],
    ['stars of a critic', 'Ferry, the film: *** out of *****.'],
    ['a remark below a price', 'From 500 rupees* a night.\n*Without breakfast.'],
    ['items', '* one\n* two'],
    ['names in code', 'Call __init__ of my_harbour_app and _private_name_here.'],
    ['a dash of the wire', 'ATLANTA (AP) _ The ferry ran _ late.'],
    ['rules', '* * *\n***\n_____\n-----'],
    ['one star alone', 'The ferry* ran *late.'],
    ['strong marks across lines', 'The **ferry\nran** late.'],
    ['nothing but a mark between', 'Well ** - ** then.'],
    ['hashtags', '#Ferry #Harbour\nThe ferry ran.'],
    ['tags one on a line', 'The ferry ran.\n# Harbour\n# Ferry\nMost read'],
    ['a number sign', 'The ferry ran.\n# 1 in the list\nMore.'],
    ['a language', 'He writes C# and F#.'],
    ['the last line', '# Harbour'],
    ['a strong word that is too long', `**${'so '.repeat(700)}it was**`],
  ])('not: %s', (_, text) => expect(seen(text, claimMarkdown)).toBe(text));

  test('of many opened words the last are closed', () => {
    const text = `# A\n\n## B\n\nThe ${'*so '.repeat(40)}on and *on*.`;
    expect(seen(text, claimMarkdown)).toContain('and .on..');
  });

  test('a heading is one, and a paragraph of its own', () => {
    const { document, text } = article(
      '# Ferry runs again\n\n**PORT BLAIR, May 17 (PTI)** - The ferry to the *outer islands* ran again on Friday, they said.\n## What comes next\nThe first boat left at six, and the second one an hour later.\n\n### Related stories\n\nStorm warning lifted\n\nPost office shut\n',
    );
    expect(document.blocks.map(({ shape }) => shape)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
    ]);
    expect(text).toBe(
      'The ferry to the outer islands ran again on Friday, they said.\n\nWhat comes next\n\nThe first boat left at six, and the second one an hour later.',
    );
  });

  test('fields go without them', () => {
    const { fields } = article(
      '# Ferry *runs* again\n\n*By **Ada Quay***\n\n**PORT BLAIR**, May 17 (**PTI**) The ferry to the outer islands ran again on Friday.\n\nIt will run on Monday too, said the harbour office.',
    );
    expect(fields.headline).toBe('Ferry runs again');
    expect(fields.byline?.names).toEqual(['Ada Quay']);
    expect(fields.dateline?.raw).toBe('PORT BLAIR, May 17 (PTI)');
  });
});

test('explain counts them, and calls a line cut of which nothing but marks is left', () => {
  const shown = explain(
    article(
      '# Ferry runs again\n\nThe *ferry* to the **outer islands** ran again on Friday, said the harbour office in a note.\n\n**Also read:** [Storm warning lifted](/a) [b](/b) [c](/c)\n',
    ),
  );
  expect(shown).toContain('3 blocks, 1 kept');
  expect(shown).toContain('✂ * and 3 more');
  expect(shown).toContain('   3 cut  Also read:');
});

describe('tags in text', () => {
  test.each([
    ['inside words', 'One <b>two</b> <a href="/x">three</a></>', 'One ...two.... .............three.......'],
    ['between lines', '<p class="a">One</p><br/>Two', '/////////////One/////////Two'],
    ['between words', 'One<td>two<img src="a">', 'One////two/////////////'],
    [
      'scripts with what they hold',
      'One <script>let a = "<p>";</script> two',
      'One /////////////////////////////// two',
    ],
    ['remarks', 'One <!-- two --> three', 'One //////////// three'],
    ['remarks without an end on their line', 'One <!-- two\nthree --> four', 'One <!-- two\nthree --> four'],
    ['the same where carriage returns end lines', 'One <!-- two\rthree --> four', 'One <!-- two\rthree --> four'],
    ['none', 'a < b > c, <who> and <5', 'a < b > c, <who> and <5'],
  ])('%s', (_, text, wanted) => expect(seen(text, claimTags)).toBe(wanted));

  test('one that runs over a line end parts paragraphs as others do', () => {
    const { text } = article(
      'The ferry ran again on Friday, they said.<br\n>It will run on Monday<p\nclass="x">Tuesday too.',
    );
    expect(text).toBe('The ferry ran again on Friday, they said.\n\nIt will run on Monday\n\nTuesday too.');
  });

  test('those that end a line part paragraphs', () => {
    const { text, fields } = article(
      '<h1>Ferry runs again</h1><p><strong>PORT BLAIR:</strong> The ferry ran again on Friday, they said.</p><p>It will run<br>on <i>Monday</i><br>Tuesday too.</p>',
    );
    expect(fields.headline).toBe('Ferry runs again');
    expect(fields.dateline?.raw).toBe('PORT BLAIR:');
    expect(text).toBe('The ferry ran again on Friday, they said.\n\nIt will run on Monday\n\nTuesday too.');
  });
});

describe('front matter', () => {
  const story = '\n# Ferry\n\nThe ferry to the outer islands ran again on Friday, they said.\n';

  test('is what is declared', () => {
    const front = [
      '---',
      'title: "Ferry: it runs again"',
      "author: 'Ada Quay', Ben Pier",
      'date: 2024-05-17T10:15:00Z',
      'last_mod: 2024-05-18',
      'updated: 2024-05-18',
      'source: https://harbour.example/ferry',
      'lang: en_IN',
      'sitename: Harbour Post',
      'tags:',
      '  - ferry',
      '  - post',
      'empty:',
      '# a remark',
      'description: It was late.',
      '---',
    ].join('\n');
    const found = readFrontMatter(front + story)!;
    expect(found.declared).toEqual({
      headline: 'Ferry: it runs again',
      authors: ["'Ada Quay'", 'Ben Pier'],
      published: '2024-05-17T10:15:00Z',
      modified: '2024-05-18',
      url: 'https://harbour.example/ferry',
      language: 'en-IN',
      publisher: { name: 'Harbour Post' },
      tags: ['ferry', 'post'],
    });
    const { text, fields, removals } = article(front + story.replace('Ferry', 'Ferry: it runs again'));
    expect(text).toBe('The ferry to the outer islands ran again on Friday, they said.');
    expect(fields).toMatchObject({ headline: 'Ferry: it runs again', published: '2024-05-17T10:15:00Z' });
    expect(removals.filter(({ rule }) => rule === 'text/front-matter').length).toBeGreaterThan(0);
  });

  test.each([
    ['a list in brackets', '---\ntitle: A\ntags: [a, "b, c"]\n---\n', { headline: 'A', tags: ['a', 'b, c'] }],
    ['dots at its end, and line ends of Windows', '---\r\ntitle: A\r\n...\r\n', { headline: 'A' }],
    ['an address alone', '---\nurl: https://a.example/b\nsource: wire\n---\n', { url: 'https://a.example/b' }],
    ['line ends of old Macs', '---\rtitle: A\r---\r', { headline: 'A' }],
    ['a day alone', '---\ndate: 17 May 2024\n---\n', { published: '2024-05-17' }],
  ])('%s', (_, text, wanted) => expect(readFrontMatter(text)?.declared).toEqual(wanted));

  test.each([
    ['a rule above a story', '---\nThe ferry ran again.\n---\n'],
    ['no end', '---\ntitle: A\n\nThe ferry ran again.\n'],
    ['no end, nor a line end', '---\ntitle: A'],
    ['nothing below', '---\n'],
    ['nothing of an article', '---\nFares: five rupees\nTimes: six to nine\n---\n'],
    ['too many lines', `---\ntitle: A\n${'- b\n'.repeat(100)}---\n`],
    ['not at the start', 'Ferry\n---\ntitle: A\n---\n'],
  ])('is not: %s', (_, text) => expect(readFrontMatter(text)).toBeNull());
});
