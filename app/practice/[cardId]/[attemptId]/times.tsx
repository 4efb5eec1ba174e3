import { SENTENCES } from '#core/practice/plan.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import { i18n } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { PlayButton, PlayMark } from '../_past/play-button.tsx'
import { saySeconds, sayTenths, sayTime } from '../_past/say.ts'
import { limitOf, scaleOf, timesOf } from '../_past/times.ts'

/** How long each sentence took against the time it had; where it was recorded, it can be heard. */
export async function Times({ attempt }: { attempt: AttemptView }) {
  const said = await i18n()
  const { t } = said
  const { plan, timing, critique, audio, id } = attempt
  const limitMs = limitOf(plan)
  const times = timesOf(plan, timing)
  const scaleMs = scaleOf(limitMs, times)
  const isHeard = (sentence: number) => audio.some((one) => one.sentence === sentence)
  const facts = [
    timing.thoughtMs !== null && t('attempts.time.thought', { time: saySeconds(said, timing.thoughtMs) }),
    timing.pauses > 0 && t('attempts.time.paused', { count: timing.pauses, time: sayTime(said, timing.pausedMs) }),
    timing.hiddenMs > 0 && t('attempts.time.hidden', { time: sayTime(said, timing.hiddenMs) }),
    critique.speechMs > 0 && t('attempts.time.speech', { time: sayTime(said, critique.speechMs) }),
  ].filter((fact) => fact !== false)
  return (
    <section className="block" aria-labelledby="time">
      <h2 id="time" className="block-head">
        {t('attempts.time.title')}
        {audio.length > 0 && (
          <button type="button" className="play-all" data-play-all aria-pressed="false" {...keyed('p')}>
            <PlayMark /> {t('attempts.audio.playAll')} <Hint k="p" />
          </button>
        )}
      </h2>
      <table className="times" data-heard={audio.length > 0}>
        <caption className="sr-only">
          {limitMs === null
            ? t('attempts.time.untimed')
            : t('attempts.time.against', { limit: saySeconds(said, limitMs) })}
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('attempts.time.sentence')}</th>
            <th scope="col">{t('attempts.time.taken')}</th>
          </tr>
        </thead>
        <tbody>
          {times.map(({ sentence, ms, overMs }) => (
            <tr key={sentence} data-track data-over={overMs > 0}>
              <th scope="row">{sentence}</th>
              <td>
                {isHeard(sentence) && (
                  <PlayButton
                    attemptId={id}
                    sentence={sentence}
                    ms={ms ?? 0}
                    label={t('attempts.audio.play', { sentence })}
                    k={`${sentence}`}
                  />
                )}
                <Bar withinMs={(ms ?? 0) - overMs} overMs={overMs} limitMs={limitMs} scaleMs={scaleMs} />
                <span className="time-over">
                  {overMs > 0 && t('attempts.time.over', { time: sayTenths(said, overMs) })}
                </span>
                <span className="time-figure">{ms === null ? t('attempts.answer.unsaid') : sayTenths(said, ms)}</span>
              </td>
            </tr>
          ))}
        </tbody>
        {plan.sentences.length === SENTENCES && (
          <tfoot>
            <tr>
              <th scope="row">{t('attempts.time.total')}</th>
              <td>
                <span className="time-over">
                  {limitMs !== null &&
                    timing.spokenMs > limitMs * SENTENCES &&
                    t('attempts.time.over', { time: sayTenths(said, timing.spokenMs - limitMs * SENTENCES) })}
                </span>
                <span className="time-figure">{sayTenths(said, timing.spokenMs)}</span>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      <p className="facts past-facts">
        <span>
          {limitMs === null
            ? t('attempts.time.untimed')
            : t('attempts.time.line', { limit: saySeconds(said, limitMs) })}
        </span>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
    </section>
  )
}

type BarProps = { withinMs: number; overMs: number; limitMs: number | null; scaleMs: number }

/** As long as the sentence took, in parts of the scale. What it says is said in figures beside it. */
function Bar({ withinMs, overMs, limitMs, scaleMs }: BarProps) {
  const lengths = {
    '--within': withinMs / scaleMs,
    '--over': overMs / scaleMs,
    '--length': (withinMs + overMs) / scaleMs,
  }
  return (
    <span className="time-bar" aria-hidden="true" style={lengths}>
      {limitMs !== null && <span className="time-line" style={{ '--limit': limitMs / scaleMs }} />}
      <span className="time-head" />
    </span>
  )
}
