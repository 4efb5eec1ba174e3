import type { growthZh } from './growth.zh.ts'
import type { Texts } from './shape.ts'

export const growthEn: Texts<typeof growthZh> = {
  title: 'How the answer grew',
  lead: 'Every rewrite, every attempt and what was read in between, on one line of time.',
}
