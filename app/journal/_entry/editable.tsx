'use client'

import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, startTransition, useEffect, useRef, useState } from 'react'
import { useSignal } from '../../practice/[cardId]/_attempt/signal.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { beingWritten } from './being-written.ts'
import { EntryForm } from './form.tsx'
import type { Manner, Written } from './given.ts'
import { type Draft, forgetHere, isKeptHere, leftBehind } from './kept.ts'
import { Removed } from './removed.tsx'

type Props = {
  entry: Written
  manner: Manner
  /** The entry as it reads. */
  children: ReactNode
}

/** An entry that turns into the field it is written in, and back. Without script it folds open. */
export function Editable({ entry, manner, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [leftover, setLeftover] = useState<Draft | null>(null)
  /** What was taken away, and the version that did it. */
  const [removed, setRemoved] = useState<number | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const edit = useRef<HTMLElement>(null)
  const wasOpen = useRef(false)
  const router = useRouter()
  const isElsewhere = useSignal(beingWritten) === entry.id
  const { words } = manner

  useEffect(() => {
    if (!isKeptHere(entry.id)) return
    leftBehind()
      .then((drafts) => {
        const own = drafts.find(({ id }) => id === entry.id)
        if (own?.text === entry.text) return forgetHere(own.key)
        setLeftover(own ?? null)
        setOpen(own !== undefined)
      })
      .catch(reportError)
    // What was not saved is looked for once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [entry.id])
  useEffect(() => {
    // Where one was when it was opened.
    if (isOpen) field.current?.focus()
    else if (wasOpen.current) edit.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  if (isElsewhere) return null
  if (removed !== null) {
    return (
      <Removed
        entry={entry}
        version={removed}
        words={words}
        onBack={() =>
          startTransition(() => {
            router.refresh()
            setRemoved(null)
          })
        }
      />
    )
  }
  const close = (): void => {
    // With the words as they are now: until they are there, the field stays.
    startTransition(() => {
      router.refresh()
      setOpen(false)
      setLeftover(null)
    })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the button beside does the same
    <article
      id={`entry-${entry.id}`}
      className="entry"
      data-key-scope=""
      onClick={(event) => isMeant(event) && setOpen(true)}
    >
      {children}
      <details className="entry-edit" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary ref={edit} className="entry-quiet" data-key-label={words.edit} {...keyed('e')}>
          {words.editShort} <Hint k="e" />
        </summary>
        <EntryForm
          key={isOpen ? `open ${leftover?.key}` : 'closed'}
          entry={entry}
          manner={manner}
          isActive={isOpen}
          leftover={leftover}
          field={field}
          onDone={close}
          onRemove={(saver) => {
            saver.type('')
            saver
              .save()
              .then(() => {
                const { known } = saver.shown.get().writing
                if (known.text !== '') return
                setRemoved(known.version)
                setOpen(false)
              })
              .catch(reportError)
          }}
        />
      </details>
    </article>
  )
}

/** The text was clicked, and neither a link in it, nor to mark some of it. */
function isMeant({ target }: MouseEvent): boolean {
  if (!(target instanceof Element) || target.closest('.entry-text') === null) return false
  return target.closest('a, button, summary, input, pre') === null && (getSelection()?.isCollapsed ?? true)
}
