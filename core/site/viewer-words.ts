import type { SiteLang } from './contract.ts'
import { viewerEn } from './viewer-words.en.ts'
import { viewerZh } from './viewer-words.zh.ts'

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** What the script of a site says; in `script#viewer-words` of every page. */
export type ViewerWords = Texts<typeof viewerZh>

const WORDS: Readonly<Record<SiteLang, ViewerWords>> = { zh: viewerZh, en: viewerEn }

export const viewerWords = (lang: SiteLang): ViewerWords => WORDS[lang]
