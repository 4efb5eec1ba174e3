import type { referencesZh } from './references.zh.ts'
import type { Texts } from './shape.ts'

export const referencesEn: Texts<typeof referencesZh> = {
  title: 'References',
  lead: 'Not built yet.',
}
