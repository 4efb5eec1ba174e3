import type { SentenceNumber } from '#core/practice/plan.ts'

/** 60 s of speech are a quarter of a megabyte. */
const BITS_PER_SECOND = 32_000
/** What browsers record to, best first. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/** Whether this browser can record at all. */
export const canRecord = (): boolean => typeof MediaRecorder === 'function' && typeOf() !== undefined

export type Recorder = {
  /** Records this sentence from now on; null: none. The same again changes nothing but the pause. */
  readonly follow: (sentence: SentenceNumber | null, isPaused: boolean) => void
}

/** One recording a sentence, all of one microphone. `done` gets each as soon as it is whole. */
export function createRecorder(
  stream: MediaStream,
  done: (sentence: SentenceNumber, recording: Blob) => void,
): Recorder {
  let running: { readonly sentence: SentenceNumber; readonly recorder: MediaRecorder } | null = null

  const start = (sentence: SentenceNumber): MediaRecorder | null => {
    if (!stream.getAudioTracks().some(({ readyState }) => readyState === 'live')) return null
    const mimeType = typeOf()
    const recorder = new MediaRecorder(stream, {
      audioBitsPerSecond: BITS_PER_SECOND,
      ...(mimeType === undefined ? {} : { mimeType }),
    })
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size > 0) done(sentence, data)
    })
    recorder.start()
    return recorder
  }

  return {
    follow: (sentence, isPaused) => {
      const before = running
      if (before?.sentence !== sentence) {
        // The next one listens before the last one stops, so that no syllable falls between them.
        const recorder = sentence === null ? null : start(sentence)
        running = sentence === null || recorder === null ? null : { sentence, recorder }
        if (before && before.recorder.state !== 'inactive') before.recorder.stop()
      }
      const recorder = running?.recorder
      if (isPaused && recorder?.state === 'recording') recorder.pause()
      if (!isPaused && recorder?.state === 'paused') recorder.resume()
    },
  }
}

const typeOf = (): string | undefined => TYPES.find((type) => MediaRecorder.isTypeSupported(type))
