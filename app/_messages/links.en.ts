import type { linksZh } from './links.zh.ts'
import type { Texts } from './shape.ts'

export const linksEn: Texts<typeof linksZh> = {
  title: 'Links',
  lead: 'Not built yet.',
}
