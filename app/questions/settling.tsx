'use client'

import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import type { CardId } from '#core/card/card.ts'
import { useSaid } from '../_ui/use-said.ts'
import { settle } from './actions.ts'

type Words = Readonly<Record<'undo' | 'saving' | 'unreachable', string>>

const Sending = createContext<Pick<ReturnType<typeof useSaid>, 'form' | 'isPending'> | null>(null)

/** Around the list: says what became of the question settled last, and takes it back. */
export function Settling({ words, children }: { words: Words; children: ReactNode }) {
  const { said, isSent, isPending, form } = useSaid(settle, words.unreachable)
  const status = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed may be gone with its row.
    if (isSent && document.activeElement === document.body) status.current?.focus({ preventScroll: true })
  }, [said, isSent])
  return (
    <Sending value={{ form, isPending }}>
      {children}
      <div className="schedule-said promoted">
        <div role="status" ref={status} tabIndex={-1} className={said?.ok === false && !isPending ? 'text-bad' : ''}>
          {isPending ? words.saving : said?.text}
        </div>
        {said?.undo && !isPending && (
          <form {...form}>
            <input type="hidden" name="undo" value={said.undo} />
            <button type="submit" className="action">
              {words.undo}
            </button>
          </form>
        )}
      </div>
    </Sending>
  )
}

type Props = {
  askings: readonly { readonly parentId: CardId; readonly question: string }[]
  /** The card to link to. Null: the question becomes one. */
  cardId: CardId | null
  /** `action`: what the button does. `label`: the same, with the question it does it to. */
  words: { readonly action: string; readonly label: string }
}

/** Settles the question beside it. Shown within `Settling` only. */
export function SettleButton({ askings, cardId, words }: Props) {
  const sending = useContext(Sending)
  if (sending === null) return null
  return (
    <form {...sending.form}>
      {askings.map(({ parentId, question }, i) => (
        <span key={i} hidden>
          <input type="hidden" name="parentId" value={parentId} />
          <input type="hidden" name="question" value={question} />
        </span>
      ))}
      {cardId && <input type="hidden" name="cardId" value={cardId} />}
      <button type="submit" className="promote" disabled={sending.isPending} aria-label={words.label}>
        {words.action}
      </button>
    </form>
  )
}
