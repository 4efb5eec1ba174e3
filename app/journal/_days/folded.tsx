'use client'

import type { ReactNode } from 'react'
import { useFetched } from './use-fetched.ts'
import type { Words } from './words.ts'

type Props<T> = {
  readonly summary: string
  readonly api: string
  /** Where the same is on a page, for who has no script, and for more of it. */
  readonly page: string
  readonly pageWord: string
  readonly words: Words
  readonly children: (got: T) => ReactNode
}

/** Something that is fetched when it is unfolded. */
export function Folded<T>({ summary, api, page, pageWord, words, children }: Props<T>) {
  const { got, load } = useFetched<T>(api)
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && load()}>
      <summary>{summary}</summary>
      {got === 'failed' ? <p className="text-bad">{words.unreachable}</p> : got !== null && children(got)}
      <p className="journal-in-full">
        <a href={page}>{pageWord}</a>
      </p>
    </details>
  )
}
