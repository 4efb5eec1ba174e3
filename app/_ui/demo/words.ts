import { demoEn } from '../../_messages/demo.en.ts'
import { demoZh } from '../../_messages/demo.zh.ts'
import type { Locale } from '../../_server/locale.ts'
import type { Words } from './views.ts'

/** What is said in the browser, as it stands: filled in there. */
export const playerWords = (locale: Locale): Words => (locale === 'zh' ? demoZh : demoEn).player
