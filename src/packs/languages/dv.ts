import type { LanguagePack } from '../pack.ts';

/** Dhivehi. */
export const dv: LanguagePack = {
  language: 'dv',
  name: 'Dhivehi',
  script: 'thaana',
  months: [
    ['ޖަނަވަރީ'],
    ['ފެބްރުއަރީ'],
    ['މާރިޗު'],
    ['އެޕްރީލް'],
    ['މެއި'],
    ['ޖޫން'],
    ['ޖުލައި'],
    ['އޮގަސްޓު'],
    ['ސެޕްޓެމްބަރު'],
    ['އޮކްޓޯބަރު'],
    ['ނޮވެމްބަރު'],
    ['ޑިސެމްބަރު'],
  ],
  weekdays: [['ހޯމަ'], ['އަންގާރަ'], ['ބުދަ'], ['ބުރާސްފަތި'], ['ހުކުރު'], ['ހޮނިހިރު'], ['އާދީއްތަ', 'އާދިއްތަ']],
  dateOrders: ['day-month', 'day-month-year'],
  stopwords:
    'އަދި މި އެ އެއް ނެތް ވެސް ކަމަށް އިން ގައި މިއީ އެއީ ނަމަވެސް މީގެ ދެން އަށް ކުރާ ވާ އޭގެ އެގޮތުން މިގޮތުން ވަނީ އޮންނަ ހުރި ގިނަ ބޮޑު ބައެއް އެމީހުން އޭނާ އޭނާގެ ޖެހޭ ބުނެފައިވެއެވެ ކުރެއްވި',
  phrases: [
    { kind: 'ad', text: 'އިޝްތިހާރު', at: 'line', source: 'written Dhivehi' },
    { kind: 'comment', text: 'ކޮމެންޓު', at: 'line', source: 'written Dhivehi' },
    { kind: 'comment', text: 'ކޮމެންޓް', at: 'line', source: 'written Dhivehi' },
    { kind: 'nav', text: 'ކުޅިވަރު', at: 'line', weak: true, source: 'written Dhivehi' },
    { kind: 'nav', text: 'ވިޔަފާރި', at: 'line', weak: true, source: 'written Dhivehi' },
    { kind: 'nav', text: 'ޚަބަރު', at: 'line', weak: true, source: 'written Dhivehi' },
    { kind: 'related', text: 'އިތުރަށް ކިޔާ', at: 'line', scope: 'section', source: 'written Dhivehi' },
    { kind: 'related', text: 'އިތުރު ޚަބަރު', at: 'line', scope: 'section', source: 'written Dhivehi' },
    { kind: 'related', text: 'ގުޅުންހުރި ޚަބަރު', at: 'line', scope: 'section', source: 'written Dhivehi' },
  ],
  cues: [
    { kind: 'and', text: 'އަދި' },
    { kind: 'label', text: 'ވީޑިއޯ' },
  ],
};
