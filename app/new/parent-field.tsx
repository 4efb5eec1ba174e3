'use client'

import { useState, useSyncExternalStore } from 'react'
import type { Parent, Words } from './given.ts'
import { NOTHING_LIKE, useLike } from './use-like.ts'

/** Cards offered at most. */
const OFFERED = 5

type Props = { parent: Parent | null; words: Words; onChoose: (parent: Parent | null) => void }

/** The card that the new one follows from: the one that is given, or one that is found by typing. */
export function ParentField({ parent, words, onChoose }: Props) {
  const hasScript = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  if (parent !== null) {
    return (
      <p className="new-parent">
        <input type="hidden" name="parentId" value={parent.id} />
        <span className="text-soft">{words.parent}</span> <span lang={parent.lang}>{parent.title}</span>
        <a
          href="/new"
          onClick={(event) => {
            event.preventDefault()
            onChoose(null)
          }}
        >
          {words.parentRemove}
        </a>
      </p>
    )
  }
  return hasScript && <FindParent words={words} onChoose={onChoose} />
}

function FindParent({ words, onChoose }: Pick<Props, 'words' | 'onChoose'>) {
  const [typed, setTyped] = useState('')
  const { cards } = useLike(typed, OFFERED, NOTHING_LIKE)
  return (
    <div className="new-find">
      <label htmlFor="new-parent">{words.parentFind}</label>
      <input
        id="new-parent"
        className="field"
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          // It finds a card; it does not make one.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <p role="status" className="text-soft">
        {typed.trim() !== '' && cards.length === 0 && words.parentNone}
      </p>
      {cards.length > 0 && (
        <ul>
          {cards.map(({ id, title, lang, path }) => (
            <li key={id}>
              <button
                type="button"
                lang={lang}
                onClick={() => onChoose({ id, title, lang, folder: path.split('/').slice(0, -1).join('/') })}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
