import type { viewerZh } from './viewer-words.zh.ts'

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** What the script of a site says. */
export type ViewerWords = Texts<typeof viewerZh>
