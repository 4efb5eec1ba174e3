import { useEffect, useRef } from 'react'
import { STAGES } from '#core/card/stages.ts'
import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { keyed } from '../../../../_ui/kbd.tsx'
import type { Part } from './parts.ts'
import type { Room } from './room.ts'
import type { Given } from './views.ts'
import { current } from './writing.ts'

/** The stages to write in; each by its number, the whole file by 0. */
export function PartList({ given, room }: { given: Given; room: Room }) {
  const { part, writing } = useSignal(room.shown)
  const { parts, words, names } = given
  const open = (one: Part) => {
    room.open(one)
    history.replaceState(null, '', `?part=${room.shown.get().part}`)
    room.focus()
  }
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const [row, shown] = [list.current?.parentElement, list.current?.querySelector('[aria-current]')]
    if (!row || !shown) return
    const [outer, inner] = [row.getBoundingClientRect(), shown.getBoundingClientRect()]
    row.scrollBy({ left: inner.left - outer.left - (outer.width - inner.width) / 2 })
  }, [part])
  return (
    <ul ref={list}>
      {parts.map((one) => {
        const number = STAGES.findIndex((stage) => stage === one) + 1
        const key = number > 0 || one === 'whole' ? String(number) : null
        const isEmpty = current(writing, one).trim() === ''
        const isChanged = writing.texts.has(one)
        return (
          <li key={one} data-empty={isEmpty}>
            <button
              type="button"
              onClick={() => open(one)}
              aria-current={one === part ? 'true' : undefined}
              {...(key === null ? {} : keyed(key))}
              data-key-label={names[one]}
            >
              <span className="number" aria-hidden="true">
                {number > 0 ? number : ''}
              </span>
              <span>{names[one]}</span>
              {isChanged && <span className="writing-mark" role="img" aria-label={words.isChanged} />}
              {isEmpty && <span className="sr-only"> ({words.isEmpty})</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
