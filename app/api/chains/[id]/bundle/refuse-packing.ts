import type { SeenRefusal } from '#core/study/share/as-seen.ts'
import { noSuchCard, refuse } from '../../../../_server/respond.ts'

/** Why a chain does not leave. */
export function refusePacking(error: SeenRefusal): Response {
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'unreadable-card':
      return refuse('unreadable', 'a card of the chain cannot be read', error)
    case 'too-many-cards':
    case 'too-large':
      return refuse('too-large', 'the chain is larger than a bundle may be', error)
    case 'nothing-changed':
      return refuse('not-found', 'all is as it was taken in: there is nothing to publish back')
    case 'not-taken-in':
      return refuse('not-found', 'the chain was not taken in from anywhere')
    case 'changed':
      return refuse('stale', 'the chain is not what was looked at any more; nothing was sent out')
    default:
      return error satisfies never
  }
}
