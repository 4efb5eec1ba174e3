import type { GrownAttempt, GrownVersion } from '#core/journal/growth.ts'
import type { Growth } from '#core/study/journal/growth.ts'
import { i18n } from '../../../_server/i18n.ts'
import { sayWhen } from '../../../practice/[cardId]/_past/say.ts'

/** In px, as the style sheet has it. */
const PLOT = { width: 640, height: 104, top: 12, bottom: 8, left: 40, right: 8 }
/** Marks shown at most: those of the last answers. */
const SHOWN = 80

type Answer = GrownVersion | GrownAttempt

/** How many words the answer had, as it was written and as it was given, one beside the other in the order of time. */
export async function WordsPlot({ growth: { steps } }: { growth: Growth }) {
  const { t, format } = await i18n()
  const shown = steps
    .flatMap((step): Answer[] => (isAnswer(step) ? [step] : []))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .slice(-SHOWN)
  if (shown.length < 3) return null

  const top = Math.max(...shown.map(wordsIn), 1)
  const step = (PLOT.width - PLOT.left - PLOT.right) / shown.length
  const x = (i: number): number => PLOT.left + step * (i + 0.5)
  const y = (words: number): number => PLOT.top + (PLOT.height - PLOT.top - PLOT.bottom) * (1 - words / top)
  const list = shown.map((answer) =>
    answer.kind === 'version'
      ? t('growth.plotVersion', { n: answer.n, count: answer.answerWords })
      : t('growth.plotAttempt', {
          when: sayWhen(format, answer.at),
          count: answer.words,
          verdict: answer.verdict ? t(`attempts.verdict.${answer.verdict}`) : t('growth.unjudged'),
        }),
  )
  return (
    <figure className="growth-plot">
      <figcaption>
        {t('growth.plot')} <span>{t('growth.plotOf')}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={t('growth.plotLabel', { list: list.join(' ') })}
        viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
      >
        {[0, top].map((words) => (
          <g key={words}>
            <text x="0" y={y(words) + 4}>
              {format.number(words)}
            </text>
            <line x1={PLOT.left} x2={PLOT.width} y1={y(words)} y2={y(words)} />
          </g>
        ))}
        <path d={written(shown, x, y, PLOT.width - PLOT.right)} className="growth-written" />
        {shown.map(
          (answer, i) =>
            answer.kind === 'attempt' && (
              <g key={answer.id} data-verdict={answer.verdict ?? 'none'}>
                <title>{list[i]}</title>
                {answer.verdict === 'failed' ? (
                  <path d="m-3-3 6 6m0-6-6 6" transform={`translate(${x(i)} ${y(answer.words)})`} />
                ) : (
                  <circle cx={x(i)} cy={y(answer.words)} r="3.5" />
                )}
              </g>
            ),
        )}
      </svg>
    </figure>
  )
}

const isAnswer = (step: Growth['steps'][number]): step is Answer =>
  step.kind === 'version'
    ? step.changed.includes('answer')
    : step.kind === 'attempt' && step.single === null && step.words > 0

const wordsIn = (answer: Answer): number => (answer.kind === 'version' ? answer.answerWords : answer.words)

/** The line of the written answer: it holds until it is rewritten. */
function written(
  answers: readonly Answer[],
  x: (i: number) => number,
  y: (words: number) => number,
  end: number,
): string {
  const turns = answers.flatMap((answer, i) =>
    answer.kind === 'version' ? [{ at: x(i), to: y(answer.answerWords) }] : [],
  )
  const drawn = turns.map(({ at, to }, i) => (i === 0 ? `M${at} ${to}` : `H${at}V${to}`)).join('')
  return drawn === '' ? '' : `${drawn}H${end}`
}
