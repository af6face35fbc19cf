/**
 * The cleaned article as minimal HTML: headline, names and day, then the text with its headings, lists, quotations,
 * tables, links and emphasis; nothing of the page's own markup.
 */
import type { Article } from '../model.ts';
import { ARABIC, CLASS, HEBREW, LATIN, THAANA } from '../text/characters.ts';
import { type Part, type Run, structureOf } from './structure.ts';
import type { Renderer, RenderOptions } from './table.ts';

export function htmlRenderer(_options: RenderOptions): Renderer {
  return {
    open: '<!doctype html>\n<meta charset="utf-8">\n<title>Articles</title>\n',
    between: '',
    close: '',
    extension: '.html',
    render: html,
    renderFailure: ({ id, code, message }) => `<!-- ${comment(`${id}: ${code}: ${message}`)} -->\n`,
  };
}

/** One article as an `<article>` element, ending with a line feed. */
export function html(article: Article): string {
  const { headline, byline, published } = article.fields;
  const { language } = article.document;
  const lang = language === null ? '' : ` lang="${attribute(language)}"`;
  const dir = isRightToLeft(article.text === '' ? (headline ?? '') : article.text) ? ' dir="rtl"' : '';
  let out = `<article${lang}${dir}>\n`;
  if (headline !== null) out += `<h1>${escaped(headline)}</h1>\n`;
  if (byline !== null && byline.names.length > 0) out += `<address>${escaped(byline.names.join(', '))}</address>\n`;
  if (published !== null) out += `<time datetime="${attribute(published)}">${escaped(published.slice(0, 10))}</time>\n`;
  const lists: ('ul' | 'ol')[] = [];
  let inQuote = false;
  const closeLists = (depth: number): void => {
    while (lists.length > depth) out += `</li>\n</${lists.pop()!}>\n`;
  };
  for (const part of structureOf(article)) {
    if (part.kind !== 'item') closeLists(0);
    if (inQuote !== (part.kind === 'quote')) {
      out += inQuote ? '</blockquote>\n' : '<blockquote>\n';
      inQuote = !inQuote;
    }
    if (part.kind !== 'item') {
      out += `${printed(part)}\n`;
    } else if (!part.isFirst && lists.length > 0) {
      out += `<p>${inline(part.runs)}</p>`;
    } else {
      const tag = part.number === null ? 'ul' : 'ol';
      closeLists(part.depth + 1);
      if (lists.length === part.depth + 1 && lists.at(-1) !== tag) closeLists(part.depth);
      if (lists.length === part.depth + 1) out += '</li>\n';
      while (lists.length <= part.depth) {
        out += `<${tag}>\n`;
        lists.push(tag);
        // A list that skips a level stands in an item without text.
        if (lists.length <= part.depth) out += '<li>';
      }
      out += `<li>${inline(part.runs)}`;
    }
  }
  closeLists(0);
  if (inQuote) out += '</blockquote>\n';
  return `${out}</article>\n`;
}

/** Letters of a text that tell its direction. */
const SAMPLE = 2000;

/** Whether most letters of a text are of a script that is written from right to left. */
function isRightToLeft(text: string): boolean {
  let balance = 0;
  for (let at = 0; at < Math.min(text.length, SAMPLE); at++) {
    const script = CLASS[text.charCodeAt(at)]!;
    if (script === HEBREW || script === ARABIC || script === THAANA) balance++;
    else if (script >= LATIN) balance--;
  }
  return balance > 0;
}

function printed(part: Exclude<Part, { readonly kind: 'item' }>): string {
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${inline(part.runs)}</h${part.level}>`;
    case 'paragraph':
    case 'quote':
      return `<p>${inline(part.runs)}</p>`;
    case 'table': {
      const rows = part.rows.map((row, index) => {
        const tag = index < part.heads ? 'th' : 'td';
        return `<tr>${row.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
      });
      return `<table>\n${rows.join('\n')}\n</table>`;
    }
    case 'code':
      return `<pre>${part.lines.map(escaped).join('\n')}</pre>`;
  }
}

const inline = (runs: readonly Run[]): string => runs.map(styled).join('');

function styled({ text, strong, emphasis, code, href }: Run): string {
  const body = text.trim();
  if (body === '') return text;
  let out = escaped(body);
  if (code) out = `<code>${out}</code>`;
  if (emphasis) out = `<em>${out}</em>`;
  if (strong) out = `<strong>${out}</strong>`;
  if (href !== null) out = `<a href="${attribute(href)}">${out}</a>`;
  return text.slice(0, text.length - text.trimStart().length) + out + text.slice(text.trimEnd().length);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const attribute = (text: string): string => escaped(text).replaceAll('"', '&quot;');

const comment = (text: string): string => text.replace(/--+|[<>]/g, '-');
