import { useRef } from 'react'
import type { Insertion, Room } from './room.ts'
import type { Given } from './views.ts'

const SIMPLE = ['card', 'callout', 'figure', 'details', 'reference'] as const

/** What can be put in where the cursor is: for fingers, and for whoever does not know the marks. */
export function InsertMenu({ given: { words, demos }, room }: { given: Given; room: Room }) {
  const menu = useRef<HTMLDivElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const insert = (insertion: Insertion) => {
    // First this closes, and hands the focus back.
    menu.current?.hidePopover()
    room.insert(insertion)
  }
  return (
    <>
      <button type="button" className="writing-tool" popoverTarget="insert">
        {words.insert.open}
      </button>
      <div ref={menu} id="insert" popover="auto" className="sheet writing-menu" aria-label={words.insert.open}>
        <ul>
          {SIMPLE.map((kind) => (
            <li key={kind}>
              <button type="button" onClick={() => insert({ kind })}>
                {words.insert[kind]}
              </button>
            </li>
          ))}
          <li>
            <button type="button" onClick={() => files.current?.click()}>
              {words.insert.image}
            </button>
          </li>
          {demos.map(({ id, title }) => (
            <li key={id}>
              <button type="button" onClick={() => insert({ kind: 'demo', id })}>
                {words.insert.demo} <span>{title}</span>
              </button>
            </li>
          ))}
        </ul>
        <p>{words.insert.note}</p>
      </div>
      <input
        ref={files}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
        multiple
        hidden
        aria-label={words.insert.image}
        onChange={({ target }) => {
          insert({ kind: 'images', files: [...(target.files ?? [])] })
          // The same file may be chosen once more.
          target.value = ''
        }}
      />
    </>
  )
}
