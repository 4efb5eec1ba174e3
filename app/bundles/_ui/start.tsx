import type { ChangeEvent, FormEvent } from 'react'

export type StartWords = Readonly<Record<'dropHere' | 'takes' | 'pick' | 'link' | 'linkNote' | 'look', string>>

type Props = {
  words: StartWords
  isOver: boolean
  onFile: (file: File | null) => void
  onLink: (link: string) => void
}

/** Where a file is dropped or chosen, or a link pasted. */
export function Start({ words, isOver, onFile, onLink }: Props) {
  const pick = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>): void => {
    const file = input.files?.[0]
    // So that choosing the same one again is a change again.
    input.value = ''
    if (file !== undefined) onFile(file)
  }
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    onLink(String(new FormData(event.currentTarget).get('link')))
  }
  return (
    <>
      <div className="import-drop" data-over={isOver}>
        <p className="import-drop-here">{words.dropHere}</p>
        <p className="import-pick">
          <label className="button">
            {words.pick}
            <input type="file" className="sr-only" accept=".qchain,.zip,.json" onChange={pick} />
          </label>
        </p>
        <p className="import-note">{words.takes}</p>
      </div>
      <form className="bundle-link" onSubmit={send}>
        <label htmlFor="bundle-link">{words.link}</label>
        <input
          id="bundle-link"
          name="link"
          className="field"
          required
          autoComplete="off"
          spellCheck={false}
          aria-describedby="bundle-link-note"
        />
        <button type="submit" className="button button-quiet">
          {words.look}
        </button>
        <p id="bundle-link-note" className="import-note">
          {words.linkNote}
        </p>
      </form>
    </>
  )
}
