import type { Route } from 'next'
import Link from 'next/link'
import { useState } from 'react'
import { DiffText } from '../../_ui/diff-text.tsx'
import { fill } from '../../_ui/fill.ts'
import type { CardSaid, GroupSaid } from '../views.ts'
import type { LookedWords } from './looked.tsx'

type Props = {
  groups: readonly GroupSaid[]
  skipped: ReadonlySet<string>
  words: LookedWords
  onSkip: (skipped: ReadonlySet<string>) => void
}

/** The cards of a bundle by what would become of them; each unfolds, and can be left out. */
export function CardGroups({ groups, skipped, words, onSkip }: Props) {
  const toggle = (id: string): void => {
    const others = new Set(skipped)
    if (!others.delete(id)) others.add(id)
    onSkip(others)
  }
  return (
    <section className="block" aria-labelledby="cards">
      <h2 id="cards" className="block-head">
        {words.cards}
      </h2>
      {groups.map(({ standing, title, isTaken, cards }) => (
        <div key={standing} className="bundle-group" data-standing={standing}>
          <h3>{title}</h3>
          <ul>
            {cards.map((card) => (
              <li key={card.id}>
                {isTaken && (
                  <input
                    type="checkbox"
                    className="check"
                    aria-label={fill(words.take, { title: card.title })}
                    checked={!skipped.has(card.id)}
                    onChange={() => toggle(card.id)}
                  />
                )}
                <Card card={card} isSkipped={skipped.has(card.id)} words={words} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Card({ card, isSkipped, words }: { card: CardSaid; isSkipped: boolean; words: LookedWords }) {
  // Of a thousand cards only those that are looked at are written out.
  const [wasOpened, setWasOpened] = useState(false)
  const { title, lang, href, facts, parts } = card
  return (
    <details onToggle={() => setWasOpened(true)} data-skipped={isSkipped}>
      <summary>
        <span className="import-file" lang={lang}>
          {title}
        </span>
        {isSkipped && <span className="import-about">{words.skipped}</span>}
      </summary>
      {wasOpened && (
        <div className="import-more">
          <p className="facts">
            {facts.map((fact, i) =>
              i === 0 && href !== null ? (
                <Link key={fact} href={href as Route} prefetch={false}>
                  {fact}
                </Link>
              ) : (
                <span key={fact}>{fact}</span>
              ),
            )}
          </p>
          {parts.map((part) => (
            <div key={part.name} className="bundle-part">
              <h4>
                <span lang={part.lang}>{part.name}</span>
                <span className="version-kind" data-outcome={part.kind}>
                  {part.outcome}
                </span>
              </h4>
              <DiffText pieces={part.pieces} lang={lang} words={words.diff} />
            </div>
          ))}
        </div>
      )}
    </details>
  )
}
