import { useEffect, useRef, useState } from 'react'
import type { PracticeSettings } from '#core/study/practice-settings.ts'
import { send } from './http.ts'

export type SettingsHere = {
  readonly chosen: PracticeSettings
  readonly choose: (patch: Partial<PracticeSettings>) => void
  /** They were not stored, and hold on this page only. */
  readonly isUnstored: boolean
}

/** How the learner wants to practise: holds at once, and is remembered for the next time. */
export function useSettings(first: PracticeSettings): SettingsHere {
  const [chosen, setChosen] = useState(first)
  const [isUnstored, setUnstored] = useState(false)
  const stored = useRef(first)
  useEffect(() => {
    if (stored.current === chosen) return
    // One choice quickly follows another, as along a list of radio buttons.
    const timer = setTimeout(() => {
      stored.current = chosen
      void send('PUT', '/api/practice/settings', chosen).then((reply) => setUnstored(reply.kind !== 'ok'))
    }, 250)
    return () => clearTimeout(timer)
  }, [chosen])
  return { chosen, choose: (patch) => setChosen((before) => ({ ...before, ...patch })), isUnstored }
}
