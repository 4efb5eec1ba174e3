'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { findHref, MAX_TYPED } from '../_ui/links.ts'

type Props = { typed: string; label: string; button: string }

/** What is looked for. Without script a plain form; with it results follow what is typed. */
export function Field({ typed, label, button }: Props) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const frame = useRef(0)
  // A filter that was pressed, or the way back: the field says what the page shows, unless something is being typed.
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = typed
  }, [typed])
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const follow = () => {
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => {
      router.replace(findHref(input.current?.value ?? ''), { scroll: false })
    })
  }
  return (
    <form method="get" action="/search" role="search" className="search-form">
      <label htmlFor="q" className="sr-only">
        {label}
      </label>
      <input
        ref={input}
        id="q"
        name="q"
        type="search"
        className="field"
        placeholder={label}
        defaultValue={typed}
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_TYPED}
        onInput={follow}
      />
      <button type="submit" className="button button-quiet">
        {button}
      </button>
    </form>
  )
}
