import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { fill } from '../../../../_ui/fill.ts'
import type { Room } from './room.ts'
import type { Given } from './views.ts'

/** Other cards that the paragraph of the cursor speaks of, each to be linked where it does. */
export function Suggestions({ given: { suggestWords: words }, room }: { given: Given; room: Room }) {
  const { part } = useSignal(room.shown)
  const { part: of, cards } = useSignal(room.suggested)
  if (of !== part || cards.length === 0) return null
  return (
    <section className="writing-links" aria-labelledby="suggested">
      <h2 id="suggested">{words.title}</h2>
      <ul>
        {cards.map((card, i) => (
          <li key={card.id}>
            <button
              type="button"
              aria-label={fill(words.linkTo, { words: card.words, title: card.title })}
              aria-keyshortcuts={i === 0 ? 'Alt+Enter' : undefined}
              // The editor keeps the cursor, and an input method its word.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => room.link(card)}
            >
              {words.link}
            </button>
            {i === 0 && (
              <kbd className="hint" aria-hidden="true">
                Alt ↵
              </kbd>
            )}
            <span lang={card.lang}>{card.title}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
