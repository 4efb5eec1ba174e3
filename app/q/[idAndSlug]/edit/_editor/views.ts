import type { Route } from 'next'
import type { Rate } from '#core/practice/rate.ts'
import type { editorZh } from '../../../../_messages/editor.zh.ts'
import type { mentionsZh } from '../../../../_messages/mentions.zh.ts'
import type { Texts } from '../../../../_messages/shape.ts'
import type { Draft } from './kept.ts'
import type { Part } from './parts.ts'

export type Words = Texts<typeof editorZh>

/** What the editor is given by its page. */
export type Given = {
  readonly card: { readonly id: string; readonly title: string; readonly lang: string; readonly href: Route }
  readonly file: { readonly path: string; readonly hash: string; readonly source: string }
  /** Where the file is for an editor of one’s own, and how that is written here. */
  readonly place: { readonly absolute: string; readonly shown: string }
  /** What is shown first, and its text. */
  readonly part: Part
  /** All that can be written in. */
  readonly parts: readonly Part[]
  readonly text: string
  readonly drafts: readonly Draft[]
  /** Cards that this one has taken in: what was being written of them is offered as well. */
  readonly takenIn: readonly { readonly id: string; readonly title: string; readonly lang: string }[]
  readonly demos: readonly { readonly id: string; readonly title: string }[]
  /** How fast the learner speaks. */
  readonly rate: Rate
  readonly locale: string
  readonly timeZone: string
  readonly words: Words
  readonly suggestWords: Texts<typeof mentionsZh>['suggest']
  /** What each part is called, in the reader’s language. */
  readonly names: Readonly<Record<Part, string>>
}
