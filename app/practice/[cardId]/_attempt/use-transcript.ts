import { useEffect, useState } from 'react'
import { isTimed } from '#core/practice/attempt.ts'
import { runningSentence } from '#core/practice/meant.ts'
import type { Engine, Shown } from './engine.ts'
import { canTranscribe, transcribe, type Transcriber } from './transcript.ts'

/** Writes along what is spoken, where the learner wants it and the browser can do it on this device. */
export function useTranscript(engine: Engine, { session, now }: Shown, lang: string, isWanted: boolean): void {
  const { way, plan } = session.draft
  const isOn = isWanted && way !== 'typed' && isTimed(now)
  const [transcriber, setTranscriber] = useState<Transcriber | null>(null)
  useEffect(() => {
    if (!isOn) return
    let stop = () => {}
    let isStale = false
    void canTranscribe(lang).then((can) => {
      if (!can || isStale) return
      const next = transcribe(lang, (number, text) => engine.edit({ kind: 'sentence', number, text }))
      setTranscriber(next)
      stop = () => next?.stop()
    })
    return () => {
      isStale = true
      stop()
      setTranscriber(null)
    }
  }, [engine, lang, isOn])
  const sentence = now.isPaused ? null : runningSentence(plan, now)
  useEffect(() => transcriber?.follow(sentence), [transcriber, sentence])
}
