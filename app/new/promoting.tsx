'use client'

import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import type { CardId } from '#core/card/card.ts'
import { useSaid } from '../_ui/use-said.ts'
import { promoteHere } from './actions.ts'

type Words = Readonly<Record<'promote' | 'undo' | 'saving' | 'unreachable', string>>
type Sending = Pick<ReturnType<typeof useSaid>, 'form' | 'isPending'> & { readonly words: Words }

const Promotion = createContext<Sending | null>(null)

/** Around an outline whose open questions can be made cards: says what became of the last one, and takes it back. */
export function Promoting({ words, children }: { words: Words; children: ReactNode }) {
  const { said, isSent, isPending, form } = useSaid(promoteHere, words.unreachable)
  const outline = useRef<HTMLDivElement>(null)
  const status = useRef<HTMLDivElement>(null)
  const card = said !== null && 'card' in said && typeof said.card === 'string' ? said.card : null
  useEffect(() => {
    if (!isSent) return
    // The button that was pressed is gone; the card that it made stands in its place.
    const link = card && outline.current?.querySelector<HTMLElement>(`a[href^="/q/${card}"]`)
    if (link) link.focus()
    else if (document.activeElement === document.body) status.current?.focus({ preventScroll: true })
  }, [said, isSent, card])
  return (
    <Promotion value={{ form, isPending, words }}>
      <div ref={outline}>{children}</div>
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
    </Promotion>
  )
}

type Props = {
  parentId: CardId
  question: string
  /** What the button does, with the question: there may be many of it. */
  label: string
}

/** Makes the open question beside it a card. Shown within `Promoting` only. */
export function PromoteButton({ parentId, question, label }: Props) {
  const sending = useContext(Promotion)
  if (sending === null) return null
  const { form, isPending, words } = sending
  return (
    <form {...form} className="promote-form">
      <input type="hidden" name="parentId" value={parentId} />
      <input type="hidden" name="question" value={question} />
      <button type="submit" className="promote" disabled={isPending} aria-label={label}>
        {words.promote}
      </button>
    </form>
  )
}
