import type { CardId } from '#core/card/card.ts'
import { VersionNumber } from '#core/study/versions.ts'
import { cardIdIn, refuse } from '../../../../_server/respond.ts'

export type VersionParams = Promise<{ id: string; n: string }>

/** The card and the version in /api/cards/:id/versions/:n; null when they can be none. */
export async function versionIn(params: VersionParams): Promise<{ id: CardId; n: number } | null> {
  const n = VersionNumber.safeParse((await params).n)
  const id = await cardIdIn(params)
  return id && n.success ? { id, n: n.data } : null
}

export const noSuchVersion = (): Response => refuse('not-found', 'there is no version of this number')
