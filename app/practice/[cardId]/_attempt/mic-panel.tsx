import { useRef } from 'react'
import type { Mic } from './microphone.ts'
import { useLevel } from './use-level.ts'
import type { Words } from './words.ts'

/** The microphone before the start: whether it is there, and whether it hears. */
export function MicPanel({ words, mic, isWanted }: { words: Words; mic: Mic; isWanted: boolean }) {
  if (!isWanted) return null
  return (
    <div className="minute-mic" role={mic.state === 'failed' ? 'alert' : 'status'}>
      {mic.state === 'on' ? (
        <>
          <p>{words.mic.on}</p>
          <Meter stream={mic.stream} />
        </>
      ) : (
        <p>{noteOf(mic, words)}</p>
      )}
    </div>
  )
}

/** How loud it is, as a bar. There is nothing in it to be read aloud. */
export function Meter({ stream }: { stream: MediaStream }) {
  const element = useRef<HTMLSpanElement>(null)
  useLevel(stream, element)
  return <span ref={element} className="minute-meter" aria-hidden="true" />
}

function noteOf(mic: Mic, words: Words): string {
  switch (mic.state) {
    case 'failed':
      return words.mic.trouble[mic.trouble]
    case 'asking':
      return words.mic.asking
    default:
      return words.mic.off
  }
}
