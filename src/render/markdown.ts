/**
 * Markdown (CommonMark with tables): the headline, then the text with its headings, lists, quotations, links and
 * emphasis. Characters that Markdown would take for marks are escaped, and only those.
 */
import type { Article } from '../model.ts';
import { type Part, type Run, structureOf } from './structure.ts';
import type { Renderer, RenderOptions } from './table.ts';

export function markdownRenderer(_options: RenderOptions): Renderer {
  return { open: '', between: '\n', close: '', extension: '.md', render: markdown, renderFailure: () => '' };
}

/** One article, ending with a line feed; empty if nothing is left of it. */
export function markdown(article: Article): string {
  const parts = structureOf(article);
  if (parts.length === 0) return '';
  const { headline } = article.fields;
  let text = headline === null ? '' : `# ${escaped(headline, false)}\n\n`;
  let last: Part | null = null;
  for (const part of parts) {
    if (last?.kind === 'quote' && part.kind === 'quote') text += '\n>\n';
    else if (last?.kind === 'item' && part.kind === 'item' && part.isFirst) text += '\n';
    else if (last !== null) text += '\n\n';
    text += printed(part);
    last = part;
  }
  return `${text}\n`;
}

function printed(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${inline(part.runs, false)}`;
    case 'paragraph':
      return inline(part.runs, true);
    case 'quote':
      return `> ${inline(part.runs, true)}`;
    case 'item': {
      const mark = part.number === null ? '- ' : `${part.number}. `;
      return '   '.repeat(part.depth) + (part.isFirst ? mark : ' '.repeat(mark.length)) + inline(part.runs, true);
    }
    case 'table':
      return table(part.rows);
    case 'code': {
      // A fence longer than any in the code.
      const longest = Math.max(2, ...part.lines.map((line) => /^`*/.exec(line)![0].length));
      const fence = '`'.repeat(longest + 1);
      return `${fence}\n${part.lines.join('\n')}\n${fence}`;
    }
  }
}

function table(rows: readonly (readonly (readonly Run[])[])[]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row: readonly (readonly Run[])[]): string => {
    const cells = Array.from({ length: width }, (_, index) => inline(row[index] ?? [], false).replaceAll('|', '\\|'));
    return `| ${cells.join(' | ')} |`;
  };
  return [line(rows[0]!), `|${' --- |'.repeat(width)}`, ...rows.slice(1).map(line)].join('\n');
}

const inline = (runs: readonly Run[], isLine: boolean): string =>
  runs.map((run, index) => styled(run, isLine && index === 0)).join('');

function styled({ text, strong, emphasis, code, href }: Run, isStart: boolean): string {
  const body = text.trim();
  if (body === '') return text;
  let out = code ? codeSpan(body) : escaped(body, isStart);
  if (emphasis && !code) out = `*${out}*`;
  if (strong && !code) out = `**${out}**`;
  if (href !== null) out = `[${out}](${href.replace(/[()\s<>]/g, percent)})`;
  // Marks stand at letters, blanks outside of them.
  return text.slice(0, text.length - text.trimStart().length) + out + text.slice(text.trimEnd().length);
}

const percent = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  if (longest === 0) return `\`${text}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}

/** Escapes what Markdown would read as a mark; at the start of a line also what opens a heading, a list, a quotation. */
function escaped(text: string, isStart: boolean): string {
  const safe = text
    .replace(/[\\`*[\]]/g, '\\$&')
    // Inside a word an underscore is an underscore.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w{1,31};)/g, '\\&');
  if (!isStart) return safe;
  return safe
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|={3,}$|~{3}|(?:- ?){3,}$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
