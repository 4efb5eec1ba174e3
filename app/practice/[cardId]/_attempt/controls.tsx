import type { RefObject } from 'react'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import type { Engine, Shown } from './engine.ts'
import { Key } from './key.tsx'
import type { SettingsHere } from './use-settings.ts'
import type { Given } from './views.ts'

type Props = {
  given: Given
  settings: SettingsHere
  engine: Engine
  shown: Shown
  main: RefObject<HTMLButtonElement | null>
  togglePause: () => void
  /** After anything else than the main action: back to where the answer is given. */
  refocus: () => void
}

/** What can be done while the clock runs; the one thing most often done is large, for a thumb as for an eye. */
export function Controls({ given: { words }, settings, engine, shown, main, togglePause, refocus }: Props) {
  const { plan, way } = shown.session.draft
  const { phase, isPaused, sentences, pauses } = shown.now
  const isTyped = way === 'typed'
  const isLast = sentences.length === plan.sentences.length
  const isSpace = !isTyped && phase === 'answer'
  const mainKey = isPaused ? keyed('Escape Space Enter') : isSpace ? keyed('Space Enter') : keyed('Enter')
  const mainWord =
    phase === 'think' ? words.think.go : isTyped ? (isLast ? words.answer.last : words.answer.next) : words.answer.said
  const { isMuted } = settings.chosen
  // Of somebody who types, a letter that missed its field must not end the answer.
  const finishKey = isTyped ? {} : keyed('f')
  const act = (what: () => void) => () => {
    what()
    refocus()
  }
  return (
    <div className="minute-actions" data-way={way}>
      {isPaused && (
        <p className="minute-paused">
          {pauses.at(-1)?.cause === 'interrupted' ? words.answer.interrupted : words.answer.pausedNote}
        </p>
      )}
      <button
        ref={main}
        type="button"
        className="button minute-main"
        onClick={isPaused ? act(togglePause) : () => engine.happen('mark')}
        {...mainKey}
      >
        {isPaused ? words.answer.resume : mainWord}{' '}
        {isPaused ? <Key>Esc</Key> : <Hint k={isSpace ? 'Space' : 'Enter'} />}
      </button>
      <div className="minute-side">
        {!isPaused && (
          <button type="button" className="minute-plain" onClick={act(togglePause)} {...keyed('Escape')}>
            {words.answer.pause} <Key>Esc</Key>
          </button>
        )}
        {phase === 'answer' && (
          <button type="button" className="minute-plain" onClick={() => engine.happen('finish')} {...finishKey}>
            {words.answer.finish} {isTyped ? <Key>Ctrl ⏎</Key> : <Hint k="f" />}
          </button>
        )}
        {plan.pace !== 'untimed' && (
          <button
            type="button"
            className="minute-plain"
            onClick={act(() => settings.choose({ isMuted: !isMuted }))}
            {...keyed('m')}
          >
            {isMuted ? words.answer.unmute : words.answer.mute} {!isTyped && <Hint k="m" />}
          </button>
        )}
      </div>
    </div>
  )
}
