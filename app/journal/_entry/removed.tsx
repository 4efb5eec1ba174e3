import { useEffect, useRef, useState } from 'react'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import type { Written } from './given.ts'
import { sendEntry } from './wire.ts'
import type { Words } from './words.ts'

type Props = {
  /** As it was. */
  entry: Written
  /** The version that took it away. */
  version: number
  words: Words
  onBack: () => void
}

/** In the place of an entry that was taken away: a way to have it back. */
export function Removed({ entry, version, words, onBack }: Props) {
  const [hasFailed, setFailed] = useState(false)
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => undo.current?.focus(), [])
  const putBack = async (): Promise<void> => {
    const { id, text, cardId } = entry
    const reply = await sendEntry(entry, { known: { id, version, text: '', cardId }, sent: null, text, cardId }, text)
    if (reply.kind === 'ok') onBack()
    else setFailed(true)
  }
  return (
    <div className="entry entry-removed">
      <p role="status">{hasFailed ? words.trouble.refused : words.removed}</p>
      <button
        ref={undo}
        type="button"
        className="action"
        onClick={() => void putBack().catch(reportError)}
        {...keyed('u')}
      >
        {words.undo} <Hint k="u" />
      </button>
    </div>
  )
}
