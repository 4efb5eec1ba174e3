import { isWhole, SENTENCE_MS, SENTENCES } from '#core/practice/plan.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import { openFindings } from '#core/study/run-result.ts'
import { i18n } from '../../../_server/i18n.ts'
import { saySeconds, sayTime, sayWhen } from '../_past/say.ts'

/** In px, as the style sheet has it. A column for each attempt. */
const PLOT = { step: 52, height: 128, top: 14, bottom: 34, left: 76 }
/** Columns shown at most: those of the last attempts. */
const SHOWN = 24
const MINUTE_MS = SENTENCE_MS * SENTENCES

/** How whole attempts went over time: how long was spoken, how much was found, and the verdict. */
export async function Trend({ attempts }: { attempts: readonly AttemptView[] }) {
  const said = await i18n()
  const { t, format } = said
  const shown = attempts
    .filter(({ plan, judgement }) => isWhole(plan) && judgement !== null)
    .slice(0, SHOWN)
    .toReversed()
  if (shown.length < 2) return null

  const topMs = Math.max(MINUTE_MS * 1.2, ...shown.map(({ timing }) => timing.spokenMs))
  const x = (i: number): number => PLOT.left + PLOT.step * (i + 0.5)
  const y = (ms: number): number => PLOT.top + (PLOT.height - PLOT.top - PLOT.bottom) * (1 - ms / topMs)
  const width = PLOT.left + PLOT.step * shown.length
  const list = shown.map((attempt) =>
    t('attempts.history.trendItem', {
      when: sayWhen(format, attempt.startedAt),
      time: sayTime(said, attempt.timing.spokenMs),
      findings: openFindings(attempt),
      verdict: t(`attempts.verdict.${attempt.judgement?.verdict ?? 'failed'}`),
    }),
  )
  const limit = saySeconds(said, MINUTE_MS)
  return (
    <section className="block" aria-labelledby="trend">
      <h2 id="trend" className="block-head">
        {t('attempts.history.trend')}
        <span className="font-normal">{t('attempts.history.trendOf', { limit })}</span>
      </h2>
      <div className="trend">
        <svg
          role="img"
          aria-label={t('attempts.history.trendLabel', { count: shown.length, list: list.join(' ') })}
          width={width}
          height={PLOT.height}
        >
          <text x="0" y={y(MINUTE_MS) + 4} className="trend-axis">
            {limit}
          </text>
          <line x1={PLOT.left} x2={width} y1={y(MINUTE_MS)} y2={y(MINUTE_MS)} className="trend-limit" />
          <polyline points={shown.map(({ timing }, i) => `${x(i)},${y(timing.spokenMs)}`).join(' ')} />
          {shown.map((attempt, i) => (
            <g key={attempt.id} data-verdict={attempt.judgement?.verdict}>
              <title>{list[i]}</title>
              {attempt.judgement?.verdict === 'passed' ? (
                <circle cx={x(i)} cy={y(attempt.timing.spokenMs)} r="4" />
              ) : (
                <path d="m-3.5-3.5 7 7m0-7-7 7" transform={`translate(${x(i)} ${y(attempt.timing.spokenMs)})`} />
              )}
              <text x={x(i)} y={PLOT.height - 6} textAnchor="middle">
                {openFindings(attempt)}
              </text>
            </g>
          ))}
          <text x="0" y={PLOT.height - 6} className="trend-axis">
            {t('attempts.history.findingsOf')}
          </text>
        </svg>
      </div>
    </section>
  )
}
