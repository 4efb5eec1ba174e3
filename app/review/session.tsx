'use client'

import Link from 'next/link'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, startTransition, useActionState } from 'react'
import { keyed, Hint } from '../_ui/kbd.tsx'
import { actAction, answerAction, rehearseAction, undoAction } from './actions.ts'
import { Ask } from './ask.tsx'
import { forget, formOf, keep, useKept } from './kept.ts'
import { isOffline } from '../_ui/offline.ts'
import type { Outcome } from './outcome.ts'
import type { AskView, RatingView, Words } from './views.ts'

type Props = {
  /** What is being asked, where it is not the queue. */
  about?: ReactNode
  /** Where what is asked one after the other has its address: the queue, or what was chosen. */
  at: Route
  /** The same, but for the id at its end: to ask this card first. */
  firstAt: string
  /** An undo that takes back another kind of answer does not ask it again here. */
  isRehearsal: boolean
  ask: AskView | null
  /** One after the other; one card and no more; or one card and then the others. */
  mode: 'queue' | 'one' | 'one-then-queue'
  ratings: readonly RatingView[]
  remaining: readonly string[]
  canUndo: boolean
  words: Words
  /** Shown when there is nothing (more) to ask. */
  done: ReactNode
}

/** A sitting: card after card. What is said of the last answer outlives the card; what was revealed does not. */
export function Session(props: Props) {
  const { about, at, firstAt, isRehearsal, ask, mode, ratings, remaining, canUndo, words, done } = props
  const router = useRouter()
  const unsent = useKept()
  const [outcome, send, isPending] = useActionState(async (_: Outcome | null, form: FormData): Promise<Outcome> => {
    const isAnswer = form.has('rating')
    try {
      const result = await sent(form)
      if (isAnswer) forget()
      if (result.kind === 'undone' && result.askAgain) router.replace((firstAt + result.askAgain) as Route)
      const isOver = result.kind === 'saved' || (result.kind === 'acted' && result.isAway)
      if (isOver && form.has('goOn')) router.replace(at)
      return result
    } catch (error) {
      // The server is away or failed. What it did get is told apart by what it expects when this is sent again.
      if (isAnswer) keep(form)
      if (!isOffline(error)) reportError(error)
      return { kind: 'unsent' }
    }
  }, null)

  const submit = (form: FormData) => startTransition(() => send(form))
  const isDone = ask === null || (mode === 'one' && outcome?.kind === 'saved' && outcome.cardId === ask.cardId)
  return (
    <div className="page review">
      {about}
      <div className="review-bar">
        <p className="facts">
          {remaining.map((text) => (
            <span key={text}>{text}</span>
          ))}
        </p>
        {canUndo && (
          <form action={submit}>
            {isRehearsal && <input type="hidden" name="rehearsal" value="1" />}
            <button type="submit" name="undo" value="1" className="action" disabled={isPending} {...keyed('u mod-z')}>
              {words.undo} <Hint k="u" />
            </button>
          </form>
        )}
      </div>
      <div className="review-said">
        <div role="status">{outcome && <Said outcome={outcome} words={words} isKept={unsent !== null} />}</div>
        {unsent && (
          <div className="notice" role="alert">
            <p>
              {words.unsent.replace(
                '{rating}',
                ratings.find(({ rating }) => rating === unsent['rating'])?.name ?? unsent['rating'] ?? '',
              )}
            </p>
            <p className="mt-2 flex gap-2">
              <button
                type="button"
                className="button"
                disabled={isPending}
                onClick={() => submit(formOf(unsent))}
                {...keyed('Enter')}
              >
                {words.retry} <Hint k="Enter" />
              </button>
              <button type="button" className="button button-quiet" disabled={isPending} onClick={forget}>
                {words.discard}
              </button>
            </p>
          </div>
        )}
      </div>
      {isDone ? (
        done
      ) : (
        <Ask
          key={`${ask.cardId} ${ask.expected.count}`}
          ask={ask}
          ratings={ratings}
          words={words}
          goOn={mode === 'one-then-queue'}
          goOnAside={mode !== 'queue'}
          isFirst={outcome === null}
          isPending={isPending}
          isHeld={unsent !== null}
          submit={submit}
        />
      )}
    </div>
  )
}

/** Each form says by its fields what it is. */
function sent(form: FormData): Promise<Outcome> {
  if (form.has('undo')) return undoAction(form)
  if (!form.has('rating')) return actAction(form)
  return form.has('expectedRehearsals') ? rehearseAction(form) : answerAction(form)
}

function Said({ outcome, words, isKept }: { outcome: Outcome; words: Words; isKept: boolean }) {
  switch (outcome.kind) {
    case 'saved':
      return (
        <>
          <p>{outcome.text}</p>
          {outcome.opened && (
            <>
              <p>{outcome.opened.text}</p>
              <ul>
                {outcome.opened.links.map(({ href, title, lang }) => (
                  <li key={href}>
                    <Link href={href as Route} prefetch={false} lang={lang}>
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )
    case 'acted':
      return <p>{outcome.text}</p>
    case 'undone':
    case 'refused':
      return (
        <p>
          {outcome.text}{' '}
          {outcome.link && (
            <Link href={outcome.link.href as Route} prefetch={false} lang={outcome.link.lang}>
              {outcome.link.title}
            </Link>
          )}
        </p>
      )
    case 'unsent':
      // An answer says so itself, with what to do.
      return isKept ? null : <p>{words.unreachable}</p>
    default:
      return outcome satisfies never
  }
}
