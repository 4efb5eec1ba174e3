'use client'

import { type FormEvent, type KeyboardEvent, type RefObject, useActionState, useEffect, useRef, useState } from 'react'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { writePlainly } from './actions.ts'
import { CardField } from './card-field.tsx'
import { Choosing } from './choosing.tsx'
import type { BoundCard, Manner, Written } from './given.ts'
import type { Draft } from './kept.ts'
import type { Saver } from './saver.ts'
import { Status } from './status.tsx'
import { useSaver } from './use-saver.ts'

type Props = {
  entry: Written
  manner: Manner
  /** Whether somebody may be writing in it. */
  isActive: boolean
  leftover: Draft | null
  field: RefObject<HTMLTextAreaElement | null>
  /** Whoever wrote is done, and it is saved. */
  onDone: () => void
  onRemove?: (saver: Saver) => void
}

/** Where an entry is written. It saves by itself; without script, by its button. */
export function EntryForm({ entry, manner, isActive, leftover, field, onDone, onRemove }: Props) {
  const { words } = manner
  const [said, act] = useActionState(writePlainly, null)
  const { saver, shown } = useSaver(entry, field, isActive, leftover)
  const [card, setCard] = useState<BoundCard | null>(entry.card)
  const fields = {
    id: entry.id,
    base: said?.version ?? entry.version ?? '',
    kind: entry.kind,
    day: entry.day,
    // One whose file is gone stays bound to it.
    cardId: card?.id ?? (entry.card === null ? entry.cardId : null) ?? '',
  }
  const isWanted = useRef(false)
  const finish = (by: Saver): void => void by.save().then((isSaved) => isSaved && onDone(), reportError)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const isRemoval =
      event.nativeEvent instanceof SubmitEvent && event.nativeEvent.submitter?.getAttribute('name') === 'remove'
    if (isRemoval && !saver) return
    event.preventDefault()
    if (!saver) isWanted.current = true
    else if (isRemoval) onRemove?.(saver)
    else finish(saver)
  }
  useEffect(() => {
    // Who was done before the script was ready.
    if (saver && isWanted.current) finish(saver)
    isWanted.current = false
    // oxlint-disable-next-line react/exhaustive-deps
  }, [saver])
  return (
    <form action={act} onSubmit={submit} className="entry-form">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Words
        entry={entry}
        text={said?.text ?? leftover?.text ?? entry.text}
        field={field}
        manner={manner}
        saver={saver}
      />
      {shown?.clash && saver && <Choosing clash={shown.clash} words={words.clash} onChoose={saver.choose} />}
      <div className="entry-act">
        <button type="submit" className="button button-quiet" {...keyed('mod-Enter')}>
          {words.done} <Hint k="mod-Enter" />
        </button>
        <CardField
          card={card}
          words={words}
          onChoose={(chosen) => {
            setCard(chosen)
            saver?.bind(chosen?.id ?? null)
          }}
        />
        {onRemove && (
          <button type="submit" name="remove" value="1" className="entry-quiet">
            {words.remove}
          </button>
        )}
        <Status shown={shown} said={said} manner={manner} />
      </div>
      {said !== null && said.theirs !== null && (
        <section aria-label={words.now}>
          <p className="head">{words.now}</p>
          <pre className="entry-side" tabIndex={0}>
            {said.theirs}
          </pre>
        </section>
      )}
    </form>
  )
}

type WordsProps = Pick<Props, 'entry' | 'field' | 'manner'> & { text: string; saver: Saver | null }

function Words({ entry, text, field, manner: { words }, saver }: WordsProps) {
  useEffect(() => {
    if (field.current) grow(field.current)
  }, [field, saver])
  return (
    <textarea
      ref={field}
      id={`write-${entry.id}`}
      name="text"
      aria-label={words.text}
      placeholder={words.placeholder}
      defaultValue={text}
      rows={3}
      onInput={({ currentTarget, nativeEvent }) => {
        grow(currentTarget)
        if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) saver?.type(currentTarget.value)
      }}
      onCompositionStart={({ currentTarget }) => currentTarget.toggleAttribute('data-composing', true)}
      onCompositionEnd={({ currentTarget }) => {
        currentTarget.toggleAttribute('data-composing', false)
        saver?.type(currentTarget.value)
      }}
      onBlur={() => void saver?.save().catch(reportError)}
      onKeyDown={finishOnKey}
    />
  )
}

/** As high as what it holds, where the browser does not see to it. */
function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}

/** Ctrl Enter is the button; Escape leaves the field, so that the keys of the page are at hand. Neither in a composition. */
function finishOnKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { isComposing, keyCode } = event.nativeEvent
  if (isComposing || keyCode === 229) return
  if (event.key === 'Escape') event.currentTarget.blur()
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
