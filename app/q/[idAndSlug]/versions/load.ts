import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { type CardVersions, listVersions, VersionNumber } from '#core/study/versions.ts'
import { study } from '../../../_server/study.ts'
import { idOfParam } from '../../../_ui/links.ts'

/** Versions on a page. */
const SHOWN = 50

/** The versions of a card, from the newest or from before one of them. Null: none was ever seen. */
export const load = cache(async (param: string, before: unknown): Promise<CardVersions | null> => {
  const id = CardId.safeParse(idOfParam(param))
  const from = VersionNumber.safeParse(before)
  return id.success ? listVersions((await study()).ctx, id.data, { before: from.data, limit: SHOWN }) : null
})
