'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { saveFile } from '../../../../_ui/save-file.ts'

type Props = {
  readonly root: string
  /** Where the page is without word of what went wrong before. */
  readonly here: Route
  readonly fields: Readonly<Record<string, string>>
  readonly words: Readonly<Record<'making' | 'made' | 'unreachable' | 'failed', string>>
  readonly children: ReactNode
}

/**
 * Has a chain handed out as a file. With the script it is said that the file is being made, and the page then shows what
 * went out; before it is there, and without it, the browser saves the answer by itself.
 */
export function DownloadForm({ root, here, fields, words, children }: Props) {
  const router = useRouter()
  const [state, setState] = useState<keyof Props['words'] | null>(null)
  const send = async (form: HTMLFormElement, pressed: HTMLElement | null): Promise<void> => {
    const entered = [...new FormData(form, pressed)].map(([name, value]) => [name, String(value)])
    setState('making')
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(entered) })
      if (answer.redirected) {
        // To this page, which says why nothing went out.
        setState(null)
        return router.replace(`${here}${new URL(answer.url).search}` as Route)
      }
      if (answer.ok) await saveFile(answer)
      setState(answer.ok ? 'made' : 'failed')
    } catch {
      return setState('unreachable')
    }
    router.replace(here, { scroll: false })
    router.refresh()
  }
  const onSubmit = (event: FormEvent<HTMLFormElement> & { nativeEvent: SubmitEvent }): void => {
    event.preventDefault()
    // Twice the same would be two forks.
    if (state !== 'making') void send(event.currentTarget, event.nativeEvent.submitter)
  }
  const isBad = state === 'failed' || state === 'unreachable'
  return (
    <form method="post" action={`/api/chains/${root}/bundle`} aria-busy={state === 'making'} onSubmit={onSubmit}>
      {Object.entries({ ...fields, page: '1' }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <p role="status" className={isBad ? 'share-said text-bad' : 'share-said text-soft'}>
        {state !== null && words[state]}
      </p>
    </form>
  )
}
