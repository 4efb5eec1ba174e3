import type { Texts } from './shape.ts'
import type { nitpickZh } from './nitpick.zh.ts'

export const nitpickEn: Texts<typeof nitpickZh> = { title: 'Practice' }
