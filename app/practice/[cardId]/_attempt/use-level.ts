import { type RefObject, useEffect } from 'react'
import { audioContext } from './sound.ts'

/** The quietest that shows, in dB below the loudest there is. */
const FLOOR_DB = -60

/** Writes how loud the microphone is, 0 to 1, into `--level` of an element, as often as the screen is drawn. */
export function useLevel(stream: MediaStream | null, element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (stream === null) return
    const context = audioContext()
    const source = context.createMediaStreamSource(stream)
    const analyser = new AnalyserNode(context, { fftSize: 1024 })
    source.connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    let shown = 0
    let frame = 0
    const draw = () => {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      const level = Math.min(1, Math.max(0, 1 - (10 * Math.log10(power + 1e-12)) / FLOOR_DB))
      // Rises at once and falls slowly, as the needle of a meter does.
      shown = Math.max(level, shown * 0.92)
      element.current?.style.setProperty('--level', shown.toFixed(3))
      frame = requestAnimationFrame(draw)
    }
    frame = requestAnimationFrame(draw)
    return () => {
      cancelAnimationFrame(frame)
      source.disconnect()
    }
  }, [stream, element])
}
