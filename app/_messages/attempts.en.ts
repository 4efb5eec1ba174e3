import type { Texts } from './shape.ts'
import type { attemptsZh } from './attempts.zh.ts'

export const attemptsEn: Texts<typeof attemptsZh> = { title: 'Practice' }
