'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { Hint, keyed } from '../_ui/kbd.tsx'
import { practiceHref } from '../_ui/links.ts'
import type { AskView, RatingView, Words } from './views.ts'

type Props = {
  ask: AskView
  ratings: readonly RatingView[]
  words: Words
  /** Answered, the page goes on by itself to what is due. */
  goOn: boolean
  /** Put aside, it does so too: from the queue it comes to the next card anyhow. */
  goOnAside: boolean
  /** The first card of the sitting: the page has just been opened, and focus is where the reader left it. */
  isFirst: boolean
  isPending: boolean
  /** An answer waits to be sent again: no other may overtake it. */
  isHeld: boolean
  submit: (form: FormData) => void
}

/** One card: its question, then its answer step by step, then the rating. Keyed by card and what was done with it, so it starts afresh. */
export function Ask({ ask, ratings, words, goOn, goOnAside, isFirst, isPending, isHeld, submit }: Props) {
  const [shown, setShown] = useState(0)
  // Fixed when the card is first shown; what happens to the answer afterwards does not change it.
  const wasFirst = useRef(isFirst)
  const shownAtMs = useRef(0)
  const title = useRef<HTMLHeadingElement>(null)
  const latest = useRef<HTMLDivElement>(null)

  useEffect(() => {
    shownAtMs.current = performance.now()
    if (wasFirst.current) return
    scrollTo({ top: 0 })
    title.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    const step = latest.current
    if (shown > 1 && step && step.getBoundingClientRect().top > innerHeight * 0.6)
      step.scrollIntoView({ block: 'start' })
  }, [shown])

  const next = ask.steps[shown]
  const rate = (form: FormData) => {
    form.set('durationMs', String(Math.round(performance.now() - shownAtMs.current)))
    submit(form)
  }
  return (
    <>
      <article className="reading">
        <p className="facts">
          <span>{ask.reason}</span>
          {ask.because && (
            <span>
              {ask.because.how}{' '}
              <Link href={ask.because.href} prefetch={false} lang={ask.because.lang}>
                {ask.because.title}
              </Link>
            </span>
          )}
          {ask.notes.map(({ text, href }) => (
            <span key={text}>
              {href === null ? (
                text
              ) : (
                <Link href={href} prefetch={false}>
                  {text}
                </Link>
              )}
            </span>
          ))}
        </p>
        <h1 ref={title} tabIndex={-1} lang={ask.lang}>
          {ask.title}
        </h1>
        <div className="mt-5">{ask.question}</div>
        {ask.steps.map(({ name, node }, i) => (
          <div key={name} ref={i === shown - 1 ? latest : null} className="scroll-mt-4" hidden={i >= shown}>
            {node}
          </div>
        ))}
      </article>
      <p role="status" className="sr-only">
        {shown > 0 && words.revealed.replace('{stages}', ask.steps[shown - 1]?.name ?? '')}
      </p>
      {!isHeld && (
        <div className="review-actions" aria-busy={isPending}>
          {shown === 0 ? (
            <>
              <p className="review-prompt">
                <span>{words.think}</span>
                <Link href={practiceHref(ask.cardId)} prefetch={false} className="action" {...keyed('a')}>
                  {words.practise} <Hint k="a" />
                </Link>
              </p>
              <button type="button" className="button" onClick={() => setShown(1)} {...keyed('Space Enter')}>
                {words.reveal} <Hint k="Space" />
              </button>
            </>
          ) : (
            <>
              <p className="review-prompt">
                <span>{isPending ? words.saving : words.rate}</span>
                {next && (
                  <button type="button" className="action" onClick={() => setShown(shown + 1)} {...keyed('Space')}>
                    {words.revealNext.replace('{stage}', next.name)} <Hint k="Space" />
                  </button>
                )}
              </p>
              <form action={rate} className="ratings">
                <input type="hidden" name="cardId" value={ask.cardId} />
                <input type="hidden" name={ask.expected.field} value={ask.expected.count} />
                {goOn && <input type="hidden" name="goOn" value="1" />}
                {ratings.map(({ rating, key, name, interval, full }) => (
                  <button
                    key={rating}
                    type="submit"
                    name="rating"
                    value={rating}
                    title={full}
                    disabled={isPending}
                    {...keyed(key)}
                  >
                    <span className="rating-name">{name}</span>
                    {interval !== null && <span className="rating-interval">{interval}</span>}
                    <Hint k={key} />
                  </button>
                ))}
              </form>
            </>
          )}
          <form action={submit} className="review-aside">
            <input type="hidden" name="cardId" value={ask.cardId} />
            {goOnAside && <input type="hidden" name="goOn" value="1" />}
            {ask.asides.map(({ kind, key, name }) => (
              <button
                key={kind}
                type="submit"
                name="kind"
                value={kind}
                className="action"
                disabled={isPending}
                {...keyed(key)}
              >
                {name} <Hint k={key} />
              </button>
            ))}
          </form>
        </div>
      )}
    </>
  )
}
