'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { StudyDay } from '#core/schedule/study-day.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { mintUuid } from '../../_ui/uuid.ts'
import { EntryForm } from './form.tsx'
import type { BoundCard, Manner } from './given.ts'
import { type Draft, leftBehind } from './kept.ts'
import { beWritten } from './being-written.ts'
import { sendLeftover } from './wire.ts'

/** `n`: counts entries. Without script each page has another id, and what became of the form is known by its key. */
type Now = { readonly n: number; readonly id: string; readonly leftover: Draft | null }

type Props = { id: string; day: StudyDay; card: BoundCard | null; manner: Manner }

/** One entry after the other. What was not saved when a page went is gone on with, or saved now. */
export function WriterForm({ id: first, day, card, manner }: Props) {
  const [{ n, id, leftover }, setNow] = useState<Now>({ n: 0, id: first, leftover: null })
  const field = useRef<HTMLTextAreaElement>(null)
  const isNext = useRef(false)
  const router = useRouter()
  const { words } = manner

  useEffect(() => {
    // Whoever came for something else on the page stays there.
    if (['', '#write'].includes(location.hash)) field.current?.focus({ preventScroll: location.hash === '' })
    takeUp(day, card?.id ?? null)
      .then((draft) => draft && setNow((now) => ({ n: now.n + 1, id: draft.id, leftover: draft })))
      .catch(reportError)
  }, [day, card])
  useEffect(() => beWritten(id), [id])
  useEffect(() => {
    // Whoever is done with one goes on with the next.
    if (isNext.current) field.current?.focus()
    isNext.current = false
  }, [n])

  return (
    <section id="write" className="entry-writer" aria-label={words.write}>
      <label className="entry-label" htmlFor={`write-${id}`} {...keyed('n')}>
        {words.write} <Hint k="n" />
      </label>
      <EntryForm
        key={n}
        entry={{ id, version: null, kind: 'note', day, text: '', cardId: card?.id ?? null, card }}
        manner={manner}
        isActive
        leftover={leftover}
        field={field}
        onDone={() => {
          if (field.current?.value.trim() === '') return
          isNext.current = true
          setNow({ n: n + 1, id: mintUuid(), leftover: null })
          router.refresh()
        }}
      />
    </section>
  )
}

/** What was begun here and not saved. What belongs to no place of this page is sent, wherever it belongs. */
async function takeUp(day: StudyDay, cardId: string | null): Promise<Draft | null> {
  const drafts = (await leftBehind()).filter(({ id }) => !document.getElementById(`entry-${id}`))
  const own = drafts.find((draft) => draft.base === null && draft.day === day && draft.cardId === cardId)
  for (const draft of drafts) if (draft !== own) await sendLeftover(draft)
  return own ?? null
}
