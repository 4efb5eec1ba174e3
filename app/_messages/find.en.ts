import type { findZh } from './find.zh.ts'
import type { Texts } from './shape.ts'

export const findEn: Texts<typeof findZh> = {
  title: 'Search',
  lead: 'Not built yet.',
}
