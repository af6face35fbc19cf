import type { LanguagePack } from '../pack.ts';

/** Khmer; written without blanks between words. */
export const km: LanguagePack = {
  language: 'km',
  name: 'Khmer',
  script: 'khmer',
  months: [
    ['មករា', 'ខែមករា'],
    ['កុម្ភៈ', 'ខែកុម្ភៈ', 'កុម្ភះ'],
    ['មីនា', 'ខែមីនា', 'មិនា'],
    ['មេសា', 'ខែមេសា'],
    ['ឧសភា', 'ខែឧសភា'],
    ['មិថុនា', 'ខែមិថុនា'],
    ['កក្កដា', 'ខែកក្កដា'],
    ['សីហា', 'ខែសីហា'],
    ['កញ្ញា', 'ខែកញ្ញា'],
    ['តុលា', 'ខែតុលា'],
    ['វិច្ឆិកា', 'ខែវិច្ឆិកា'],
    ['ធ្នូ', 'ខែធ្នូ'],
  ],
  weekdays: [
    ['ចន្ទ', 'ថ្ងៃចន្ទ', 'ច័ន្ទ', 'ថ្ងៃច័ន្ទ'],
    ['អង្គារ', 'ថ្ងៃអង្គារ'],
    ['ពុធ', 'ថ្ងៃពុធ'],
    ['ព្រហស្បតិ៍', 'ព្រហ', 'ថ្ងៃព្រហស្បតិ៍'],
    ['សុក្រ', 'ថ្ងៃសុក្រ'],
    ['សៅរ៍', 'ថ្ងៃសៅរ៍'],
    ['អាទិត្យ', 'ថ្ងៃអាទិត្យ'],
  ],
  dateWords: ['ថ្ងៃទី', 'ខែ', 'ឆ្នាំ', 'ថ្ងៃ'],
  dateOrders: ['day-month', 'day-month-year'],
  stopwords:
    'និង ការ ដែល នៅ ជា បាន មាន ក្នុង ថា នេះ របស់ ទៅ ពី មិន ដើម្បី ដោយ នឹង ឲ្យ ឱ្យ លើ អ្នក ទី ទេ លោក ក៏ មួយ គឺ តែ នោះ ត្រូវ ដល់ តាម ឬ ហើយ សម្រាប់ ចំនួន អំពី កាលពី ជាមួយ ប្រទេស គេ យើង វិញ ទាំង ក្រោម រវាង ពេល បន្ត',
  sentenceEnds: '។៕',
  phrases: [
    {
      kind: 'ad',
      text: 'ផ្សាយពាណិជ្ជកម្ម',
      at: 'line',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'ad',
      text: 'ពាណិជ្ជកម្ម',
      at: 'line',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'comment',
      text: 'មតិយោបល់',
      at: 'line',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'copyright',
      text: 'រក្សាសិទ្ធិគ្រប់យ៉ាង',
      at: 'any',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'nav',
      text: 'ទំនាក់ទំនង',
      at: 'line',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'nav',
      text: 'ទំព័រដើម',
      at: 'line',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'nav',
      text: 'ស្វែងរក',
      at: 'line',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'nav',
      text: 'អំពីយើង',
      at: 'line',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'ព័ត៌មានថ្មីៗ',
      at: 'line',
      scope: 'section',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'ព័ត៌មានទាក់ទង',
      at: 'line',
      scope: 'section',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'ព័ត៌មានពាក់ព័ន្ធ',
      at: 'line',
      scope: 'section',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'ព័ត៌មានពេញនិយម',
      at: 'line',
      scope: 'section',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'អត្ថបទថ្មីៗ',
      at: 'line',
      scope: 'section',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'អត្ថបទទាក់ទង',
      at: 'line',
      scope: 'section',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'អត្ថបទពាក់ព័ន្ធ',
      at: 'line',
      scope: 'section',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'អានបន្ត',
      at: 'start',
      mark: true,
      source: 'common on Cambodian sites',
    },
    {
      kind: 'related',
      text: 'អានបន្ថែម',
      at: 'line',
      scope: 'section',
      source: 'common on Cambodian sites',
    },
    {
      kind: 'share',
      text: 'ចែករំលែក',
      at: 'line',
      source: 'common on Cambodian sites',
    },
  ],
  cues: [
    {
      kind: 'agency-noun',
      text: 'ទីភ្នាក់ងារព័ត៌មាន',
    },
    {
      kind: 'agency-noun',
      text: 'ទីភ្នាក់ងារសារព័ត៌មាន',
    },
    {
      kind: 'and',
      text: 'និង',
    },
    {
      kind: 'byline',
      text: 'ដោយ',
    },
    {
      kind: 'byline',
      text: 'អត្ថបទ',
    },
    {
      kind: 'byline',
      text: 'អត្ថបទដោយ',
    },
    {
      kind: 'cite-after',
      text: 'បានរាយការណ៍',
    },
    {
      kind: 'cite-after',
      text: 'រាយការណ៍ថា',
    },
    {
      kind: 'cite-before',
      text: 'បើតាម',
    },
    {
      kind: 'cite-before',
      text: 'ប្រភព',
    },
    {
      kind: 'cite-before',
      text: 'យោងតាម',
    },
    {
      kind: 'correction',
      text: 'កែតម្រូវ',
    },
    {
      kind: 'desk',
      text: 'អ្នកយកព័ត៌មាន',
    },
    {
      kind: 'end-word',
      text: 'ចប់',
    },
    {
      kind: 'in',
      text: 'ពី',
    },
    {
      kind: 'inputs',
      text: 'ប្រភព',
    },
    {
      kind: 'job',
      text: 'អ្នកកាសែត',
    },
    {
      kind: 'job',
      text: 'អ្នកសារព័ត៌មាន',
    },
    {
      kind: 'label',
      text: 'រូបភាព',
    },
    {
      kind: 'label',
      text: 'វីដេអូ',
    },
    {
      kind: 'photo',
      text: 'រូបថត',
    },
    {
      kind: 'photo',
      text: 'រូបភាព',
    },
    {
      kind: 'translation',
      text: 'ប្រែសម្រួល',
    },
    {
      kind: 'translation',
      text: 'ប្រែសម្រួលដោយ',
    },
  ],
};
