'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { fill } from '../../_ui/fill.ts'
import { Chosen, type ChosenWords } from './chosen.tsx'
import { sorted } from './collect.ts'
import { Drop, type DropWords } from './drop.tsx'
import type { Trouble } from './http.ts'
import { LeftOutList } from './left-out.tsx'
import { type ImportState, type LeftOut, useImport } from './use-import.ts'

export type ImporterWords = {
  readonly drop: DropWords
  readonly chosen: ChosenWords
  readonly progress: string
  readonly cancel: string
  readonly cancelled: string
  readonly nothing: string
  readonly going: Readonly<Record<'uploading' | 'reading' | 'bringing', string>>
  readonly trouble: Readonly<Record<Trouble, string>>
  readonly leftOut: string
  readonly leftOutWhy: Readonly<Record<LeftOut['why'], string>>
}

type Props = {
  readonly words: ImporterWords
  /** What files that are taken end with. */
  readonly endings: readonly string[]
  /** Folders that there are already. */
  readonly folders: readonly string[]
}

/** Takes notes that are dropped or chosen, shows what they would become, and brings them in. */
export function Importer({ words, endings, folders }: Props) {
  const router = useRouter()
  const { state, leftOut, start, chooseFolder, bringIn, cancel } = useImport((id) => {
    router.push(`/import?done=${id}` as Route)
  })
  useEffect(() => {
    // Files would be opened in the place of this page.
    const ignore = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    window.addEventListener('dragover', ignore)
    window.addEventListener('drop', ignore)
    return () => {
      window.removeEventListener('dragover', ignore)
      window.removeEventListener('drop', ignore)
    }
  }, [])
  const status = useRef<HTMLParagraphElement>(null)
  const stage = state.at
  useEffect(() => {
    // The button that was pressed is gone; whoever pressed it is not to be sent to the top of the page.
    if (stage !== 'start' && document.activeElement === document.body) status.current?.focus({ preventScroll: true })
  }, [stage])
  const isGoing = state.at === 'uploading' || state.at === 'reading' || state.at === 'bringing'
  const isBad = state.at === 'start' && state.outcome !== null && state.outcome !== 'cancelled'
  return (
    <div className="import">
      {state.at === 'start' && (
        <Drop words={words.drop} endings={endings} onPicked={(picked) => start(sorted(picked, endings))} />
      )}
      <p role="status" ref={status} tabIndex={-1} className={isBad ? 'text-bad' : 'text-soft'}>
        {sayState(state, words)}
      </p>
      {isGoing && (
        <div className="import-going">
          <progress aria-label={words.progress} max={Math.max(state.of, 1)} value={state.done} />
          {state.at !== 'bringing' && (
            <button type="button" className="button button-quiet" onClick={cancel}>
              {words.cancel}
            </button>
          )}
        </div>
      )}
      {state.at === 'preview' && (
        <Chosen
          words={words.chosen}
          cancel={words.cancel}
          trouble={state.trouble === null ? null : words.trouble[state.trouble]}
          preview={state}
          folder={state.folder}
          folders={folders}
          onFolder={chooseFolder}
          onBring={bringIn}
          onCancel={cancel}
        />
      )}
      <LeftOutList title={words.leftOut} why={words.leftOutWhy} files={leftOut} />
    </div>
  )
}

function sayState(state: ImportState, words: ImporterWords): string {
  if (state.at === 'preview') return ''
  if (state.at !== 'start') return fill(words.going[state.at], { done: state.done, of: state.of })
  const { outcome } = state
  if (outcome === null) return ''
  if (outcome === 'cancelled' || outcome === 'nothing') return words[outcome]
  return words.trouble[outcome]
}
