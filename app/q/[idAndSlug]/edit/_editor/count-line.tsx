import { useDeferredValue, useMemo } from 'react'
import { SENTENCE_MS, SENTENCES } from '#core/practice/plan.ts'
import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { fill } from '../../../../_ui/fill.ts'
import { countsOf } from './counts.ts'
import type { Room } from './room.ts'
import type { Given } from './views.ts'
import { current } from './writing.ts'

const MINUTE_S = (SENTENCES * SENTENCE_MS) / 1000

/** How much there is; of the answer also how many sentences, and how long it takes to say. */
export function CountLine({ given: { words, rate, locale }, room }: { given: Given; room: Room }) {
  const { part, writing } = useSignal(room.shown)
  const text = useDeferredValue(current(writing, part))
  const counts = useMemo(() => countsOf(text, rate), [text, rate])
  const number = (n: number) => n.toLocaleString(locale)
  const values = { hanzi: number(counts.hanzi), words: number(counts.words) }
  const amount = counts.hanzi === 0 ? words.count.words : counts.words === 0 ? words.count.text : words.count.mixed
  const seconds = Math.round(counts.speechMs / 1000)
  const isOver = seconds > MINUTE_S
  return (
    <p className="writing-counts">
      <span>{fill(amount, values)}</span>
      {part === 'answer' && (
        <>
          <span data-over={counts.sentences > SENTENCES}>
            {fill(words.count.sentences, { count: counts.sentences, of: SENTENCES })}
          </span>
          <span data-over={isOver}>
            {fill(isOver ? words.count.over : words.count.speech, { seconds: number(seconds), of: MINUTE_S })}
          </span>
        </>
      )}
    </p>
  )
}
