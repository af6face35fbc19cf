import { describe, expect, test } from 'vitest';
import { clean } from '../src/clean.ts';
import { diff } from '../src/render/diff.ts';
import { recordJson } from '../src/render/json.ts';
import { REPAIRS } from '../src/settings.ts';
import { cleanText, kitOf } from './helpers.ts';

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

/** The bytes of UTF-8, each printed as windows-1252 prints it. */
function garbled(text: string): string {
  const high =
    '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
  return [...Buffer.from(text)]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80]! : String.fromCharCode(byte)))
    .join('');
}

const HINDI =
  'नई दिल्ली, 3 मई (भाषा) नदी के किनारे बसे गांव में पुल बनाने का काम चल रहा है।\n\nये भी पढ़ें: नदी पर बना नया पुल\n\nपंचायत के सदस्य ने बैठक में कहा था कि बरसात से पहले काम पूरा करने की कोशिश की जाएगी।';
const HINDI_BODY =
  'नदी के किनारे बसे गांव में पुल बनाने का काम चल रहा है।\n\nपंचायत के सदस्य ने बैठक में कहा था कि बरसात से पहले काम पूरा करने की कोशिश की जाएगी।';

describe.each([
  ['text', (text: string) => text],
  ['html', (text: string) => `<article><p>${text.replaceAll('\n\n', '</p><p>')}</p></article>`],
] as const)('mojibake in %s', (format, page) => {
  const input = page(garbled(HINDI));

  test('is read as it was meant, and printed as it stood', () => {
    const article = clean({ id: 'a', format, text: input }, kitOf());
    expect(article.document.language).toBe('hi');
    expect(article.fields.dateline).toMatchObject({ agency: 'PTI-Bhasha', date: { month: 5, day: 3 } });
    const visible = (text: string): string => text.replace(/[\u0080-\u009f]/g, '');
    expect(article.text.replace(/\s+/g, ' ')).toBe(visible(garbled(HINDI_BODY)).replace(/\s+/g, ' '));
    expect(article.notes.map((note) => note.code)).toEqual(['text/mojibake']);
  });

  test('spans lead to what stood there', () => {
    const article = clean({ id: 'a', format, text: input }, kitOf());
    const record = JSON.parse(recordJson(article, { spanUnit: 'utf16', ascii: false }));
    const related = record.removed.find((row: { kind: string }) => row.kind === 'related');
    expect(input.slice(related.span[0], related.span[1])).toBe(garbled('ये भी पढ़ें: नदी पर बना नया पुल'));
  });

  test('is printed as it was meant with --repair mojibake, and the record says so', () => {
    const article = clean({ id: 'a', format, text: input }, kitOf({ repair: ['mojibake'] }));
    expect(article.text).toBe(HINDI_BODY);
    const notes = article.notes.filter((note) => note.code === 'repair/mojibake');
    expect(notes.length).toBe(2);
    expect(notes[0]!.message).toContain('became “नदी के किनारे');
  });
});

test.each([
  ['O cafÃ© da manhÃ£ foi servido cedo na ilha.', 'O café da manhã foi servido cedo na ilha.'],
  ['She said itâ€™s the harbour masterâ€™s boat.', 'She said it’s the harbour master’s boat.'],
  [garbled('Паром вернулся в гавань.'), 'Паром вернулся в гавань.'],
  ['Ã‰cole fermÃ©e lundi sur lâ€™Ã®le.', 'École fermée lundi sur l’île.'],
])('mojibake: %s', (text, meant) => {
  expect(cleanText(text).text.replace(/\s/g, '')).toBe(text.replace(/[\s\u0080-\u009f]/g, ''));
  expect(cleanText(text, { repair: ['mojibake'] }).text).toBe(meant);
});

test.each([
  'A palavra IRMÃ”, disse ela, não estava na lista de NAÇÕES.',
  '“IRMÔ é o nome do barco da ilha, e a MANHÔ também.',
  'Elle a dit « voilà » puis « café… » avant de partir à l’école.',
  'Ele disse “não é…” e saiu da sala antes das três.',
  'Die Straße “Große Gasse” ist für Autos gesperrt.',
])('mojibake leaves alone: %s', (text) => {
  const article = cleanText(text, { repair: ['mojibake'] });
  expect(article.text).toBe(text);
  expect(article.document.mends).toBeUndefined();
});

test.each([
  ['entities', 'Don&#8217;t miss the &quot;blue&quot; boat &amp; its crew.', 'Don’t miss the "blue" boat & its crew.'],
  ['entities', 'The sign says 3 &lt; 4 on the harbour wall.', 'The sign says 3 < 4 on the harbour wall.'],
  ['letters', 'गांव में फाय¨रग हुई और ब¨ठडा के लोग सु²ढ़ घरों में रहे।', 'गांव में फायरिंग हुई और बठिंडा के लोग सुदृढ़ घरों में रहे।'],
  [
    'letters',
    'गांव में अाग लगी तो लोग नदी की आेर भागे और अॉटो वहीं रह गया।',
    'गांव में आग लगी तो लोग नदी की ओर भागे और ऑटो वहीं रह गया।',
  ],
  [
    'letters',
    'िहन्दी का कायर्क्रम माचर् में हुआ और पाटीर् ने उसमें भाग लिया।',
    'हिन्दी का कार्यक्रम मार्च में हुआ और पार्टी ने उसमें भाग लिया।',
  ],
  ['nukta', 'यहां पढि़ए और बढि़या फ़िल्म की कहानी सुनिए।', 'यहां पढ़िए और बढ़िया फ़िल्म की कहानी सुनिए।'],
  ['joiners', 'दिल्\u200dली की म\u200dहिला ने पुल देखा और घर गई।', 'दिल्ली की महिला ने पुल देखा और घर गई।'],
  ['joiners', 'അവന്\u200d പാലം കണ്ടു, പിന്നെ വീട്ടില്\u200d പോയി.', 'അവൻ പാലം കണ്ടു, പിന്നെ വീട്ടിൽ പോയി.'],
  ['nukta', 'यह पढ\u093cना और \u0958लम की कहानी है।', 'यह पढ\u093cना और क\u093cलम की कहानी है।'],
  ['joiners', 'हज़्\u200dम हो गया और वह दो घर गई।', 'हज़्म हो गया और वह दो घर गई।'],
  ['entities', 'नमक &amp; मिर्च, &lt;ख&gt; और &#10; के बाद।', 'नमक & मिर्च, <ख> और &#10; के बाद।'],
  ['visarga', 'उन्होंने कहाः “पुल अगले साल बनेगा और सब खुश होंगे।”', 'उन्होंने कहा: “पुल अगले साल बनेगा और सब खुश होंगे।”'],
  ['danda', 'गांव में पुल खुल गया है | बच्चे अब स्कूल जा सकेंगे |', 'गांव में पुल खुल गया है । बच्चे अब स्कूल जा सकेंगे ।'],
] as const)('--repair %s: %s', (rule, text, meant) => {
  expect(cleanText(text).text).toBe(text);
  const article = cleanText(text, { repair: [rule] });
  expect(article.text).toBe(meant);
  const notes = article.notes.filter((note) => note.code.startsWith('repair/'));
  expect(notes.length).toBeGreaterThan(0);
  expect(notes.every((note) => note.code === `repair/${rule}` && note.span !== undefined)).toBe(true);
});

test.each([
  'नया कमरा वर्ग मी² में नापा गया और पुनर् जन्म पर पुनर्-विचार हुआ।',
  'अतः यह दुःख प्रायः सबको होता है और क्रमशः कम हो जाता है।',
  'धर्मक्षेत्रे कुरुक्षेत्रे समवेताः युयुत्सवः मामकाः पाण्डवाः च रामः गतः वनम्।',
  'वाङ्\u200cमय की किताब सुधार\u200dणा नहीं है, तिथे बऱ्\u200dयाच आणि दुसर्\u200dया गोष्टी आहेत।'.replace('\u200dणा', 'णा'),
  'می\u200cخواهم به خانه برگردم و کتاب\u200cها را بخوانم.',
  'মেলা | খেলা | বাংলা | বিশ্ব সব খবর এখানে',
  'बारिश से पांच जिलों में बाढ़ का खतरा बढ़ गया है | मौसम',
  'The ferry left at 10:30 and won the race 3:2, with x² as its sign and a café on board.',
  'अॅपल आणि बॅट हे शब्द मराठीत असे लिहितात आणि ते बरोबर आहेत.',
  '| नाम | उम्र | गांव का नाम जहां वह आज रहता है |',
  'A &b; and AT&T; stay, as does https://example.org/?a=1&copy=2 in a sentence.',
])('no repair touches: %s', (text) => {
  const article = cleanText(text, { repair: REPAIRS.filter((name) => name !== 'code-mix') });
  expect(article.edits).toEqual([]);
});

test('entities: what is escaped is matched, and markup that was meant to be seen stays', () => {
  const [first, second] = HINDI_BODY.split('\n\n');
  const text = `${first}\n\nDon&#39;t miss: The boat that came back from the far shore\n\n${second}\n\nउन्होंने बोर्ड पर &lt;b&gt; लिखा और सब हंसने लगे।`;
  expect(cleanText(text).text).toBe(`${HINDI_BODY}\n\nउन्होंने बोर्ड पर &lt;b&gt; लिखा और सब हंसने लगे।`);
});

test('what is left of a link behind a sentence goes, and a sentence about its attributes stays', () => {
  const prose = 'Web editors should add target=_blank to each link, and rel=noopener too, said the guide on Monday.';
  const end = 'उन्होंने बताया कि पुल अगले महीने खुल जाएगा।';
  const link = 'उन्होंने https://example.org/a target=_blankफेसबुक पर लिखा कि पुल खुल गया है और सब खुश हैं।';
  const text = `${prose}\n\n${link}\n\n${end}`;
  const article = cleanText(`${text} rel=noopener target=_blank`);
  expect(article.text).toBe(text);
  expect(article.removals.map((removal) => removal.rule)).toEqual(['text/markup']);
  expect(cleanText(text, { repair: ['links'] }).text).toBe(text.replace('https://example.org/a target=_blank', ''));
});

test('a diff of a mended text shows what stood there', () => {
  const article = cleanText(`${garbled(HINDI)}`, { repair: ['mojibake'] });
  const lines = diff(article).split('\n');
  expect(lines.some((line) => line.startsWith('-') && line.includes(garbled('नई').slice(0, 3)))).toBe(true);
  expect(lines.some((line) => line === `+${HINDI_BODY.split('\n\n')[1]}`)).toBe(true);
});

test.each([
  ['nukta', 'राम\u093cायण और चि\u093cड़िया की कहानी है।'],
  ['joiners', 'മണ\u200cഡലം കണ്\u200cടു, അവന്\u200c പോയി.'],
  ['joiners', 'वाङ्\u200cमय की कथा सुनकर वह घर गई।'],
] as const)('--repair %s leaves alone what has its place: %s', (rule, text) => {
  const { text: printed, notes } = cleanText(text, { repair: [rule] });
  expect(printed).toBe(text);
  expect(notes).toEqual([]);
});

test.each([
  // Full stops and dandas.
  ['danda', 'पुल बन गया.', 'पुल बन गया।'],
  ['danda', 'पुल बन गया. ', 'पुल बन गया।'],
  ['danda', '“पुल बन गया.” उसने कहा.', '“पुल बन गया।” उसने कहा।'],
  ['danda', '“पुल बन गया” . वह गया.', '“पुल बन गया” । वह गया।'],
  ['danda', 'पुल बन गया... फिर.. वह गया.', 'पुल बन गया... फिर.. वह गया।'],
  ['danda', 'पुल बन गया.वह गया.', 'पुल बन गया.वह गया।'],
  ['danda', 'पुल 2020. में. PM. ने.', 'पुल 2020. में। PM. ने।'],
  ['danda', 'डॉ. राम आए. डॉ . राम डॉ”. राम', 'डॉ. राम आए। डॉ । राम डॉ”। राम'],
  ['danda', '. पुल बन गया.', '. पुल बन गया।'],
  ['danda', 'पुल बन\u200d. गया.', 'पुल बन\u200d। गया।'],
  ['danda', 'पुल बन गया\n. वह गया और लौटा।', 'पुल बन गया\n\n. वह गया और लौटा।'],
  // Words that a machine put in.
  ['code-mix', 'यह पुल है So\nTuesday को पुल खुला।', 'यह पुल है So\n\nमंगलवार को पुल खुला।'],
  ['code-mix', 'Tuesday को पुल खुला।', 'मंगलवार को पुल खुला।'],
  ['code-mix', 'पुल खुला Tuesday', 'पुल खुला मंगलवार'],
  ['code-mix', 'पुल Tuesday, Friday को खुला।', 'पुल मंगलवार, शुक्रवार को खुला।'],
  ['code-mix', 'पुल Tuesday, को खुला। वह Friday। वह', 'पुल मंगलवार, को खुला। वह शुक्रवार। वह'],
  ['code-mix', 'पुल Tuesday- को Friday” को', 'पुल Tuesday- को Friday” को'],
  ['code-mix', 'पुल -Tuesday को xTuesday को Tuesdays को', 'पुल -Tuesday को xTuesday को Tuesdays को'],
  ['code-mix', 'पुल Tuesday 5 को, 5 Tuesday को', 'पुल Tuesday 5 को, 5 मंगलवार को'],
  ['code-mix', 'Tuesday', 'Tuesday'],
  ['code-mix', 'A Tuesday को, पुल Tuesday A', 'A Tuesday को, पुल Tuesday A'],
  // Entities, misprints.
  ['entities', 'एक &lt;b&gt; दो &amp;lt; तीन &zzz; &#8;', 'एक <b> दो &lt; तीन &zzz; &#8;'],
  // Joiners.
  ['joiners', 'दिल्\u200cली और क\u200dख और क\u200c', 'दिल्\u200cली और कख और क'],
  ['joiners', 'र्\u200dय ऱ्\u200dय र\u093c्\u200dय क्\u200d, ङ्\u200dम', 'र्\u200dय ऱ्\u200dय र\u093c्\u200dय क्\u200d, ङ्म'],
  ['joiners', 'അവന്\u200c അപ്\u200d 👩\u200d🚀 می\u200cرود', 'അവന്\u200c അപ്\u200d 👩\u200d🚀 می\u200cرود'],
  ['joiners', 'हक्\u200d\u0958 की बात', 'हक्\u0958 की बात'],
  ['letters', 'उपकायर्क्रम और कायर्क्रम', 'उपकायर्क्रम और कार्यक्रम'],
  // Nuktas.
  ['nukta', 'ा\u093cम पुल', 'ा\u093cम पुल'],
  ['nukta', 'पढि\u093cए सि\u093cर ि\u093c डं\u093c', 'पढ\u093cिए सि\u093cर ि\u093c ड\u093cं'],
  // Links.
  ['links', 'देखें https://a.example/b target=_blankफेसबुक पर', 'देखें फेसबुक पर'],
  ['links', 'देखें href="https://a.example/b" rel="noopener noreferrer">यहां', 'देखें यहां'],
  ['links', 'पेज target=_blank rel=nofollow खोलें', 'पेज target=_blank rel=nofollow खोलें'],
  ['links', 'पेजtarget=_blank rel=nofollow खोलें', 'पेज खोलें'],
  ['links', 'पेज target=_blankखोलें', 'पेज खोलें'],
  ['links', 'देखें https://a.example/b और', 'देखें https://a.example/b और'],
  // Visargas.
  ['visarga', 'जलालाबादः पुल खुल गया और सब खुश हैं।', 'जलालाबाद: पुल खुल गया और सब खुश हैं।'],
  ['visarga', 'पुल के खुल जाने पर दोबाराः कहा गया कि सब खुश हैं।', 'पुल के खुल जाने पर दोबाराः कहा गया कि सब खुश हैं।'],
  ['visarga', 'पुल के खुल जाने पर उन्होंने बतायाः “सब खुश हैं।”', 'पुल के खुल जाने पर उन्होंने बताया: “सब खुश हैं।”'],
  ['visarga', 'पुल के खुल जाने पर उन्हेंः सब खुश हैं।', 'पुल के खुल जाने पर उन्हें: सब खुश हैं।'],
  ['visarga', 'क्रमशः पुल खुला और विशेषः पढ़ा गया।', 'क्रमशः पुल खुला और विशेषः पढ़ा गया।'],
  ['visarga', 'संख्याशः पुल खुला। कः पुल बना।', 'संख्याशः पुल खुला। कः पुल बना।'],
  ['visarga', 'आज के दिन पटनाः पुल खुला।', 'आज के दिन पटना: पुल खुला।'],
  ['visarga', 'आज ही के दिन पटनाः पुल खुला।', 'आज ही के दिन पटनाः पुल खुला।'],
  ['visarga', 'आज ही के दिन बतायाः“पुल खुला।” पटनाःपुल', 'आज ही के दिन बतायाः“पुल खुला।” पटनाःपुल'],
  ['visarga', 'पटनाः', 'पटना:'],
  ['visarga', 'अतः पुल खुला और नमः पढ़ा गया।', 'अतः पुल खुला और नमः पढ़ा गया।'],
  ['visarga', 'આજઃ पुल खुला।', 'આજઃ पुल खुला।'],
] as const)('--repair %s, %j', (rule, text, meant) => {
  expect(
    cleanText(text, {
      language: /[\u0d00-\u0d7f]/.test(text) ? 'ml' : 'hi',
      repair: [rule],
      keep: ['dateline', 'headline', 'byline', 'sign-off'],
    }).text,
  ).toBe(meant);
});

test('visargas of Bengali, of a phrase that announces links, and of a text that is Sanskrit', () => {
  const repaired = (text: string, language: string): string =>
    cleanText(text, { language, repair: ['visarga'], keep: ['dateline', 'headline', 'byline', 'sign-off'] }).text;
  expect(repaired('ঢাকাঃ সেতু খুলে গেছে এবং সবাই খুশি।', 'bn')).toBe('ঢাকা: সেতু খুলে গেছে এবং সবাই খুশি।');
  expect(repaired('ডাঃ রায় সেতু দেখে খুশি হয়েছেন।', 'bn')).toBe('ডাঃ রায় সেতু দেখে খুশি হয়েছেন।');
  const label = 'पटनाः पुल खुला।';
  const words = (count: number): string => ' गांव'.repeat(count);
  const text = (byRight: number, count: number): string =>
    `${label} ${'नमः '.repeat(byRight)}${words(count - byRight - 3)} है।`;
  const isRepaired = (one: string): boolean => repaired(one, 'hi').startsWith('पटना: ');
  expect(isRepaired(text(3, 20))).toBe(true);
  expect(isRepaired(text(4, 20))).toBe(false);
  expect(isRepaired(text(4, 120))).toBe(false);
  expect(isRepaired(text(4, 140))).toBe(true);
  expect(isRepaired(text(5, 160))).toBe(false);
});

test('of two repairs of one place the first counts', () => {
  const article = cleanText('यह पढि\u093cए और &amp;lt; देखिए. फिर जाइए.', {
    language: 'hi',
    repair: ['nukta', 'danda', 'entities'],
  });
  expect(article.text).toBe('यह पढ\u093cिए और &lt; देखिए। फिर जाइए।');
  expect(article.notes.map(({ code }) => code)).toEqual([
    'repair/nukta',
    'repair/entities',
    'repair/danda',
    'repair/danda',
  ]);
});
