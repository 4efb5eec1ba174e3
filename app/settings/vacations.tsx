'use client'

import { useId, useRef, useState } from 'react'

type Vacation = { readonly from: string; readonly to: string }
type Words = Readonly<Record<'from' | 'to' | 'add' | 'remove', string>>

/** Times off, a row each. A row left empty is none. */
export function Vacations({ saved, words }: { saved: readonly Vacation[]; words: Words }) {
  const [rows, setRows] = useState(() => saved.map((vacation, id) => ({ id, ...vacation })))
  const next = useRef(saved.length)
  const added = useRef<number | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const base = useId()
  return (
    <div className="vacations">
      {rows.length > 0 && (
        <ul>
          {rows.map(({ id, from, to }, i) => (
            <li key={id} aria-label={`${i + 1}`}>
              <span>
                {' '}
                <label htmlFor={`${base}-from-${id}`}>{words.from}</label>
                <input
                  id={`${base}-from-${id}`}
                  ref={(input) => {
                    if (input && added.current === id) {
                      added.current = null
                      input.focus()
                    }
                  }}
                  name="vacationFrom"
                  type="date"
                  className="field"
                  defaultValue={from}
                />
              </span>
              <span>
                {' '}
                <label htmlFor={`${base}-to-${id}`}>{words.to}</label>
                <input id={`${base}-to-${id}`} name="vacationTo" type="date" className="field" defaultValue={to} />
              </span>{' '}
              <button
                type="button"
                className="action"
                aria-label={`${words.remove} ${i + 1}`}
                onClick={({ currentTarget }) => {
                  touch(currentTarget)
                  setRows(rows.filter((row) => row.id !== id))
                  addButton.current?.focus()
                }}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <button
        ref={addButton}
        type="button"
        className="button button-quiet"
        onClick={({ currentTarget }) => {
          touch(currentTarget)
          added.current = next.current
          setRows([...rows, { id: next.current++, from: '', to: '' }])
        }}
      >
        {words.add}
      </button>
    </div>
  )
}

/** Tells the form that something in it has changed. */
const touch = (element: Element): boolean => element.dispatchEvent(new Event('input', { bubbles: true }))
