import { useEffect, useMemo, useRef, useState } from 'react'
import { isOffline } from '../../_ui/offline.ts'
import type { DayHead, SaidDay } from './said.ts'

/** Days fetched at once. */
const BATCH = 14
/** Days that are only passed by are not fetched, in ms. */
const REST_MS = 60

export type Fetched = {
  readonly day: (date: string) => SaidDay | undefined
  /** The last days asked for did not come. */
  readonly isUnreachable: boolean
}

/**
 * The days that are near, fetched as they come near and kept from then on.
 * @param heads all days there are, newest first
 * @param first days that are there from the beginning
 * @param near numbers of the first and last day that are near. Null: none yet
 * @param query which events are told
 */
export function useDays(
  heads: readonly DayHead[],
  first: readonly SaidDay[],
  near: readonly [number, number] | null,
  query: string,
): Fetched {
  const [fetched, setFetched] = useState<ReadonlyMap<string, SaidDay>>(new Map())
  // What the page comes with is newer: it comes again after something was written.
  const days = useMemo(() => new Map([...fetched, ...first.map((one) => [one.day, one] as const)]), [fetched, first])
  const [isUnreachable, setUnreachable] = useState(false)
  const asked = useRef(new Set<string>())
  /** Days as they were before the page came again: shown until they are fetched anew. */
  const [stale, setStale] = useState<ReadonlySet<string>>(new Set())
  const [from, to] = near ?? [0, -1]

  const [known, setKnown] = useState(first)
  if (known !== first) {
    // Something was written, maybe on one of the days that were fetched.
    setKnown(first)
    setStale(new Set(fetched.keys()))
  }

  useEffect(() => asked.current.clear(), [first])
  useEffect(() => {
    const batches = new Set<number>()
    for (let i = from; i <= to; i += 1) {
      const date = heads[i]?.[0]
      if (date !== undefined && (!days.has(date) || stale.has(date))) batches.add(Math.floor(i / BATCH))
    }
    const load = async (batch: number): Promise<void> => {
      const dates = heads.slice(batch * BATCH, (batch + 1) * BATCH).map(([date]) => date)
      const name = dates.join(' ')
      if (asked.current.has(name)) return
      asked.current.add(name)
      try {
        const got = await fetchDays(dates, query)
        setFetched((before) => new Map([...before, ...got.map((one) => [one.day, one] as const)]))
        setStale((before) => new Set([...before].filter((date) => !dates.some((one) => one === date))))
        setUnreachable(false)
      } catch (error) {
        if (!isOffline(error)) reportError(error)
        asked.current.delete(name)
        setUnreachable(true)
      }
    }
    const timer = setTimeout(() => void Promise.all([...batches].map(load)), REST_MS)
    return () => clearTimeout(timer)
  }, [from, to, heads, days, stale, query])

  return { day: (date) => days.get(date), isUnreachable }
}

async function fetchDays(dates: readonly string[], query: string): Promise<readonly SaidDay[]> {
  const [newest = '', oldest = newest] = [dates[0], dates.at(-1)]
  const asked = new URLSearchParams(query)
  asked.set('from', oldest)
  asked.set('to', newest)
  const response = await fetch(`/api/journal/days?${asked.toString()}`)
  if (!response.ok) throw new TypeError(`the days were not answered: ${response.status}`)
  return ((await response.json()) as { days: readonly SaidDay[] }).days
}
