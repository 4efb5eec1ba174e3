'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { fill } from '../_ui/fill.ts'
import { Hint, keyed } from '../_ui/kbd.tsx'
import { type Action, press } from '../_ui/key-targets.ts'
import { MAX_TYPED } from '../_ui/links.ts'
import { startEngine } from './engine.ts'
import { List, optionId } from './list.tsx'
import type { Names, Words } from './names.ts'
import { recentCards } from './recent.ts'
import type { Row } from './row.ts'
import { rowsFor } from './rows.ts'
import { stepOf } from './step.ts'

/** One for all times it is opened: the index stays, and is brought up to date each time. */
const engine = startEngine()

type Props = { names: Names; actions: readonly Action[]; onClose: () => void }

/** Finds cards, pages and what can be done, by typing. */
export function Palette({ names, actions, onClose }: Props) {
  const { words } = names
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const isComposing = useRef(false)
  const [recent] = useState(recentCards)
  const [{ typed, at }, set] = useState({ typed: '', at: 0 })
  /** Enter was pressed after this text, before there was an answer: the best of it is meant. */
  const eagerFor = useRef<string | null>(null)
  const found = useSyncExternalStore(engine.subscribe, engine.found)
  const rows = useMemo(() => rowsFor(typed, { actions, recent, names }, found), [typed, actions, recent, names, found])
  const here = Math.min(at, rows.length - 1)
  const active = rows[here]
  const isAnswered = isOfNames(typed) || found.typed === typed

  useEffect(() => {
    dialog.current?.showModal()
    engine.ask('')
    engine.refresh()
  }, [])

  const act = (row: Row, isApart: boolean) => {
    const { deed } = row
    if (isApart && deed.tab !== null) return void window.open(deed.tab, '_blank', 'noopener')
    dialog.current?.close()
    if (deed.kind === 'go') router.push(deed.href)
    else press(deed.key)
  }
  useEffect(() => {
    if (eagerFor.current !== typed || !isAnswered || !active) return
    eagerFor.current = null
    act(active, false)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    // Such a press belongs to the input method; 229 is Safari’s last one.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const next = stepOf(event.key, here, rows.length)
    if (event.key !== 'Enter' && next === null) return
    event.preventDefault()
    if (next !== null) set({ typed, at: next })
    else if (active && (isAnswered || isNamed(active))) act(active, event.ctrlKey || event.metaKey)
    else eagerFor.current = typed
  }
  const count = rows.filter(({ group }) => group !== 'more').length
  const isSeen = typed !== '' && (found.isAway || count === 0)
  const said = typed === '' ? '' : saying(found.isAway, isAnswered, count, words)
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={words.title}
      onClose={onClose}
      onCancel={(event) => isComposing.current && event.preventDefault()}
      // A press beside it closes it.
      closedby="any"
    >
      <div className="palette-head">
        <input
          // Of a search field Escape would only empty it.
          type="text"
          inputMode="search"
          className="palette-field"
          role="combobox"
          aria-label={words.type}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={active && optionId(here)}
          placeholder={words.type}
          maxLength={MAX_TYPED}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          // The dialog is there to be typed into.
          autoFocus
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            set({ typed: value, at: 0 })
            engine.ask(isOfNames(value) ? '' : value)
          }}
          onKeyDown={onKeyDown}
          onCompositionStart={() => (isComposing.current = true)}
          onCompositionEnd={() => (isComposing.current = false)}
        />
        <button
          type="button"
          className="palette-close"
          onClick={() => dialog.current?.close()}
          {...keyed('mod-k')}
          data-key-label={words.close}
        >
          <span className="sr-only">{words.close}</span>
          <Hint k="Escape" />
          <span aria-hidden="true" className="palette-cross">
            ×
          </span>
        </button>
      </div>
      <List rows={rows} at={here} words={words} onPoint={(to) => set({ typed, at: to })} onAct={act} />
      <p role="status" className={isSeen ? 'palette-said' : 'sr-only'} data-away={found.isAway}>
        {said}
      </p>
      <p className="palette-foot">
        {words.filters}{' '}
        <Link href="/guide/search" prefetch={false} onClick={() => dialog.current?.close()}>
          {words.guide}
        </Link>
      </p>
    </dialog>
  )
}

/** With this in front only names of actions and pages are looked for. */
const isOfNames = (typed: string): boolean => typed.startsWith('>') || typed.trim() === ''

const isNamed = ({ group }: Row): boolean => group === 'actions' || group === 'pages'

function saying(isAway: boolean, isAnswered: boolean, count: number, words: Words): string {
  if (isAway) return words.away
  if (!isAnswered) return words.looking
  return count === 0 ? words.nothing : fill(words.count, { count })
}
