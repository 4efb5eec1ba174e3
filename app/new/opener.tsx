'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { lazy, type MouseEvent, Suspense, useRef, useState } from 'react'
import { Hint, keyed } from '../_ui/kbd.tsx'
import { idOfParam } from '../_ui/links.ts'
import { isOffline } from '../_ui/offline.ts'
import { openForm } from './actions.ts'
import type { Given } from './given.ts'
import { newHref } from './links.ts'
import { NOTHING_LIKE } from './use-like.ts'

const NewForm = lazy(async () => ({ default: (await import('./form.tsx')).NewForm }))

type Words = Readonly<Record<'title' | 'close' | 'opening' | 'unreachable', string>>

type State = Given | 'opening' | 'unreachable' | null
const isGiven = (state: State): state is Given => state !== null && typeof state === 'object'

/** The way to a new card: over the page where one is, with the card of the page as its parent. Without script, a page of its own. */
export function NewCardOpener({ words }: { words: Words }) {
  const path = usePathname()
  // On another page it begins anew, and closed.
  return <Opener key={path} path={path} words={words} />
}

function Opener({ path, words }: { path: string; words: Words }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [given, setGiven] = useState<State>(null)
  const card = /^\/q\/([^/]+)$/.exec(path)?.[1]
  const parent = card === undefined ? null : idOfParam(card)

  const close = () => dialog.current?.close()
  const open = async () => {
    dialog.current?.showModal()
    // Closed and opened again on the same page, it holds what was typed.
    dialog.current?.querySelector('textarea')?.focus()
    if (isGiven(given)) return
    setGiven('opening')
    try {
      setGiven(await openForm(parent))
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      setGiven('unreachable')
    }
  }
  const onClick = (event: MouseEvent) => {
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (isElsewhere || path === '/new') return
    event.preventDefault()
    void open()
  }
  return (
    <>
      <Link
        href={newHref(parent === null ? {} : { parent })}
        prefetch={false}
        className="new-opener"
        title={words.title}
        onClick={onClick}
        {...keyed('+')}
      >
        <span aria-hidden="true">+</span> <span className="new-opener-label">{words.title}</span>
      </Link>
      <dialog ref={dialog} className="new-dialog" aria-labelledby="new-dialog">
        <div className="new-dialog-head">
          <h2 id="new-dialog">{words.title}</h2>
          <button type="button" className="text-sm text-soft hover:text-ink" onClick={close}>
            {words.close} <Hint k="Escape" />
          </button>
        </div>
        {isGiven(given) ? (
          <Suspense fallback={<p className="text-soft">{words.opening}</p>}>
            <NewForm given={given} asked="" like={NOTHING_LIKE} onLeave={close} />
          </Suspense>
        ) : (
          <p role="status" className="text-soft">
            {given === 'unreachable' ? words.unreachable : words.opening}
          </p>
        )}
      </dialog>
    </>
  )
}
