import type { Texts } from './shape.ts'
import type { practiceZh } from './practice.zh.ts'

export const practiceEn: Texts<typeof practiceZh> = { title: 'Practice' }
