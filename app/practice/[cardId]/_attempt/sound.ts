import type { Cue } from '#core/practice/attempt.ts'

// Signals are put on the audio clock ahead of time: it is exact where timers are not, as in a tab out of sight.

let shared: AudioContext | null = null

/** The page's one audio context. Call it from a click or a key the first time: browsers start it for nothing less. */
export function audioContext(): AudioContext {
  shared ??= new AudioContext()
  if (shared.state === 'suspended') void shared.resume()
  return shared
}

/** Quiet enough beside one's own voice. */
const GAIN = 0.12
const TONE_S = 0.16
/** One tone for a part that is over; two, the second higher, for the minute. Hz, and seconds after the cue. */
const TONES: Record<Cue['kind'], readonly (readonly [hz: number, afterS: number])[]> = {
  part: [[660, 0]],
  minute: [
    [660, 0],
    [880, 0.19],
  ],
}

/** Sounds these cues when the attempt's clock, now at `nowMs`, reaches them. The result takes back those still to come. */
export function schedule(cues: readonly Cue[], nowMs: number): () => void {
  if (cues.length === 0) return () => {}
  const context = audioContext()
  const originS = context.currentTime
  const stops = cues.flatMap(({ atMs, kind }) =>
    TONES[kind].map(([hz, afterS]) => tone(context, hz, originS + (atMs - nowMs) / 1000 + afterS)),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

/** A soft tone at `atS` of the audio clock. */
function tone(context: AudioContext, hz: number, atS: number): () => void {
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hz })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, atS)
  volume.gain.linearRampToValueAtTime(GAIN, atS + 0.012)
  volume.gain.exponentialRampToValueAtTime(0.0001, atS + TONE_S)
  oscillator.connect(volume).connect(context.destination)
  oscillator.start(atS)
  oscillator.stop(atS + TONE_S)
  return () => {
    // One that sounds already ends by itself, within its tenth of a second.
    if (context.currentTime < atS) oscillator.disconnect()
  }
}
