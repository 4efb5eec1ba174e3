import { useCallback, useEffect, useRef, useState } from 'react'
import type { FaultSaid, TakenSaid } from '../views.ts'
import { type Choices, inspect, type Looked, Stopped, takeIn, type Trouble } from './http.ts'
import { type Offered, readLink } from './link.ts'

export type TakeState =
  | { readonly at: 'start'; readonly trouble: Trouble | null }
  /** A link was opened here that holds a chain; nothing was sent yet. */
  | { readonly at: 'offered'; readonly offered: Offered }
  /** `sent`: what of it is there, 0 to 1. */
  | { readonly at: 'looking' | 'taking'; readonly sent: number }
  | { readonly at: 'refused'; readonly fault: FaultSaid }
  | { readonly at: 'looked'; readonly bundle: Blob; readonly looked: Looked; readonly trouble: Trouble | null }
  | { readonly at: 'done'; readonly taken: TakenSaid }

/** Bytes of a bundle at most, as the server takes them. */
const MAX_BYTES = 20 * 1024 * 1024

/** From a file or a link to what is in it, and from there into the library. One at a time. */
export function useTake(onDone: () => void) {
  const [state, setState] = useState<TakeState>({ at: 'start', trouble: null })
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])

  /** Does some work; what stops it is said, where the page goes back to. */
  const work = useCallback(
    (what: (signal: AbortSignal) => Promise<void>, back: (trouble: Trouble) => TakeState): void => {
      current.current?.abort()
      const controller = (current.current = new AbortController())
      what(controller.signal).catch((error: unknown) => {
        // Something else was begun, or the page was left.
        if (current.current !== controller) return
        if (!(error instanceof Stopped)) reportError(error)
        setState(back(error instanceof Stopped ? error.trouble : { kind: 'failed', path: '' }))
      })
    },
    [],
  )

  const look = useCallback(async (bundle: Blob, signal: AbortSignal, trouble: Trouble | null): Promise<void> => {
    setState({ at: 'looking', sent: 0 })
    const looked = await inspect(bundle, { signal, onSent: (sent) => setState({ at: 'looking', sent }) })
    setState('fault' in looked ? { at: 'refused', fault: looked.fault } : { at: 'looked', bundle, looked, trouble })
  }, [])

  const openFile = useCallback(
    (file: File | null): void =>
      work(async (signal) => {
        if (file === null) throw new Stopped('no-file')
        if (file.size > MAX_BYTES) throw new Stopped('too-large')
        // Kept, so that what is taken in is what was looked at, whatever becomes of the file meanwhile.
        const bytes = await file.arrayBuffer().catch(() => {
          throw new Stopped('unreadable')
        })
        await look(new Blob([bytes]), signal, null)
      }, atStart),
    [work, look],
  )

  const openLink = useCallback(
    (link: string): void => work(async (signal) => look((await readLink(link)).bundle, signal, null), atStart),
    [work, look],
  )

  const offerLink = useCallback(
    (link: string): void => work(async () => setState({ at: 'offered', offered: await readLink(link) }), atStart),
    [work],
  )

  const acceptOffer = useCallback(
    ({ bundle }: Offered): void => work((signal) => look(bundle, signal, null), atStart),
    [work, look],
  )

  const take = useCallback(
    (before: Extract<TakeState, { at: 'looked' }>, choices: Choices): void =>
      work(
        async (signal) => {
          setState({ at: 'taking', sent: 0 })
          try {
            const onSent = (sent: number): void => setState({ at: 'taking', sent })
            const taken = await takeIn(before.bundle, before.looked.sha256, choices, { signal, onSent })
            setState({ at: 'done', taken })
            onDone()
          } catch (error) {
            if (!(error instanceof Stopped) || error.trouble.kind !== 'stale') throw error
            await look(before.bundle, signal, error.trouble)
          }
        },
        (trouble) => ({ ...before, trouble }),
      ),
    [work, look, onDone],
  )

  const cancel = useCallback((): void => {
    current.current?.abort()
    current.current = null
    setState({ at: 'start', trouble: { kind: 'cancelled', path: '' } })
  }, [])

  const again = useCallback((): void => setState({ at: 'start', trouble: null }), [])

  return { state, openFile, openLink, offerLink, acceptOffer, take, cancel, again }
}

const atStart = (trouble: Trouble): TakeState => ({ at: 'start', trouble })
