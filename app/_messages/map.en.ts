import type { mapZh } from './map.zh.ts'
import type { Texts } from './shape.ts'

export const mapEn: Texts<typeof mapZh> = {
  title: 'Map',
  lead: 'Not built yet.',
}
