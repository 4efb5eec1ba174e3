'use client'

import { NoteList } from './note-list.tsx'
import type { Preview } from './http.ts'
import { SumFacts } from './sum-facts.tsx'

export type ChosenWords = Readonly<
  Record<'preview' | 'folder' | 'folderOfNote' | 'folderNote' | 'useFolder' | 'bring', string>
>

type Props = {
  words: ChosenWords
  cancel: string
  trouble: string | null
  preview: Preview
  /** Empty: that of each note. */
  folder: string
  folders: readonly string[]
  onFolder: (folder: string) => void
  onBring: () => void
  onCancel: () => void
}

/** What the notes would become, into which folder, and whether they are to be brought in. */
export function Chosen({ words, cancel, trouble, preview, folder, folders, onFolder, onBring, onCancel }: Props) {
  return (
    <section className="import-preview" aria-labelledby="preview">
      <h2 id="preview" className="block-head">
        {words.preview}
      </h2>
      <SumFacts facts={preview.sum} />
      <form
        className="import-folder"
        onSubmit={(event) => {
          event.preventDefault()
          onFolder(String(new FormData(event.currentTarget).get('folder')))
        }}
      >
        <label htmlFor="import-folder">{words.folder}</label>
        <input
          id="import-folder"
          name="folder"
          className="field"
          list="import-folders"
          defaultValue={folder}
          placeholder={words.folderOfNote}
          maxLength={60}
          aria-describedby="import-folder-note"
        />
        <datalist id="import-folders">
          {folders.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
        <button type="submit" className="button button-quiet">
          {words.useFolder}
        </button>
        <p id="import-folder-note" className={trouble === null ? 'import-note' : 'text-bad'}>
          {trouble ?? words.folderNote}
        </p>
      </form>
      <p className="import-act">
        <button type="button" className="button" onClick={onBring}>
          {words.bring}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {cancel}
        </button>
      </p>
      <NoteList notes={preview.notes} />
    </section>
  )
}
