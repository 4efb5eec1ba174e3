'use client'

import Link from 'next/link'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, startTransition, useActionState } from 'react'
import { keyed, Hint } from '../_ui/kbd.tsx'
import { actAction, answerAction, undoAction } from './actions.ts'
import { Ask } from './ask.tsx'
import { forget, formOf, keep, useKept } from './kept.ts'
import { isOffline } from '../_ui/offline.ts'
import type { Outcome } from './outcome.ts'
import type { AskView, RatingView, Words } from './views.ts'

type Props = {
  ask: AskView | null
  /** The queue; one card and no more; or one card and then the queue. */
  mode: 'queue' | 'one' | 'one-then-queue'
  ratings: readonly RatingView[]
  remaining: readonly string[]
  canUndo: boolean
  words: Words
  /** Shown when there is nothing (more) to ask. */
  done: ReactNode
}

/** A sitting: card after card. What is said of the last answer outlives the card; what was revealed does not. */
export function Session({ ask, mode, ratings, remaining, canUndo, words, done }: Props) {
  const router = useRouter()
  const unsent = useKept()
  const [outcome, send, isPending] = useActionState(async (_: Outcome | null, form: FormData): Promise<Outcome> => {
    const isAnswer = form.has('rating')
    try {
      const result = await (isAnswer ? answerAction(form) : form.has('undo') ? undoAction() : actAction(form))
      if (isAnswer) forget()
      if (result.kind === 'undone' && result.askAgain) router.replace(`/review?card=${result.askAgain}&then=queue`)
      const isOver = result.kind === 'saved' || (result.kind === 'acted' && result.isAway)
      if (isOver && form.has('goOn')) router.replace('/review')
      return result
    } catch (error) {
      // The server is away or failed. What it did get is told apart by `expectedReps` when this is sent again.
      if (isAnswer) keep(form)
      if (!isOffline(error)) reportError(error)
      return { kind: 'unsent' }
    }
  }, null)

  const submit = (form: FormData) => startTransition(() => send(form))
  const isDone = ask === null || (mode === 'one' && outcome?.kind === 'saved' && outcome.cardId === ask.cardId)
  return (
    <div className="page review">
      <div className="review-bar">
        <p className="facts">
          {remaining.map((text) => (
            <span key={text}>{text}</span>
          ))}
        </p>
        {canUndo && (
          <form action={submit}>
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
          key={`${ask.cardId} ${ask.reps}`}
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
