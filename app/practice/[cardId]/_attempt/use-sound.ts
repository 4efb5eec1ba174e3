import { useEffect } from 'react'
import { at, cues } from '#core/practice/attempt.ts'
import type { Engine, Shown } from './engine.ts'
import { schedule } from './sound.ts'

/** The signals to come, put on the audio clock; whatever happens, they are taken back and put there anew. */
export function useSound(engine: Engine, { session }: Shown, isMuted: boolean): void {
  const { attempt } = session
  const { plan } = session.draft
  useEffect(() => {
    if (isMuted) return
    const nowMs = engine.nowMs()
    return schedule(cues(plan, at(plan, attempt, nowMs)), nowMs)
  }, [engine, plan, attempt, isMuted])
}
