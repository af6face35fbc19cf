import { expect, test } from 'vitest';
import { cleanText } from './helpers.ts';

const STORY =
  'President ने Tuesday को कहा कि पुल अगले साल तक बन जाएगा. डॉ. मीरा ने बताया कि 3.5 किलोमीटर सड़क भी बनेगी. काम High Court की देखरेख में होगा.';

test('without --repair nothing is changed', () => {
  expect(cleanText(STORY, { language: 'hi' }).text).toBe(STORY);
});

test('danda: a full stop that ends a Hindi sentence becomes a danda; abbreviations and figures keep theirs', () => {
  const { text, notes } = cleanText(STORY, { language: 'hi', repair: ['danda'] });
  expect(text).toBe(
    'President ने Tuesday को कहा कि पुल अगले साल तक बन जाएगा। डॉ. मीरा ने बताया कि 3.5 किलोमीटर सड़क भी बनेगी। काम High Court की देखरेख में होगा।',
  );
  expect(notes.map((note) => note.code)).toEqual(['repair/danda', 'repair/danda', 'repair/danda']);
  expect(notes.every((note) => note.span !== undefined && STORY.slice(note.span.start, note.span.end) === '.')).toBe(
    true,
  );
});

test('code-mix: words that a machine substituted go back; names, brackets and English stay', () => {
  const { text, notes } = cleanText(STORY, { language: 'hi', repair: ['code-mix'] });
  expect(text).toContain('राष्ट्रपति ने मंगलवार को कहा');
  expect(text).toContain('High Court');
  expect(notes.map((note) => STORY.slice(note.span!.start, note.span!.end))).toEqual(['President', 'Tuesday']);
});

test.each([
  'विमान का नाम (President) रखा गया और वह शाम को दिल्ली पहुंचा।',
  'क्लब का नाम Monday Club है और वह हर हफ्ते मिलता है।',
  'उन्होंने "Sunday" नाम की पत्रिका में लिखा था और वह बंद हो गई।',
  'मैच President XI की टीम ने जीता और ट्रॉफी घर ले गई।',
])('code-mix leaves alone: %s', (text) => {
  expect(cleanText(text, { language: 'hi', repair: ['code-mix'] }).text).toBe(text);
});

test('the longest word wins: a vice president is no president', () => {
  const text = 'आज Vice President ने और Deputy Chief Minister ने नए पुल का काम देखा।';
  expect(cleanText(text, { language: 'hi', repair: ['code-mix'] }).text).toBe(
    'आज उपराष्ट्रपति ने और उपमुख्यमंत्री ने नए पुल का काम देखा।',
  );
});
