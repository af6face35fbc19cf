/**
 * What the packs know, as tables: for `cleancopy packs` and for docs/languages.md.
 */
import type { Agency, LanguagePack } from './pack.ts';

/** Columns of the table of languages. */
const HEAD = ['code', 'language', 'script', 'phrases', 'cues', 'month names', 'calendars'] as const;

/** One row a language, by code. */
export function languageRows(packs: readonly LanguagePack[]): string[][] {
  return [...packs]
    .sort((a, b) => (a.language < b.language ? -1 : 1))
    .map((pack) => [
      pack.language,
      pack.name,
      pack.script,
      String(pack.phrases.length),
      String(pack.cues.length),
      String(pack.months.flat().length),
      ['gregorian', ...Object.keys(pack.calendars ?? {})].join(', '),
    ]);
}

/** One row an agency, by id. */
export function agencyRows(agencies: readonly Agency[]): string[][] {
  return [...agencies]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((agency) => [agency.id, agency.name, agency.country ?? '–', agency.kind, String(agency.aliases.length)]);
}

/** The listing of `cleancopy packs`: plain columns, one line a language, then one an agency. */
export function listPacks(packs: readonly LanguagePack[], agencies: readonly Agency[]): string {
  const languages = languageRows(packs);
  const wires = agencyRows(agencies);
  return [
    `${languages.length} languages`,
    columns([[...HEAD], ...languages]),
    '',
    `${wires.length} agencies and houses`,
    columns([['id', 'name', 'country', 'kind', 'spellings'], ...wires]),
    '',
  ].join('\n');
}

/** docs/languages.md, whole. */
export function languagesPage(packs: readonly LanguagePack[], agencies: readonly Agency[]): string {
  return [
    '# Languages and agencies',
    '',
    'Made from the packs by `npm run docs`; a test fails when it is stale. To add a language or an agency, see',
    'CONTRIBUTING.md: each is one file, or one entry.',
    '',
    `## ${packs.length} languages`,
    '',
    table([[...HEAD], ...languageRows(packs)]),
    '',
    `## ${agencies.length} agencies, press-release wires and news houses`,
    '',
    table([['id', 'name', 'country', 'kind', 'spellings'], ...agencyRows(agencies)]),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, index) => Math.max(...rows.map((row) => row[index]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head!), `|${head!.map(() => '---').join('|')}|`, ...body.map(line)].join('\n');
}
