import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { keepPlace, type PlaceInDays, placeKept } from './place.ts'
import type { DayHead } from './said.ts'

/** Where a day that was jumped to begins: below the top of the window, in px. */
const TOP_PX = 24
/** Scrolling has come to rest, in ms. */
const REST_MS = 150
/** A place is held for so long after the days around it are there, in ms. */
const HELD_MS = 2000
/** What somebody does to go elsewhere by themselves. */
const MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

type Days = {
  readonly list: RefObject<HTMLOListElement | null>
  readonly heads: readonly DayHead[]
  readonly from: string | null
  readonly virtualizer: Virtualizer<Window, Element>
  readonly isLive: boolean
}

/**
 * Begins where somebody was when they come back, or with the day of the address, and stays there while days above come in
 * and turn out higher or lower than they were taken for; until somebody moves.
 */
export function usePlace({ list, heads, from, virtualizer, isLive }: Days): void {
  const held = useRef<PlaceInDays | null>(null)

  useLayoutEffect(() => {
    if (!isLive) return
    held.current = placeKept() ?? (from === null || from === heads[0]?.[0] ? null : { day: from, topPx: TOP_PX })
    const release = (): void => void (held.current = null)
    for (const move of MOVES) addEventListener(move, release, { passive: true, capture: true })
    const before = history.scrollRestoration
    // The browser would go by px, and those are not the same once the days above are otherwise.
    history.scrollRestoration = 'manual'
    return () => {
      history.scrollRestoration = before
      for (const move of MOVES) removeEventListener(move, release, { capture: true })
    }
  }, [isLive, from, heads])

  useLayoutEffect(() => {
    const place = held.current
    const index = place ? heads.findIndex(([day]) => day <= place.day) : -1
    const start = index === -1 ? undefined : virtualizer.measurementsCache[index]?.start
    if (place === null || start === undefined) return
    const wantedPx = Math.max(0, Math.round(start - place.topPx))
    if (Math.abs(scrollY - wantedPx) > 1) scrollTo(0, wantedPx)
    if (list.current?.querySelector('[aria-busy]')) return
    // All that is near is there. Once it was measured nothing above moves any more.
    const timer = setTimeout(() => void (held.current = null), HELD_MS)
    return () => clearTimeout(timer)
  })

  useEffect(() => {
    if (!isLive) return
    const note = (): void => {
      const first = [...(list.current?.children ?? [])].find((item) => item.getBoundingClientRect().bottom > 0)
      const day = first?.querySelector<HTMLElement>('[data-day]')?.dataset['day']
      if (first && day !== undefined) keepPlace({ day, topPx: Math.round(first.getBoundingClientRect().top) })
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = (): void => {
      clearTimeout(timer)
      timer = setTimeout(note, REST_MS)
    }
    addEventListener('scroll', onScroll, { passive: true })
    // Before a link is followed, whatever the wheel still does.
    addEventListener('click', note, { capture: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('scroll', onScroll)
      removeEventListener('click', note, { capture: true })
    }
  }, [isLive, list])
}
