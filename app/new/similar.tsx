'use client'

import Link from 'next/link'
import type { LikeOpen, LikeQuestions } from '#core/study/questions.ts'
import { Dot } from '../_ui/dot.tsx'
import { fill } from '../_ui/fill.ts'
import { cardHref } from '../_ui/links.ts'
import { markOf } from '../_ui/memory.ts'
import { useGoing } from '../_ui/use-going.ts'
import { promoteAndGo } from './actions.ts'
import type { Words } from './given.ts'

type Props = { like: LikeQuestions; words: Words; onLeave: () => void }

/** What was asked before and is like what is being typed: cards to look at, and open questions to make cards of. */
export function Similar({ like: { cards, open }, words, onLeave }: Props) {
  const { failed, isPending, form } = useGoing(promoteAndGo, words.unreachable)
  const count = cards.length + open.length
  return (
    <section className="new-like" aria-labelledby="new-like" data-empty={count === 0 && failed === null}>
      <h2 id="new-like" className="head">
        {words.like}
      </h2>
      <ul className="rows">
        {cards.map((card) => {
          const mark = markOf(card.standing)
          return (
            <li key={card.id} className="row">
              <Dot mark={mark} label={words.memory[mark]} />
              <span>
                <Link href={cardHref(card)} prefetch={false} lang={card.lang} className="row-title" onClick={onLeave}>
                  {card.title}
                </Link>
                {card.archived && <span className="text-soft"> {words.archived}</span>}
              </span>
            </li>
          )
        })}
        {open.map((one) => (
          <li key={`${one.parentId} ${one.text}`} className="row">
            <Dot mark="open" label={words.memory.open} />
            <form {...form} className="new-open">
              <OpenQuestion one={one} words={words} onLeave={onLeave} />
              <button
                type="submit"
                className="promote"
                disabled={isPending}
                aria-label={fill(words.promoteThis, { question: one.text })}
              >
                {words.promote}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p role="status" className="text-bad">
        {!isPending && failed?.text}
      </p>
      <p role="status" className="sr-only">
        {count > 0 && words.like}
      </p>
    </section>
  )
}

function OpenQuestion({ one, words, onLeave }: { one: LikeOpen; words: Words; onLeave: () => void }) {
  return (
    <span>
      <input type="hidden" name="parentId" value={one.parentId} />
      <input type="hidden" name="question" value={one.text} />
      <span lang={one.lang}>{one.text}</span>
      <span className="new-from">
        {words.openOf}{' '}
        <Link
          href={cardHref({ id: one.parentId, title: one.parentTitle })}
          prefetch={false}
          lang={one.lang}
          onClick={onLeave}
        >
          {one.parentTitle}
        </Link>
      </span>
    </span>
  )
}
