import type { KeyboardEvent } from 'react'
import type { Words } from './views.ts'

type Props = {
  names: readonly string[]
  chosen: string
  edited: readonly string[]
  choose: (name: string) => void
  idOf: (name: string) => string
  panelId: string
  words: Words
}

/** The files of a demo. Arrows go from one to the next, Home and End to the first and the last. */
export function Tabs({ names, chosen, edited, choose, idOf, panelId, words }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const at = names.indexOf(chosen)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key]
    const name = to === undefined ? undefined : names.at(to % names.length)
    if (name === undefined) return
    event.preventDefault()
    choose(name)
    document.getElementById(idOf(name))?.focus()
  }
  return (
    <div role="tablist" aria-label={words.files} className="demo-tabs">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={idOf(name)}
          aria-selected={name === chosen}
          aria-controls={panelId}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => choose(name)}
          onKeyDown={onKeyDown}
        >
          {name}
          {edited.includes(name) && (
            <>
              {' '}
              <span className="demo-mark" aria-hidden="true" />
              <span className="sr-only">{words.editedFile}</span>
            </>
          )}
        </button>
      ))}
    </div>
  )
}
