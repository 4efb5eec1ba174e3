'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef } from 'react'
import { fill } from '../../_ui/fill.ts'
import { useFileDrop } from '../../_ui/use-file-drop.ts'
import type { ConflictWords } from './conflicts.tsx'
import { Done, type DoneWords } from './done.tsx'
import type { TroubleKind } from './http.ts'
import { fragmentIn } from './link.ts'
import { Looked, type LookedWords } from './looked.tsx'
import { Offer } from './offer.tsx'
import { Refused, type RefusedWords } from './refused.tsx'
import { Start, type StartWords } from './start.tsx'
import type { UndoWords } from './undo-form.tsx'
import { type TakeState, useTake } from './use-take.ts'

export type TakerWords = Readonly<
  Record<
    'offered' | 'offeredNote' | 'look' | 'sending' | 'looking' | 'taking' | 'progress' | 'cancel' | 'other',
    string
  >
> & {
  readonly start: StartWords
  readonly trouble: Readonly<Record<TroubleKind, string>>
  readonly refused: RefusedWords
  readonly looked: LookedWords
  readonly conflicts: ConflictWords
  readonly done: DoneWords
  readonly undo: UndoWords
}

type Props = { words: TakerWords; folders: readonly string[] }

/** Takes a file or a link, shows what is in it, and takes it in. */
export function Taker({ words, folders }: Props) {
  const router = useRouter()
  const { state, openFile, openLink, offerLink, acceptOffer, take, cancel, again } = useTake(
    useCallback(() => router.refresh(), [router]),
  )
  const isOver = useFileDrop(useCallback((data) => openFile(data.files[0] ?? null), [openFile]))
  useEffect(() => {
    const read = (): void => {
      const { hash, pathname } = window.location
      if (fragmentIn(hash) === null) return
      // So that it is neither in the history of this browser nor sent along by copying the address.
      window.history.replaceState(window.history.state, '', pathname)
      offerLink(hash)
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [offerLink])
  const status = useRef<HTMLParagraphElement>(null)
  const stage = state.at
  useEffect(() => {
    // The button that was pressed is gone; whoever pressed it is not to be sent to the top of the page.
    if (stage !== 'start' && document.activeElement === document.body) status.current?.focus({ preventScroll: true })
  }, [stage])
  const isGoing = state.at === 'looking' || state.at === 'taking'
  const isBad = 'trouble' in state && state.trouble !== null && state.trouble.kind !== 'cancelled'
  return (
    <div className="import bundles" data-over={isOver}>
      {state.at === 'start' && <Start words={words.start} isOver={isOver} onFile={openFile} onLink={openLink} />}
      <p role="status" ref={status} tabIndex={-1} className={isBad ? 'text-bad' : 'text-soft'}>
        {sayState(state, words)}
      </p>
      {isGoing && (
        <div className="import-going">
          <progress aria-label={words.progress} {...(state.sent < 1 && { value: state.sent })} />
          {state.at === 'looking' && (
            <button type="button" className="button button-quiet" onClick={cancel}>
              {words.cancel}
            </button>
          )}
        </div>
      )}
      {state.at === 'offered' && <Offer words={words} offered={state.offered} onLook={acceptOffer} onCancel={cancel} />}
      {state.at === 'refused' && (
        <Refused words={words.refused} other={words.other} fault={state.fault} onOther={again} />
      )}
      {state.at === 'looked' && (
        <Looked
          key={state.looked.sha256}
          words={words}
          said={state.looked.said}
          folders={folders}
          onTake={(choices) => take(state, choices)}
          onCancel={cancel}
        />
      )}
      {state.at === 'done' && <Done words={words.done} undo={words.undo} taken={state.taken} onAnother={again} />}
    </div>
  )
}

function sayState(state: TakeState, words: TakerWords): string {
  if (state.at === 'taking') return words.taking
  if (state.at === 'looking') {
    return state.sent < 1 ? fill(words.sending, { percent: Math.floor(state.sent * 100) }) : words.looking
  }
  if (!('trouble' in state) || state.trouble === null) return ''
  return fill(words.trouble[state.trouble.kind], { path: state.trouble.path })
}
