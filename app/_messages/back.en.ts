import type { backZh } from './back.zh.ts'
import type { Texts } from './shape.ts'

export const backEn: Texts<typeof backZh> = {
  title: 'Looking back',
  lead: 'A week, a month, a year, seen from its end.',
}
