import type { Texts } from './shape.ts'
import type { runZh } from './run.zh.ts'

export const runEn: Texts<typeof runZh> = { title: 'Practice' }
