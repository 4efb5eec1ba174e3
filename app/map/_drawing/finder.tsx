'use client'

import { type FormEvent, useState } from 'react'
import type { SceneCard } from './scene.ts'

type Props = {
  cards: readonly SceneCard[]
  words: Readonly<Record<'find' | 'next' | 'nothing', string>>
  onFind: (index: number) => void
}

/** Finds cards of the map by words of their titles, one after the other. */
export function Finder({ cards, words, onFind }: Props) {
  const [at, setAt] = useState<{ readonly typed: string; readonly nth: number; readonly of: number } | null>(null)
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('words')).trim().toLowerCase()
    if (typed === '') return setAt(null)
    const parts = typed.split(/\s+/)
    const hits = cards.flatMap(({ title }, i) => (parts.every((part) => title.toLowerCase().includes(part)) ? i : []))
    const nth = at?.typed === typed && hits.length > 0 ? (at.nth + 1) % hits.length : 0
    setAt({ typed, nth, of: hits.length })
    const hit = hits[nth]
    if (hit !== undefined) onFind(hit)
  }
  return (
    <form className="map-find" onSubmit={onSubmit} role="search">
      <input type="search" name="words" className="field" aria-label={words.find} placeholder={words.find} />
      <button type="submit" className="button button-quiet">
        {words.next}
      </button>
      <span role="status">{at && (at.of === 0 ? words.nothing : `${at.nth + 1} / ${at.of}`)}</span>
    </form>
  )
}
