/**
 * What a rule goes by, in words. Evidence with a detail of its own says more; where it has none, this table speaks.
 * A rule without its words fails a test.
 */
import type { Evidence } from '../model.ts';

/** Rules by their whole name. */
const RULES: Readonly<Record<string, string>> = {
  'bio/note': 'a name and what that person is, below the story',
  'byline/agency': 'an agency or desk alone on the line of the byline',
  'byline/below': 'the title or the address of the author, on the line below the byline',
  'byline/cue': 'a word such as “By” and names behind it',
  'byline/dateline': 'names in front of the dateline',
  'byline/desk': 'a desk or an unnamed reporter where a byline stands',
  'byline/name': 'a name alone on its line above the story',
  'byline/posted': '“Posted by” and a name, glued to the text',
  'byline/bar': 'who, for whom, where and when, between strokes or commas',
  'byline/title': 'a name with the title of a journalist',
  'caption/credit': 'ends with the credit of a picture',
  'dateline/agency': 'an agency and a mark open the story',
  'dateline/agency-place': 'an agency and a place open the story',
  'dateline/date-place': 'a day and a place open the story',
  'dateline/bracket': 'a place, day or agency in brackets opens the story',
  'dateline/date': 'a day and a mark open the story',
  'dateline/date-agency': 'a day and an agency open the story',
  'dateline/date-place-agency': 'a day, a place and an agency open the story',
  'dateline/desk': 'a desk and a mark open the story',
  'dateline/element': 'the page names this element its dateline',
  'dateline/place': 'a place and a mark open the story',
  'dateline/place-agency': 'a place and an agency open the story',
  'dateline/place-agency-date': 'a place, an agency and a day open the story',
  'dateline/place-date': 'a place and a day open the story',
  'dateline/place-date-agency': 'a place, a day and an agency open the story',
  'dateline/place-date-unknown': 'what stands like a place, and a day, open the story',
  'dateline/place-unknown': 'what stands like a place, and an agency, open the story',
  'dateline/wired': 'a report from a place, a day and an agency open the story',
  'dateline/wired-source': 'a report from a place and an agency open the story',
  'duplicate/deck': 'opens just as the paragraph below it, and is cut off',
  'duplicate/paragraph': 'the same paragraph stands above',
  'end-mark/rule': 'a line of dashes, dots or stars',
  'end-mark/word': 'a word that ends wire copy',
  'headline/above-story': 'the line right above the story of a page, nearest to its byline or longest',
  'headline/first-line': 'a title above the first paragraph',
  'html/capped': 'behind the end of the page that is read',
  'nav/breadcrumb': 'the path to the page, above its headline',
  'nav/trail': 'the path to the page, ending with its headline',
  'nav/options': 'the options of a list to choose from, run together',
  'nav/row': 'a row of short links between strokes or dots',
  'note/correction': 'a note of the wire on a correction, in front of the story',
  'other/address': 'a web address alone on its line',
  'other/data': 'a blob of data',
  'other/embed-foot': 'the foot of an embedded post',
  'other/markup': 'left-over tags or template slots',
  'other/slug': 'the name of a record or file',
  'other/watermark': 'the same line many times in a row',
  'prose/behind-path': 'a sentence follows the path to the page',
  'prose/long': 'reads like a paragraph',
  'related/teasers': 'one of several teasers of other stories at the end',
  'related/unmarked': 'reads like the headline of another story',
  'share/bar': 'nothing but names of networks and buttons',
  'share/glued': 'names of networks and buttons in one word',
  'sign-off/agency': 'an agency behind the last sentence',
  'sign-off/agency-codes': 'an agency and codes of its desk behind the last sentence',
  'sign-off/agency-names': 'an agency and names of its desk behind the last sentence',
  'sign-off/bracket': 'an agency or names in brackets behind the last sentence',
  'sign-off/credits': 'who reported, wrote or edited, behind the last sentence',
  'sign-off/initials': 'initials or codes of a desk behind the last sentence',
  'sign-off/inputs': '“with inputs from” and agencies behind the last sentence',
  'sign-off/mail': 'the address of the author behind the last sentence',
  'sign-off/names-agency': 'names and an agency behind the last sentence',
  'sign-off/stamp': 'the time stamp of a wire behind the last sentence',
  'site/drop': 'a rule of yours for this site',
  'tags/hash': 'nothing but hash tags',
  'text/control': 'control characters',
  'text/separator': 'control characters that part words',
  'text/entity': 'an entity that shows nothing',
  'text/joiner': 'joiners that join nothing',
  'text/literal-newline': 'a line break that was written out as \\n',
  'text/link-target': 'the address behind a link',
  'text/front-matter': 'keys and values above the text',
  'text/mark': 'a mark of Markdown or HTML',
  'text/markup': 'a tag, or attributes of one that was lost',
  'text/picture': 'a picture in Markdown',
  'timestamp/behind-dateline': 'a date or time behind the dateline, at the end of its line',
  'timestamp/town': 'a date or time with its label, and the town or site it was made in',
  'timestamp/line': 'a date or time and nothing else',
  'title/first': 'the first line, and it reads like a headline',
};

/** Rules that every kind of residue has, by the end of their name. */
const SHAPES: Readonly<Record<string, string>> = {
  phrase: 'a phrase of a pack',
  inline: 'a phrase of a pack inside the paragraph',
  section: 'a heading over such lines, or a line below one',
  outside: 'outside the run of prose that is the story',
  pattern: 'a pattern of your pack',
};

/** The id of a phrase: `en/related/read more:`. */
const PHRASE = /^([a-z]{2,3}(?:-[A-Za-z]{2,8})?|[^/]{1,80})\/[a-z-]{2,12}\/(.{1,200})$/;

/** What a rule goes by, without an example; undefined for a rule that is not known. */
export function aboutRule(rule: string): string | undefined {
  const slash = rule.indexOf('/');
  if (rule.startsWith('html/')) return RULES[rule] ?? 'told by the place in the page';
  return RULES[rule] ?? SHAPES[rule.slice(slash + 1)];
}

/** Evidence in words. */
export function wordsOf({ rule, detail }: Evidence): string {
  if (detail === undefined) return aboutRule(rule) ?? rule;
  const phrase = rule.endsWith('/pattern') ? null : PHRASE.exec(detail);
  return phrase === null ? detail : `says “${phrase[2]!.replaceAll('*', '…')}” (${phrase[1]!})`;
}
