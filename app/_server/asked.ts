import type { AddFollowUpError } from '#core/study/add-follow-up.ts'
import type { AskError } from '#core/study/ask.ts'
import { noRoom, noSuchCard, refuse } from './respond.ts'

/** Why a question was not made a card, or not added to one. */
export function refuseAsked(error: AskError | AddFollowUpError): Response {
  switch (error.kind) {
    case 'bad-title':
    case 'bad-question':
      return refuse('bad-request', 'the question must have 1 to 300 characters')
    case 'bad-topic':
      return refuse('bad-request', 'the topic is no folder name')
    case 'bad-lang':
      return refuse('bad-request', 'the language is no tag such as zh or en')
    case 'unknown-card':
      return noSuchCard()
    case 'already-there':
      return refuse('taken', 'the card asks this already')
    case 'taken':
      return refuse('taken', `${error.path} is there already`)
    case 'no-file':
    case 'unreadable':
      return refuse('unreadable', `${error.path} cannot be added to`, error)
    case 'no-room':
      return noRoom()
    default:
      return error satisfies never
  }
}
