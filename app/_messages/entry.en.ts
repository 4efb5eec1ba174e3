import type { entryZh } from './entry.zh.ts'
import type { Texts } from './shape.ts'

export const entryEn: Texts<typeof entryZh> = {
  title: 'An entry',
}
