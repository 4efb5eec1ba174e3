'use client'

import { type ChangeEvent, useCallback } from 'react'
import { useFileDrop } from '../../_ui/use-file-drop.ts'
import { chosenFiles, droppedFiles, type Picked } from './collect.ts'

export type DropWords = Readonly<Record<'dropHere' | 'takes' | 'pickFiles' | 'pickFolder', string>>

type Props = {
  words: DropWords
  endings: readonly string[]
  onPicked: (picked: readonly Picked[]) => void
}

/** Where files are dropped, anywhere on the page, or chosen. */
export function Drop({ words, endings, onPicked }: Props) {
  const isOver = useFileDrop(
    useCallback((data) => void droppedFiles(data).then(onPicked).catch(reportError), [onPicked]),
  )
  const pick = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>): void => {
    const picked = chosenFiles(input.files ?? new DataTransfer().files)
    // So that choosing the same ones again is a change again.
    input.value = ''
    if (picked.length > 0) onPicked(picked)
  }
  return (
    <div className="import-drop" data-over={isOver}>
      <p className="import-drop-here">{words.dropHere}</p>
      <p className="import-pick">
        <label className="button">
          {words.pickFiles}
          <input
            type="file"
            multiple
            className="sr-only"
            accept={endings.map((ending) => `.${ending}`).join()}
            onChange={pick}
          />
        </label>
        <label className="button button-quiet">
          {words.pickFolder}
          <input type="file" className="sr-only" ref={asFolderPicker} onChange={pick} />
        </label>
      </p>
      <p className="import-note">{words.takes}</p>
    </div>
  )
}

/** React knows no such attribute. */
const asFolderPicker = (input: HTMLInputElement | null): void => input?.setAttribute('webkitdirectory', '')
