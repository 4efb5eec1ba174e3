import type { Texts } from './shape.ts'
import type { sharingZh } from './sharing.zh.ts'

export const sharingEn: Texts<typeof sharingZh> = {
  title: 'Share this chain',
}
