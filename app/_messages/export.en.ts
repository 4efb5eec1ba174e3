import type { exportingZh } from './export.zh.ts'
import type { Texts } from './shape.ts'

export const exportingEn: Texts<typeof exportingZh> = {
  title: 'Taking everything along',
}
