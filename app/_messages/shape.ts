import type { zh } from './zh.ts'

export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** What every language must say: the keys of the Chinese messages, no more and no fewer. */
export type Messages = Texts<typeof zh>
