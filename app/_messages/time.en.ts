import type { timeZh } from './time.zh.ts'
import type { Texts } from './shape.ts'

export const timeEn: Texts<typeof timeZh> = {
  title: 'Time',
}
