'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Manner } from '../_entry/given.ts'
import { DayView } from './day-view.tsx'
import type { DayHead, SaidDay } from './said.ts'
import { useDays } from './use-days.ts'
import { usePlace } from './use-place.ts'
import type { Words } from './words.ts'

type Props = {
  /** All days there are, newest first. */
  heads: readonly DayHead[]
  /** Those that the page comes with: some in a row. */
  first: readonly SaidDay[]
  /** The day that the address begins with. Null: the newest. */
  from: string | null
  /** Which events are told. */
  query: string
  /** BCP 47: of dates that are not fetched yet. */
  locale: string
  words: Words
  /** How entries are written in. */
  manner: Manner
}

/** Days in the document before and after those in view. */
const AROUND = 3

/**
 * The days as one long list, of which only those near the window are in the document: the others are room, as high as
 * they were when they were seen, or as they will probably be. Without the script it is the days that the page came with.
 */
export function Timeline({ heads, first, from, query, locale, words, manner }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const [isLive, setLive] = useState(false)
  const [topPx, setTopPx] = useState(0)
  // It is read anew in each rendering, and handed to nothing that is memoised.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count: heads.length,
    estimateSize: (i) => estimatePx(heads[i]?.[1] ?? 0),
    getItemKey: (i) => heads[i]?.[0] ?? i,
    overscan: AROUND,
    scrollMargin: topPx,
    ...(typeof window === 'undefined' ? {} : { initialRect: { width: innerWidth, height: innerHeight } }),
  })
  const items = virtualizer.getVirtualItems()
  const [head, last] = [items[0], items.at(-1)]
  const { day, isUnreachable } = useDays(heads, first, isLive && head && last ? [head.index, last.index] : null, query)

  useLayoutEffect(() => {
    const measure = (): void => {
      const box = list.current?.getBoundingClientRect()
      if (box) setTopPx(Math.round(box.top + scrollY))
    }
    measure()
    setLive(true)
    // What stands above the list may grow while it is there.
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [])
  usePlace({ list, heads, from, virtualizer, isLive })

  if (!isLive || !head || !last) {
    return (
      <ol ref={list} className="journal-days">
        {first.map((one) => (
          <li key={one.day}>
            <DayView day={one} words={words} manner={manner} />
          </li>
        ))}
      </ol>
    )
  }
  const room = { paddingTop: head.start - topPx, paddingBottom: topPx + virtualizer.getTotalSize() - last.end }
  return (
    <>
      <ol ref={list} className="journal-days" data-live="" style={room}>
        {items.map(({ index, key, size }) => {
          const date = heads[index]?.[0] ?? ''
          const there = day(date)
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={heads.length}
              aria-posinset={index + 1}
              style={there ? undefined : { minHeight: size }}
            >
              {there ? <DayView day={there} words={words} manner={manner} /> : <Coming date={date} locale={locale} />}
            </li>
          )
        })}
      </ol>
      <p role="status" className="journal-status">
        {isUnreachable && words.unreachable}
      </p>
    </>
  )
}

/** A day that is on its way. */
function Coming({ date, locale }: { date: string; locale: string }) {
  const said = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <section className="journal-day" aria-busy="true">
      <h2 tabIndex={-1} data-day={date}>
        <time dateTime={date}>{said.format(new Date(`${date}T12:00:00Z`))}</time>
      </h2>
    </section>
  )
}

/** Roughly how high a day is drawn: its head, and a line an event until they are told together. */
const estimatePx = (events: number): number => 110 + 44 * Math.min(events, 7)
