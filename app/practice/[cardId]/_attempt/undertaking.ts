import type { Draft } from '#core/practice/record.ts'
import { createEngine, type Engine } from './engine.ts'
import { createKeeper, type Keeper } from './keeper.ts'
import { keepAlive, lastKnown } from './local.ts'
import { type Session, takeUp } from './session.ts'

/** An attempt that is under way on this page: what drives it, and what keeps it. */
export type Undertaking = { readonly engine: Engine; readonly keeper: Keeper }

export const undertake = (session: Session): Undertaking => put(session, null)

/** Goes on with an attempt that was left; it stands still until somebody resumes it. */
export function undertakeAgain(draft: Draft): Undertaking {
  const known = lastKnown(draft)
  return put(takeUp(draft, known.atMs), known)
}

function put(session: Session, known: Parameters<typeof createEngine>[1]): Undertaking {
  const { id } = session.draft
  const keeper = createKeeper(id)
  const engine = createEngine(session, known, {
    keep: keeper.keep,
    alive: (now) => keepAlive(id, now),
    leave: keeper.partingWord,
  })
  return { engine, keeper }
}
