import type { inboxZh } from './inbox.zh.ts'
import type { Texts } from './shape.ts'

export const inboxEn: Texts<typeof inboxZh> = {
  title: 'Open questions',
  lead: 'Not built yet.',
}
