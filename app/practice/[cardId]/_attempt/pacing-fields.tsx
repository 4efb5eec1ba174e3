import { useEffect, useState } from 'react'
import { PACES, planFor } from '#core/practice/plan.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { pressThrough } from './keys-in-form.ts'
import { canTranscribe } from './transcript.ts'
import type { SettingsHere } from './use-settings.ts'
import type { Given } from './views.ts'
import { fill } from './words.ts'

/** Offered; any half in between may have been stored by other means and is shown then. */
const SLOWNESS = [1, 1.5, 2, 3, 5, 10]

/** The clock and what goes with it: pace, how slow, sounds, writing along. */
export function Pacing({ given, settings, isSpoken }: { given: Given; settings: SettingsHere; isSpoken: boolean }) {
  const { words, lang, retry } = given
  const { chosen, choose, isUnstored } = settings
  const canWrite = useCanTranscribe(lang)
  const plan = planFor(chosen.pace, chosen.slowness)
  const [think, sentence] = [(plan.thinkMs ?? 0) / 1000, plan.sentenceMs / 1000]
  const offered = SLOWNESS.includes(chosen.slowness)
    ? SLOWNESS
    : [...SLOWNESS, chosen.slowness].toSorted((a, b) => a - b)
  return (
    <div className="minute-settings">
      <fieldset className="minute-pace">
        <legend className="head">{words.ready.pace}</legend>
        <div className="minute-segments">
          {PACES.map((pace) => (
            <label key={pace}>
              <input
                type="radio"
                name="pace"
                checked={chosen.pace === pace}
                onChange={() => choose({ pace })}
                onKeyDown={pressThrough}
              />
              <span>{words.ready.paces[pace]}</span>
            </label>
          ))}
        </div>
        <p>
          {words.ready.paceNotes[chosen.pace]}
          {chosen.pace !== 'untimed' &&
            ` ${fill(retry ? words.ready.clockOne : words.ready.clock, { think, sentence })}`}
        </p>
      </fieldset>
      <div className="minute-switches">
        {chosen.pace !== 'untimed' && (
          <>
            <label>
              <span>{words.ready.slowness}</span>
              <select
                className="field"
                value={chosen.slowness}
                onChange={({ target }) => choose({ slowness: Number(target.value) })}
              >
                {offered.map((n) => (
                  <option key={n} value={n}>
                    {n === 1 ? words.ready.ordinary : fill(words.ready.times, { n })}
                  </option>
                ))}
              </select>
            </label>
            <label {...keyed('m')} data-key-label={words.ready.sound}>
              <span>{words.ready.sound}</span>
              <Hint k="m" />
              <input
                type="checkbox"

                checked={!chosen.isMuted}
                onChange={({ target }) => choose({ isMuted: !target.checked })}
                onKeyDown={pressThrough}
              />
            </label>
          </>
        )}
        {isSpoken && canWrite && (
          <label title={words.ready.transcriptNote}>
            <span>{words.ready.transcript}</span>
            <input
              type="checkbox"

              checked={chosen.isTranscribed}
              onChange={({ target }) => choose({ isTranscribed: target.checked })}
              onKeyDown={pressThrough}
            />
          </label>
        )}
      </div>
      {isSpoken && canWrite && chosen.isTranscribed && <p>{words.ready.transcriptNote}</p>}
      {isUnstored && <p role="status">{words.ready.remember}</p>}
    </div>
  )
}

function useCanTranscribe(lang: string): boolean {
  const [can, setCan] = useState(false)
  useEffect(() => {
    let isStale = false
    void canTranscribe(lang).then((answer) => {
      if (!isStale) setCan(answer)
    })
    return () => {
      isStale = true
    }
  }, [lang])
  return can
}
