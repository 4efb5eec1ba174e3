'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, startTransition, useActionState } from 'react'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { isOffline } from '../../_ui/offline.ts'
import { startAction } from './actions.ts'

type Props = {
  words: Readonly<Record<'start' | 'starting' | 'unsent', string>>
  /** The main action of the page. If not, an unfinished run is. */
  isMain: boolean
  children: ReactNode
}

/** Begins a run with what the fields say, and goes to its first question. */
export function StartForm({ words, isMain, children }: Props) {
  const router = useRouter()
  const [failed, send, isPending] = useActionState(async (_: string | null, form: FormData) => {
    try {
      const started = await startAction(form)
      if (!started.ok) return started.text
      router.push(started.href)
      return null
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      return words.unsent
    }
  }, null)
  return (
    <form
      onSubmit={(event) => {
        // Not as the form's action: React would empty the fields after it, failed or not.
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        startTransition(() => send(form))
      }}
    >
      {children}
      <p className="start">
        <button
          type="submit"
          className={isMain ? 'button' : 'button button-quiet'}
          disabled={isPending}
          {...keyed(isMain ? 'Enter' : 's')}
        >
          {words.start} <Hint k={isMain ? 'Enter' : 's'} />
        </button>
        <span role="status" className={failed !== null && !isPending ? 'text-bad' : 'text-soft'}>
          {isPending ? words.starting : failed}
        </span>
      </p>
    </form>
  )
}
