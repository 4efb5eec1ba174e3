'use client'

import { type ChangeEvent, useEffect, useState } from 'react'
import { chosenFiles, droppedFiles, type Picked } from './collect.ts'

export type DropWords = Readonly<Record<'dropHere' | 'takes' | 'pickFiles' | 'pickFolder', string>>

type Props = {
  words: DropWords
  endings: readonly string[]
  onPicked: (picked: readonly Picked[]) => void
}

/** Where files are dropped, anywhere on the page, or chosen. */
export function Drop({ words, endings, onPicked }: Props) {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) setIsOver(true)
    }
    const leave = (event: DragEvent): void => {
      // Not from one element of the page to another.
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return
      setIsOver(false)
      droppedFiles(event.dataTransfer).then(onPicked).catch(reportError)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onPicked])
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
