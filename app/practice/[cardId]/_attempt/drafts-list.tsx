import { useEffect, useRef, useState } from 'react'
import { at, fold } from '#core/practice/attempt.ts'
import { runningSentence } from '#core/practice/meant.ts'
import type { Draft } from '#core/practice/record.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { lastKnown } from './local.ts'
import { useDrafts } from './use-drafts.ts'
import type { Given } from './views.ts'
import { fill, type Words } from './words.ts'

/** More are not shown at once; they come up as those before them go. */
const SHOWN = 3

/** Attempts that were left: go on with one, or throw it away. */
export function Drafts({ given, goOn }: { given: Given; goOn: (draft: Draft) => void }) {
  const { words, locale, timeZone } = given
  const { drafts, drop } = useDrafts(given)
  const title = useRef<HTMLHeadingElement>(null)
  if (drafts.length === 0) return null
  const when = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  return (
    <section className="minute-drafts" aria-labelledby="drafts">
      <h2 ref={title} id="drafts" className="head" tabIndex={-1}>
        {words.drafts.title}
      </h2>
      <ul>
        {drafts.slice(0, SHOWN).map((draft, i) => (
          <Row
            key={draft.id}
            text={fill(words.drafts.stands, {
              when: when.format(new Date(draft.startedAt)),
              where: whereOf(draft, words),
            })}
            words={words}
            hasKey={i === 0}
            goOn={() => goOn(draft)}
            drop={async () => {
              const isGone = await drop(draft)
              if (isGone) title.current?.focus({ preventScroll: true })
              return isGone
            }}
          />
        ))}
      </ul>
    </section>
  )
}

type RowProps = { text: string; words: Words; hasKey: boolean; goOn: () => void; drop: () => Promise<boolean> }

function Row({ text, words, hasKey, goOn, drop }: RowProps) {
  const [asks, setAsks] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const keep = useRef<HTMLButtonElement>(null)
  const ask = useRef<HTMLButtonElement>(null)
  const hasAsked = useRef(false)
  useEffect(() => {
    // A key pressed twice is no consent: the focus comes to lie on what changes nothing.
    if (asks) keep.current?.focus({ preventScroll: true })
    else if (hasAsked.current) ask.current?.focus({ preventScroll: true })
    hasAsked.current = asks
  }, [asks])
  return (
    <li>
      <p>{text}</p>
      {asks ? (
        <p key="sure" className="minute-draft-actions">
          <span role="alert">{hasFailed ? words.drafts.undropped : words.drafts.sure}</span>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => void drop().then((ok) => setFailed(!ok))}
          >
            {words.drafts.drop}
          </button>
          <button ref={keep} type="button" className="button button-quiet" onClick={() => setAsks(false)}>
            {words.drafts.keep}
          </button>
        </p>
      ) : (
        <p key="offer" className="minute-draft-actions">
          <button type="button" className="button button-quiet" onClick={goOn} {...(hasKey ? keyed('c') : {})}>
            {words.drafts.goOn} {hasKey && <Hint k="c" />}
          </button>
          <button ref={ask} type="button" className="minute-plain" onClick={() => setAsks(true)}>
            {words.drafts.drop}
          </button>
        </p>
      )}
    </li>
  )
}

/** Where an attempt was left, in words. */
function whereOf(draft: Draft, words: Words): string {
  const attempt = at(draft.plan, fold(draft.plan, draft.events), lastKnown(draft).atMs)
  switch (attempt.phase) {
    case 'ready':
    case 'think':
      return words.drafts.think
    case 'answer':
      return fill(words.drafts.sentence, { n: runningSentence(draft.plan, attempt) ?? 1 })
    case 'nitpick':
      return words.drafts.nitpick
    case 'gate':
      return words.drafts.gate
    default:
      return attempt.phase satisfies never
  }
}
