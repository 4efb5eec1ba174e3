import type { exportingZh } from './export.zh.ts'
import type { Texts } from './shape.ts'

export const exportingEn: Texts<typeof exportingZh> = {
  title: 'Taking everything along',
  what: 'Everything can be taken along while you go on studying.',
  guide: 'What is in the files, and how to bring them back',
  download: 'Download',
  json: 'The whole library (JSON)',
  jsonNote:
    'Cards, images, demos, recordings and all of your study history, in one file. Imported on an empty machine, it is the same library.',
  csv: 'Tables (CSV)',
  csvNote: 'Reviews, attempts, readings, the journal and more, a table each, in one zip file for spreadsheets.',
  md: 'Notes (Markdown)',
  mdNote:
    'A note for each day of the journal, each card and each attempt, in one zip file. Unpacked, it opens as a vault in Obsidian.',
}
