'use client'

import { useFormStatus } from 'react-dom'

/** Sends its form, once at a time, and says that it is at it: copying a large library takes a while. */
export function NowButton({ words }: { words: Readonly<Record<'now' | 'going', string>> }) {
  const { pending } = useFormStatus()
  return (
    <>
      <button type="submit" className="button button-quiet" aria-disabled={pending}>
        {words.now}
      </button>
      <span role="status" className="text-soft">
        {pending ? words.going : ''}
      </span>
    </>
  )
}
