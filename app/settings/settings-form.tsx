'use client'

import { type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { isOffline } from '../_ui/offline.ts'

export type Saved = { readonly ok: boolean; readonly text: string }

type Props = {
  save: (form: FormData) => Promise<Saved>
  words: Readonly<Record<'save' | 'saving' | 'unsent', string>>
  children: ReactNode
}

/** Sends the fields and says what became of them. What was entered stays, whatever happens. */
export function SettingsForm({ save, words, children }: Props) {
  const [isTouched, setIsTouched] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // Not React's own events: a row that is added or removed says so with an event of the browser.
    const touch = () => setIsTouched(true)
    form.current?.addEventListener('input', touch)
  }, [])
  const [saved, send, isPending] = useActionState(async (_: Saved | null, fields: FormData): Promise<Saved> => {
    try {
      const result = await save(fields)
      setIsTouched(false)
      return result
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      return { ok: false, text: words.unsent }
    }
  }, null)
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        // Not as the form's action: React would empty the fields after it, failed or not.
        event.preventDefault()
        const fields = new FormData(event.currentTarget)
        startTransition(() => send(fields))
      }}
    >
      {children}
      <p className="mt-5 flex items-center gap-4">
        <button type="submit" className="button" disabled={isPending}>
          {words.save}
        </button>
        <span role="status" className={saved?.ok === false ? 'text-bad' : 'text-soft'}>
          {isPending ? words.saving : saved && !(saved.ok && isTouched) ? saved.text : ''}
        </span>
      </p>
    </form>
  )
}
