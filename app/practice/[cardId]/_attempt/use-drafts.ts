import { useEffect, useState } from 'react'
import type { Draft } from '#core/practice/record.ts'
import { mergeDrafts } from './drafts.ts'
import { send } from './http.ts'
import { forgetLocally, keptLocally } from './local.ts'
import { cancelUploads } from './uploads.ts'
import type { Given } from './views.ts'

type DraftsHere = {
  readonly drafts: readonly Draft[]
  /** Throws one away, its recordings too. False: the server was not reached, and it is still there. */
  readonly drop: (draft: Draft) => Promise<boolean>
}

/** The attempts under way at this card, and at those it has taken in, as the server and this browser know them. Empty until the browser was asked. */
export function useDrafts({ cardId, takenIn, drafts: fromServer }: Given): DraftsHere {
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    let isStale = false
    void stillOpen(mergeDrafts(fromServer, keptLocally(cardId, takenIn))).then((open) => {
      if (!isStale) setDrafts(open)
    })
    return () => {
      isStale = true
    }
  }, [cardId, takenIn, fromServer])
  const drop = async ({ id }: Draft): Promise<boolean> => {
    const reply = await send('DELETE', `/api/attempts/${id}/draft`)
    if (reply.kind === 'unreachable') return false
    cancelUploads(id)
    forgetLocally(id)
    setDrafts((before) => before.filter((draft) => draft.id !== id))
    return true
  }
  return { drafts, drop }
}

/** Those that may be gone on with: one the server has saved, or will not have, is not. The server is told what it lacks. */
async function stillOpen(merged: ReturnType<typeof mergeDrafts>): Promise<readonly Draft[]> {
  const open = await Promise.all(
    merged.map(async ({ draft, isAhead }) => {
      if (!isAhead) return draft
      const reply = await send('PUT', `/api/attempts/${draft.id}/draft`, draft)
      if (reply.kind !== 'refused') return draft
      forgetLocally(draft.id)
      return null
    }),
  )
  return open.filter((draft) => draft !== null)
}
