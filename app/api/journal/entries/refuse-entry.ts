import type { SaveEntryError } from '#core/study/journal/entries.ts'
import { noSuchCard, refuse } from '../../../_server/respond.ts'

/** Why an entry was not written. */
export function refuseEntry(error: SaveEntryError): Response {
  switch (error.kind) {
    case 'conflict':
      return refuse('stale', 'the same lines were written otherwise meanwhile; nothing was written', {
        base: error.base,
        theirs: error.theirs,
      })
    case 'too-long':
      return refuse('too-large', `an entry holds at most ${error.limit} characters`, { limit: error.limit })
    case 'unknown-card':
      return noSuchCard()
    default:
      return error satisfies never
  }
}
