import type { duplicatesZh } from './duplicates.zh.ts'
import type { Texts } from './shape.ts'

export const duplicatesEn: Texts<typeof duplicatesZh> = {
  title: 'Duplicates',
  lead: 'Not built yet.',
}
