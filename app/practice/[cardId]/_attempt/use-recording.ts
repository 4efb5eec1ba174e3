import { useEffect, useRef } from 'react'
import { isAnswered } from '#core/practice/attempt.ts'
import { runningSentence } from '#core/practice/meant.ts'
import type { Shown } from './engine.ts'
import type { Microphone } from './microphone.ts'
import { createRecorder, type Recorder } from './recorder.ts'
import { upload } from './uploads.ts'

/** Records sentence after sentence while there is a microphone, and lets go of it when the answer is over or stopped. */
export function useRecording({ session, now }: Shown, { mic, close }: Microphone, isStopped: boolean): void {
  const { id, way, plan } = session.draft
  const stream = way === 'recorded' && mic.state === 'on' ? mic.stream : null
  const recorder = useRef<Recorder | null>(null)
  useEffect(() => {
    if (stream === null) return
    const next = createRecorder(stream, (sentence, recording) => upload({ id, sentence, recording }))
    recorder.current = next
    return () => {
      next.follow(null, false)
      recorder.current = null
    }
  }, [stream, id])
  const sentence = runningSentence(plan, now)
  const { isPaused } = now
  // After the one above, which puts the recorder there.
  useEffect(() => recorder.current?.follow(sentence, isPaused), [stream, sentence, isPaused])

  // Stopped: another tab goes on with it, and with its own microphone.
  const isOver = (isAnswered(now) || isStopped) && mic.state !== 'off'
  useEffect(() => {
    if (isOver) close()
  }, [isOver, close])
}
