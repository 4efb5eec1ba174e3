import { useEffect, useRef, useState } from 'react'
import type { Draft } from '#core/practice/record.ts'
import type { SaidFinding } from '../../../_server/said-critique.ts'
import { isTaken } from './composing.ts'
import type { Engine } from './engine.ts'
import type { Given } from './views.ts'
import { fill, type Words } from './words.ts'

type Props = { given: Given; engine: Engine; draft: Draft; findings: readonly SaidFinding[] }

/** What the rules found; each may be dismissed with a reason, which is kept with the attempt. */
export function Findings({ given, engine, draft, findings }: Props) {
  if (findings.length === 0) return null
  return (
    <ul className="minute-findings">
      {findings.map((finding, i) => (
        <Row
          key={finding.id}
          given={given}
          finding={finding}
          // The same advice several times in a row is given once, below the last.
          hasAdvice={findings[i + 1]?.rule !== finding.rule}
          reason={draft.dismissals.find((one) => one.finding === finding.id)?.reason ?? null}
          dismiss={(reason) => engine.edit({ kind: 'dismiss', finding: finding.id, reason })}
          takeBack={() => engine.edit({ kind: 'take-back', finding: finding.id })}
        />
      ))}
    </ul>
  )
}

type RowProps = {
  given: Given
  finding: SaidFinding
  hasAdvice: boolean
  reason: string | null
  dismiss: (reason: string) => void
  takeBack: () => void
}

function Row({ given, finding, hasAdvice, reason, dismiss, takeBack }: RowProps) {
  const { words, lang } = given
  const [isAsking, setAsking] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const { said, quote, span } = finding
  return (
    <li ref={row} tabIndex={-1} data-dismissed={reason !== null || undefined}>
      <p>
        <span className="minute-rule">{said.rule}</span> {span && <mark lang={lang}>{quote}</mark>} {said.text}
        {hasAdvice && reason === null && <small>{said.mend}</small>}
      </p>
      {reason !== null ? (
        <p className="minute-dismissed">
          {fill(words.nitpick.dismissed, { reason })}{' '}
          <button
            type="button"
            className="minute-plain"
            onClick={() => {
              takeBack()
              row.current?.focus({ preventScroll: true })
            }}
          >
            {words.nitpick.takeBack}
          </button>
        </p>
      ) : isAsking ? (
        <Reason
          words={words}
          done={(text) => {
            setAsking(false)
            if (text !== null) dismiss(text)
            // Not lost with the field that had it: the next Tab leads on from here.
            row.current?.focus({ preventScroll: true })
          }}
        />
      ) : (
        <button type="button" className="minute-plain" onClick={() => setAsking(true)}>
          {words.nitpick.dismiss}
        </button>
      )}
    </li>
  )
}

/** Why a finding is not accepted. `done` with null: never mind. */
function Reason({ words, done }: { words: Words; done: (text: string | null) => void }) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className="minute-reason"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') done(text)
      }}
    >
      <input
        ref={field}
        className="field"
        maxLength={500}
        aria-label={words.nitpick.reason}
        placeholder={words.nitpick.reasonPlaceholder}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (!isTaken(event) && event.key === 'Escape') done(null)
        }}
      />
      <button type="submit" className="button button-quiet" disabled={text.trim() === ''}>
        {words.nitpick.keep}
      </button>
      <button type="button" className="minute-plain" onClick={() => done(null)}>
        {words.nitpick.cancel}
      </button>
    </form>
  )
}
