import type { journalZh } from './journal.zh.ts'
import type { Texts } from './shape.ts'

export const journalEn: Texts<typeof journalZh> = {
  title: 'Journal',
  lead: 'What you studied and what you wrote, day by day.',
}
