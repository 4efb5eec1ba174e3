import type { Attempt } from '#core/practice/attempt.ts'
import { countOf } from '#core/practice/figures.ts'
import { runningSentence } from '#core/practice/meant.ts'
import { type Plan, THINK_MS } from '#core/practice/plan.ts'
import { fill, type Words } from './words.ts'

/** Between two segments, in percent of the ring. */
const GAP = 1.4

/**
 * One segment a sentence: said, said over time, running, to come. Around the thought an arc of its own runs out. What
 * it shows second by second is not for a screen reader; the status line says when something changes.
 */
export function Ring({ plan, now, words }: { plan: Plan; now: Attempt; words: Words }) {
  const count = countOf(plan, now)
  const isThinking = now.phase === 'think'
  const share = 100 / plan.sentences.length
  const length = plan.sentences.length === 1 ? 100 : share - GAP
  return (
    <div
      className="minute-ring"
      data-over={count?.kind === 'over' || undefined}
      data-paused={now.isPaused || undefined}
    >
      <svg viewBox="0 0 220 220" aria-hidden="true">
        <g transform="rotate(-90 110 110)" fill="none">
          {plan.sentences.map((number, i) => {
            const place = { strokeDasharray: `${length} 100`, strokeDashoffset: -(i * share + (share - length) / 2) }
            const part = now.sentences[i]
            const isNow = !isThinking && i === now.sentences.length - 1
            const isOver = part !== undefined && plan.pace !== 'untimed' && part.ms > plan.sentenceMs
            return (
              <g key={number} data-state={isNow ? 'now' : part ? 'said' : 'coming'} data-over={isOver || undefined}>
                <circle cx="110" cy="110" r="98" pathLength="100" className="minute-track" {...place} />
                {isNow && plan.pace !== 'untimed' && (
                  <circle
                    cx="110"
                    cy="110"
                    r="98"
                    pathLength="100"
                    className="minute-sweep"
                    style={{ strokeDasharray: `calc(var(--sweep, 0) * ${length}px) 200px` }}
                    strokeDashoffset={place.strokeDashoffset}
                  />
                )}
              </g>
            )
          })}
          {isThinking && plan.pace !== 'untimed' && (
            <circle
              cx="110"
              cy="110"
              r="86"
              pathLength="100"
              className="minute-think-arc"
              style={{ strokeDasharray: 'calc((1 - var(--sweep, 0)) * 100px) 200px' }}
            />
          )}
        </g>
      </svg>
      <p aria-hidden="true">
        <strong>{figureOf(plan, now)}</strong>
        <span>{labelOf(plan, now, words)}</span>
      </p>
    </div>
  )
}

/** The figure in the middle: seconds left, seconds over, or without a clock which sentence it is. */
function figureOf(plan: Plan, now: Attempt): string {
  const count = countOf(plan, now)
  if (count !== null) return count.kind === 'over' ? `+${count.seconds}` : `${count.seconds}`
  return now.phase === 'answer' ? `${now.sentences.length}` : ''
}

function labelOf(plan: Plan, now: Attempt, words: Words): string {
  if (now.isPaused) return words.answer.paused
  if (now.phase === 'think') {
    if (plan.pace === 'untimed') return words.think.free
    return plan.thinkMs === THINK_MS ? words.think.title : words.think.slower
  }
  if (countOf(plan, now)?.kind === 'over') return words.answer.over
  const n = runningSentence(plan, now) ?? 1
  return plan.sentences.length === 1
    ? fill(words.answer.sentence, { n })
    : fill(words.answer.of, { n, count: plan.sentences.length })
}
