import type { Texts } from './shape.ts'
import type { bundlesZh } from './bundles.zh.ts'

export const bundlesEn: Texts<typeof bundlesZh> = {
  title: 'Chains of others',
}
