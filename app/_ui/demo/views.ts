import type { ReactNode } from 'react'
import type { DemoId, DemoLanguage, Expectation } from '#core/demo/manifest.ts'
import type { Missing } from '#core/demo/run.ts'
import type { RunBrief } from '#core/study/demo-views.ts'
import type { demoZh } from '../../_messages/demo.zh.ts'
import type { Texts } from '../../_messages/shape.ts'

export type Words = Texts<typeof demoZh>['player']

/** A file as it is stored: its text, and the same with colours. */
export type StoredFile = { readonly name: string; readonly source: string; readonly code: ReactNode }

/** What of a demo can be changed on the page for a run. */
export type Edit = {
  readonly files: Readonly<Record<string, string>>
  readonly args: readonly string[]
  readonly stdin: string
}

/** Everything the client part needs, in the reader's words. */
export type Given = {
  readonly id: DemoId
  readonly hash: string
  readonly title: string
  readonly language: DemoLanguage
  readonly languageName: string
  readonly files: readonly StoredFile[]
  readonly args: readonly string[]
  readonly stdin: string
  readonly expect: readonly Expectation[]
  readonly trust: 'own' | 'allowed' | 'not-reviewed'
  readonly missing: Missing | null
  readonly lastRuns: readonly RunBrief[]
  /** What stands on the page in one piece: `card` among other things, `page` alone. */
  readonly place: 'card' | 'page'
  readonly token: string
  readonly locale: string
  readonly timeZone: string
  readonly words: Words
  /** In a card: the way to the page of its own. */
  readonly link: ReactNode
  readonly recorded: ReactNode
  readonly look: ReactNode
  readonly beyond: ReactNode
}
