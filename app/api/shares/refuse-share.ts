import type { LinkError } from '#core/study/share/links.ts'
import type { PackRefusal } from '#core/study/share/packed.ts'
import { noSuchCard, refuse } from '../../_server/respond.ts'

/** Why a chain was not shared, or a link not changed. */
export function refuseShare(error: LinkError | PackRefusal): Response {
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'unreadable-card':
      return refuse('unreadable', `card ${error.cardId} cannot be read`, error)
    case 'too-many-cards':
    case 'too-large':
      return refuse('too-large', 'the chain is too large to be shared', error)
    case 'nothing-changed':
    case 'not-taken-in':
      return refuse('bad-request', 'there is nothing to be shared', error)
    case 'unknown-link':
      return refuse('not-found', 'there is no such link')
    case 'revoked':
      return refuse('gone', 'the link was revoked, for good')
    default:
      return error satisfies never
  }
}
