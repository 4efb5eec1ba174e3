'use client'

import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { NOTHING_LIKE, useLike } from '../../new/use-like.ts'
import type { BoundCard } from './given.ts'
import type { Words } from './words.ts'

/** Cards offered at most. */
const OFFERED = 5

type Props = { card: BoundCard | null; words: Words; onChoose: (card: BoundCard | null) => void }

/** The card that an entry is about: the one it is bound to, or one that is found by typing. */
export function CardField({ card, words, onChoose }: Props) {
  const hasScript = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const [isFinding, setFinding] = useState(false)
  const choose = (chosen: BoundCard | null): void => {
    setFinding(false)
    onChoose(chosen)
  }
  if (card === null && isFinding) return <FindCard words={words} onChoose={choose} />
  if (card === null) {
    return (
      hasScript && (
        <button type="button" className="entry-quiet" onClick={() => setFinding(true)}>
          {words.cardFind}
        </button>
      )
    )
  }
  return (
    <span className="entry-about">
      <span className="text-soft">{words.card}</span> <span lang={card.lang}>{card.title}</span>{' '}
      {hasScript && (
        <button type="button" className="entry-quiet" onClick={() => choose(null)}>
          {words.cardRemove}
        </button>
      )}
    </span>
  )
}

function FindCard({ words, onChoose }: Pick<Props, 'words' | 'onChoose'>) {
  const [typed, setTyped] = useState('')
  const { cards } = useLike(typed, OFFERED, NOTHING_LIKE)
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="entry-find">
      <label htmlFor={id}>{words.cardFind}</label>
      <input
        ref={field}
        id={id}
        className="field"
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          // It finds a card; it does not end the writing.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <p role="status" className="text-soft">
        {typed.trim() !== '' && cards.length === 0 && words.cardNone}
      </p>
      {cards.length > 0 && (
        <ul>
          {cards.map(({ id: cardId, title, lang }) => (
            <li key={cardId}>
              <button type="button" lang={lang} onClick={() => onChoose({ id: cardId, title, lang })}>
                {title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
