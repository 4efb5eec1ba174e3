import { minutes, tenths } from '#core/practice/figures.ts'
import type { Critique } from '#core/practice/nitpick/finding.ts'
import type { Timing } from '#core/practice/attempt.ts'
import { isWhole } from '#core/practice/plan.ts'
import type { Draft } from '#core/practice/record.ts'
import type { Given } from './views.ts'
import { fill } from './words.ts'

type Props = { given: Given; draft: Draft; timing: Timing; critique: Critique | null }

/** The answer in figures, and the thought that came before it. */
export function Summary({ given: { words, rules, lang }, draft, timing, critique }: Props) {
  const { plan, thought } = draft
  const { nitpick, answer } = words
  const spoken = fill(answer.seconds, { n: tenths(timing.spokenMs) })
  return (
    <div className="minute-summary">
      <p className="facts">
        <span>
          {isWhole(plan)
            ? fill(nitpick.total, { spoken, total: minutes(timing.totalMs) })
            : fill(nitpick.totalOne, { spoken })}
        </span>
        {plan.pace !== 'untimed' && <span>{fill(nitpick.line, { n: plan.sentenceMs / 1000 })}</span>}
        {critique !== null && critique.speechMs > 0 && (
          <span>{fill(nitpick.speech, { n: Math.round(critique.speechMs / 1000) })}</span>
        )}
        {timing.pauses > 0 && (
          <span>{fill(nitpick.paused, { count: timing.pauses, time: minutes(timing.pausedMs) })}</span>
        )}
        {timing.hiddenMs > 0 && <span>{fill(nitpick.hidden, { time: minutes(timing.hiddenMs) })}</span>}
      </p>
      {critique !== null && critique.fillers.length > 0 && <p>{rules.fillers}</p>}
      {thought.trim() !== '' && (
        <p>
          <span className="minute-label">{nitpick.thought}</span> <q lang={lang}>{thought}</q>
        </p>
      )}
    </div>
  )
}
