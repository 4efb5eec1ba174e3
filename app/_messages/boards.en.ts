import type { boardsZh } from './boards.zh.ts'
import type { Texts } from './shape.ts'

export const boardsEn: Texts<typeof boardsZh> = {
  title: 'Boards',
  lead: 'Not built yet.',
}
