import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { completeDate, type DateRead } from '../src/extract/date.ts';
import { createKit } from '../src/kit.ts';

const read = (
  month: number | null,
  day: number | null,
  year: number | null = null,
  calendar = 'gregorian',
): DateRead => ({
  start: 0,
  end: 10,
  year,
  month,
  day,
  calendar,
});

describe('completeDate', () => {
  test.each([
    ['without a reference the year stays open', read(10, 22), null, { year: null, iso: '--10-22', implied: [] }],
    ['the reference gives the year', read(10, 22), '2025-10-23', { year: 2025, iso: '2025-10-22', implied: ['year'] }],
    ['December in a story of January is last year', read(12, 30), '2026-01-02', { year: 2025, iso: '2025-12-30' }],
    ['January in a story of December is next year', read(1, 1), '2025-12-31', { year: 2026, iso: '2026-01-01' }],
    ['a printed year stands', read(5, 3, 1987), '2025-10-23', { year: 1987, iso: '1987-05-03', implied: [] }],
    ['a month and a year', read(5, null, 2024), null, { year: 2024, day: null, iso: '2024-05' }],
    ['a day that the month does not have', read(2, 31), '2025-10-23', { year: null, iso: null, implied: [] }],
    ['a day alone', read(null, 22), '2025-10-23', { year: null, month: null, day: 22, iso: null }],
  ])('%s', (_, date, reference, wanted) => {
    expect(completeDate(date, reference).date).toMatchObject(wanted);
    expect(completeDate(date, reference).note).toBeUndefined();
  });

  test('another calendar is named and not converted', () => {
    const { date, note } = completeDate(read(7, 5, 2082, 'bikram-sambat'), '2025-10-23');
    expect(date).toEqual({ year: 2082, month: 7, day: 5, iso: null, implied: [], calendar: 'bikram-sambat' });
    expect(note).toMatchObject({ code: 'dateline/calendar', span: { start: 0, end: 10 } });
  });

  test('nothing read gives nothing', () => {
    expect(completeDate(undefined, '2025-10-23').date).toEqual({
      year: null,
      month: null,
      day: null,
      iso: null,
      implied: [],
    });
  });
});

test('the date of the record settles the year of its dateline', () => {
  const text =
    'OSLO, Dec. 30 (Reuters) - The harbour board said on Tuesday that the old ferry would run again from spring.';
  const { fields } = clean({ id: 'a', format: 'text', text, date: '2026-01-02T08:00:00Z' }, createKit());
  expect(fields.dateline?.date).toEqual({ year: 2025, month: 12, day: 30, iso: '2025-12-30', implied: ['year'] });
});

describe('the date that settles the year of a dateline', () => {
  const text =
    'OSLO, Dec. 30 (Reuters) - The harbour board said on Tuesday that the old ferry would run again from spring.';
  const yearOf = (more: object, settings = {}) =>
    clean({ id: 'a', format: 'text', text, ...more }, createKit(settings)).fields.dateline?.date.year;

  test.each([
    ['none', {}, {}, null],
    ['the address of the record', { url: 'https://a.example/2024/12/31/ferry' }, {}, 2024],
    ['an address with a date in one number', { url: 'https://a.example/ferry-20240102' }, {}, 2023],
    ['an address with a number that is no date', { url: 'https://a.example/ferry-20241402' }, {}, null],
    ['the day of its capture', { seen: '2022-01-05T10:00:00Z' }, {}, 2021],
    ['a capture of no day', { seen: 'yesterday' }, {}, null],
    ['its own date before its address', { date: '2021-12-31', url: 'https://a.example/2024/12/31/x' }, {}, 2021],
    ['its address before its capture', { url: 'https://a.example/2024/12/31/x', seen: '2022-01-05' }, {}, 2024],
    ['a date that is none', { date: 'today', url: 'https://a.example/2024/12/31/x' }, {}, 2024],
    ['the option before all', { date: '2021-12-31' }, { referenceDate: '2019-12-31' }, 2019],
  ])('%s', (_, more, settings, year) => expect(yearOf(more, settings)).toBe(year));
});
