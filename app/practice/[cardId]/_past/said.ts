import type { Route } from 'next'

/** What became of what was asked for, in the reader's words. */
export type Said = {
  readonly isDone: boolean
  readonly text: string
  readonly link: { readonly href: Route; readonly title: string; readonly lang: string } | null
}

export type Act = (form: FormData) => Promise<Said>
export type ActWords = Readonly<Record<'pending' | 'unsent', string>>
