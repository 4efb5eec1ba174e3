'use client'

import { Fragment, useEffect, useRef, useState } from 'react'
import { keyName } from './kbd.tsx'
import { type Action, actionsOnPage, isLeftToTheElement, press } from './key-targets.ts'
import { pressed, pressName } from './keyboard.ts'

type Words = Readonly<Record<'title' | 'open' | 'close' | 'here' | 'anywhere' | 'then', string>>

/** The one listener for keys, and the list of them. */
export function Keys({ words }: { words: Words }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [rows, setRows] = useState<readonly Action[]>([])
  useEffect(listen, [])

  const open = () => {
    setRows(actionsOnPage())
    dialog.current?.showModal()
  }
  return (
    <>
      <button
        type="button"
        className="button-keys finger:hidden"
        onClick={open}
        aria-label={words.open}
        aria-keyshortcuts="?"
        data-key="?"
      >
        <kbd aria-hidden="true">?</kbd>
      </button>
      <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
        <div className="flex items-baseline justify-between gap-6">
          <h2 id="keys-title" className="font-semibold">
            {words.title}
          </h2>
          <button
            type="button"
            className="text-sm text-soft hover:text-ink"
            onClick={() => dialog.current?.close()}
            data-key="?"
          >
            {words.close} <kbd aria-hidden="true">Esc</kbd>
          </button>
        </div>
        <List title={words.here} rows={rows.filter((row) => !row.isShell)} then={words.then} />
        <List title={words.anywhere} rows={rows.filter((row) => row.isShell)} then={words.then} />
      </dialog>
    </>
  )
}

function List({ title, rows, then }: { title: string; rows: readonly Action[]; then: string }) {
  if (rows.length === 0) return null
  return (
    <>
      <h3 className="head mt-5">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-10 gap-y-1.5 text-sm">
        {rows.map(({ keys, label }) => (
          <Fragment key={keys.join(' ')}>
            <dt className="text-soft">{label}</dt>
            <dd className="flex justify-end gap-1.5">
              {keys.map((key) => (
                <KeySequence key={key} keys={key} then={then} />
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  )
}

function KeySequence({ keys, then }: { keys: string; then: string }) {
  const [first = '', second] = keys.startsWith('mod-') ? [keys] : keys.split('-')
  return (
    <span>
      <kbd>{keyName(first)}</kbd>
      {second && (
        <>
          {' '}
          <span className="sr-only">{then}</span> <kbd>{keyName(second)}</kbd>
        </>
      )}
    </span>
  )
}

function listen(): () => void {
  let previous: { key: string; atMs: number } | null = null
  const onKeyDown = (event: KeyboardEvent) => {
    const key = pressName(event)
    if (key === null || event.repeat || event.defaultPrevented || isLeftToTheElement(event.target, key)) return
    const done = pressed(previous, key, event.timeStamp).some((name) => press(name))
    previous = done ? null : { key, atMs: event.timeStamp }
    if (done) event.preventDefault()
  }
  document.addEventListener('keydown', onKeyDown)
  // Keys pressed before this line went nowhere; whoever drives the page by program can wait for it.
  document.documentElement.dataset['keys'] = 'ready'
  return () => document.removeEventListener('keydown', onKeyDown)
}
