'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { isOffline } from '../../../../../_ui/offline.ts'
import { saveReview, type Saved } from './actions.ts'

type Props = {
  span: string
  day: string
  /** What the writing begins from. */
  begun: Pick<Saved, 'id' | 'base' | 'text'>
  words: Readonly<Record<'text' | 'save' | 'saving' | 'unsent' | 'theirs', string>>
}

/** A review being written. Works before the script is there, and without it; with it, nothing is lost where the server is away. */
export function ReviewForm({ span, day, begun, words }: Props) {
  const [plainly, sendPlainly] = useActionState(saveReview, null)
  const [sent, send, isPending] = useActionState(async (before: Saved | null, form: FormData): Promise<Saved> => {
    try {
      return await saveReview(null, form)
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      const { id, base } = before ?? begun
      return { ok: false, said: words.unsent, text: String(form.get('text')), id, base, theirs: before?.theirs ?? null }
    }
  }, null)
  const said = sent ?? plainly
  const { id, base, text } = said ?? begun
  const [isTouched, setIsTouched] = useState(false)
  useWarning(isTouched && !isPending)
  return (
    <form
      className="back-form"
      action={sendPlainly}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        const fields = new FormData(event.currentTarget)
        setIsTouched(false)
        startTransition(() => send(fields))
      }}
    >
      <input type="hidden" name="span" value={span} />
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="base" value={base ?? ''} />
      {/* Anew where another version holds: what was written elsewhere may have come into it. */}
      <textarea
        key={base}
        name="text"
        aria-label={words.text}
        rows={20}
        defaultValue={text}
        readOnly={isPending}
        onChange={() => setIsTouched(true)}
      />
      <p className="back-act">
        <button type="submit" className="button" disabled={isPending}>
          {words.save}
        </button>
        <span role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
          {isPending ? words.saving : isTouched && said?.ok ? '' : said?.said}
        </span>
      </p>
      {said && said.theirs !== null && (
        <label className="back-aside">
          {words.theirs}
          <textarea readOnly rows={10} value={said.theirs} />
        </label>
      )}
    </form>
  )
}

/** Asks before a page is left on which something is written and not saved. */
function useWarning(isUnsaved: boolean): void {
  const unsaved = useRef(isUnsaved)
  useEffect(() => {
    unsaved.current = isUnsaved
  }, [isUnsaved])
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (unsaved.current) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [])
}
