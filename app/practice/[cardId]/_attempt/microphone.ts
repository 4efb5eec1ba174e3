import { useEffect, useRef, useState } from 'react'
import { canRecord } from './recorder.ts'
import { audioContext } from './sound.ts'

/** Why there is no microphone; a key of the messages. */
export type MicTrouble = 'insecure' | 'unsupported' | 'missing' | 'denied' | 'busy'

export type Mic =
  | { readonly state: 'off' }
  | { readonly state: 'asking' }
  | { readonly state: 'on'; readonly stream: MediaStream }
  | { readonly state: 'failed'; readonly trouble: MicTrouble }
  /** It was on, and went away: unplugged, or taken back. */
  | { readonly state: 'lost' }

export type Microphone = {
  readonly mic: Mic
  /** Asks for it. From a click or a key. */
  readonly open: () => Promise<Mic>
  readonly close: () => void
}

const OFF: Mic = { state: 'off' }

/** The microphone of this page; let go of when the page is left. */
export function useMicrophone(): Microphone {
  const [mic, setMic] = useState<Mic>(OFF)
  const stream = mic.state === 'on' ? mic.stream : null
  /** Counts what was wanted: a microphone that is given to nobody any more would go on listening. */
  const wanted = useRef(0)
  useEffect(
    () => () => {
      wanted.current += 1
    },
    [],
  )
  useEffect(() => {
    if (stream === null) return
    const lose = () => setMic({ state: 'lost' })
    const tracks = stream.getAudioTracks()
    for (const track of tracks) track.addEventListener('ended', lose)
    return () => {
      for (const track of tracks) {
        track.removeEventListener('ended', lose)
        track.stop()
      }
    }
  }, [stream])
  return {
    mic,
    open: async () => {
      setMic({ state: 'asking' })
      audioContext()
      wanted.current += 1
      const mine = wanted.current
      const next = await ask()
      if (mine === wanted.current) setMic(next)
      else if (next.state === 'on') for (const track of next.stream.getTracks()) track.stop()
      return next
    },
    close: () => {
      wanted.current += 1
      setMic(OFF)
    },
  }
}

async function ask(): Promise<Mic> {
  // Browsers give a microphone to pages from this machine or over https alone; elsewhere the property is missing.
  if (!isSecureContext) return { state: 'failed', trouble: 'insecure' }
  if (!('mediaDevices' in navigator) || !canRecord()) return { state: 'failed', trouble: 'unsupported' }
  try {
    return { state: 'on', stream: await navigator.mediaDevices.getUserMedia({ audio: true }) }
  } catch (error) {
    return { state: 'failed', trouble: troubleOf(error) }
  }
}

function troubleOf(error: unknown): MicTrouble {
  if (!(error instanceof DOMException)) throw error
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    default:
      return 'busy'
  }
}
