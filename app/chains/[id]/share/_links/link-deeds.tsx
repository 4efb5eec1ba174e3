'use client'

import { useActionState } from 'react'
import { revoke, showNewestOf } from './actions.ts'

type Words = Readonly<Record<'showNewest' | 'revoke' | 'revokeNote' | 'revokeNow', string>>

/** What can be done about a link. Revoking takes two presses, as nothing brings it back. */
export function LinkDeeds({ id, words }: { id: string; words: Words }) {
  const [shown, show, isShowing] = useActionState(showNewestOf, null)
  const [revoked, close, isClosing] = useActionState(revoke, null)
  const said = revoked ?? shown
  return (
    <div className="share-links-deeds">
      <form action={show}>
        <input type="hidden" name="link" value={id} />
        <button type="submit" className="action" disabled={isShowing}>
          {words.showNewest}
        </button>
      </form>
      <details>
        <summary className="action">{words.revoke}</summary>
        <form action={close}>
          <p>{words.revokeNote}</p>
          <input type="hidden" name="link" value={id} />
          <button type="submit" className="button button-quiet text-bad" disabled={isClosing}>
            {words.revokeNow}
          </button>
        </form>
      </details>
      <span role="status" className={said?.ok === false ? 'text-bad' : 'text-soft'}>
        {said?.text ?? ''}
      </span>
    </div>
  )
}
