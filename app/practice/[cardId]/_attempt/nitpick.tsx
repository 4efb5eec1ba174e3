import { useRef } from 'react'
import { timingOf } from '#core/practice/attempt.ts'
import { barsOf } from '#core/practice/figures.ts'
import { isWhole } from '#core/practice/plan.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { Findings } from './findings.tsx'
import { SaveNotes } from './save-notes.tsx'
import type { Session } from './session.ts'
import { Sheet } from './sheet.tsx'
import { Summary } from './summary.tsx'
import type { Undertaking } from './undertaking.ts'
import type { CritiqueHere } from './use-critique.ts'
import { useSaving } from './use-saving.ts'
import type { Given } from './views.ts'
import { fill } from './words.ts'

type Props = { given: Given; under: Undertaking; session: Session; critique: CritiqueHere }

/** The answer picked apart by rules: what they say below each sentence, and of the whole. */
export function Nitpick({ given, under, session, critique }: Props) {
  const { words, rules } = given
  const { draft, attempt } = session
  const { engine } = under
  const saving = useSaving(given, under)
  const main = useRef<HTMLButtonElement>(null)
  const timing = timingOf(draft.plan, attempt)
  const whole = isWhole(draft.plan)
  // What was to be said is no help to whoever is asked on; in an interview it comes at the end.
  const found = critique.critique?.findings ?? []
  return (
    <section className="minute-nitpick" aria-labelledby="nitpick">
      <div className="minute-head">
        <h2 id="nitpick" tabIndex={-1}>
          <span aria-hidden="true">4</span> {words.nitpick.title}
        </h2>
        <p role="status">
          {critique.state === 'waiting' && critique.critique === null && words.nitpick.checking}
          {critique.state === 'here' && found.length > 0 && fill(words.nitpick.count, { n: found.length })}
        </p>
      </div>
      <p className="minute-form">{rules.note}</p>
      {critique.state === 'unreachable' && (
        <p className="notice">
          {words.nitpick.unreachable}{' '}
          <button type="button" className="minute-plain" onClick={critique.again}>
            {words.nitpick.retry}
          </button>
        </p>
      )}
      {critique.state === 'here' && draft.sentences.every((text) => text.trim() === '') && (
        <p className="minute-form">{rules.noWords}</p>
      )}
      <Sheet
        given={given}
        engine={engine}
        draft={draft}
        bars={barsOf(draft.plan, timing)}
        critique={critique}
        findings={found}
        blurTo={main}
      />
      {critique.state === 'here' && found.length === 0 && <p className="minute-clean">{rules.nothing}</p>}
      {found.some(({ sentence }) => sentence === null) && (
        <section className="minute-whole" aria-labelledby="whole">
          <h3 id="whole" className="head">
            {words.nitpick.whole}
          </h3>
          <Findings given={given} engine={engine} draft={draft} findings={found.filter((f) => f.sentence === null)} />
        </section>
      )}
      <Summary given={given} draft={draft} timing={timing} critique={critique.critique} />
      <div className="minute-actions">
        <SaveNotes given={given} saving={saving} again={() => saving.save(null)} />
        {whole ? (
          <button
            ref={main}
            type="button"
            className="button minute-main"
            onClick={() => engine.happen('judge')}
            {...keyed('Enter')}
          >
            {words.nitpick.next} <Hint k="Enter" />
          </button>
        ) : (
          <button
            ref={main}
            type="button"
            className="button minute-main"
            disabled={saving.isSaving}
            onClick={() => saving.save(null)}
            {...keyed('Enter')}
          >
            {saving.isSaving ? words.gate.saving : words.nitpick.save} <Hint k="Enter" />
          </button>
        )}
      </div>
    </section>
  )
}
