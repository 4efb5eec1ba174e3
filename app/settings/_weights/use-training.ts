import { useCallback, useEffect, useRef, useState } from 'react'
import { createNdjson } from '../../_ui/ndjson.ts'
import { isOffline } from '../../_ui/offline.ts'
import type { Saved } from '../settings-form.tsx'

const TROUBLES = ['too-few', 'no-trainer', 'cut', 'offline', 'failed'] as const
type Trouble = (typeof TROUBLES)[number]
/** How it ended. `cut`: the connection broke before it had. */
type Ending = 'done' | 'cancelled' | Trouble

export type TrainWords = Readonly<
  Record<'train' | 'cancel' | 'progress' | 'training' | 'done' | 'cancelled', string> & {
    trouble: Readonly<Record<Trouble, string>>
  }
>

export type TrainingHere = {
  /** How much of it is done, 0..1. Null: nothing is under way. */
  readonly share: number | null
  /** What became of the last one. */
  readonly said: Saved | null
  readonly start: () => void
  readonly cancel: () => void
}

/** One training at a time. Leaving the page ends it. */
export function useTraining(words: TrainWords, onDone: () => void): TrainingHere {
  const [share, setShare] = useState<number | null>(null)
  const [said, setSaid] = useState<Saved | null>(null)
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])

  const start = useCallback(() => {
    current.current?.abort()
    const controller = (current.current = new AbortController())
    setShare(0)
    void train(controller.signal, setShare).then((ending) => {
      // The page was left.
      if (current.current !== controller) return
      setShare(null)
      setSaid(sayEnding(ending, words))
      if (ending === 'done') onDone()
    })
  }, [words, onDone])
  const cancel = useCallback(() => current.current?.abort(), [])
  return { share, said, start, cancel }
}

function sayEnding(ending: Ending, { done, cancelled, trouble }: TrainWords): Saved {
  if (ending === 'done') return { ok: true, text: done }
  if (ending === 'cancelled') return { ok: true, text: cancelled }
  return { ok: false, text: trouble[ending] }
}

async function train(signal: AbortSignal, tell: (share: number) => void): Promise<Ending> {
  let isReached = false
  try {
    const response = await fetch('/api/trainings', { method: 'POST', signal })
    isReached = true
    return response.ok ? await read(response, tell) : 'failed'
  } catch (error) {
    if (signal.aborted) return 'cancelled'
    if (isOffline(error)) return isReached ? 'cut' : 'offline'
    reportError(error)
    return 'failed'
  }
}

/** Reads to the end what the server tells of a training. */
async function read(response: Response, tell: (share: number) => void): Promise<Ending> {
  const lines = createNdjson()
  let ending: Ending = 'cut'
  const take = (line: unknown): void => {
    const { type, share, error } = Object(line)
    if (type === 'progress') tell(Number(share))
    if (type === 'done') ending = 'done'
    if (type === 'refused') ending = TROUBLES.find((known) => known === Object(error).kind) ?? 'failed'
  }
  const reader = response.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (part === undefined || part.done) break
    lines.push(part.value).forEach(take)
  }
  lines.end().forEach(take)
  return ending
}
