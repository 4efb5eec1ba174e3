import type { dueZh } from './due.zh.ts'
import type { Texts } from './shape.ts'

export const dueEn: Texts<typeof dueZh> = {
  title: 'What is due',
  lead: 'The questions of the coming days.',
}
