import type { inboxZh } from './inbox.zh.ts'
import type { Texts } from './shape.ts'

export const inboxEn: Texts<typeof inboxZh> = {
  title: 'Open questions',
  lead: 'What cards ask next and no card answers yet, asked most often first.',
  empty: 'There are no open questions. Items of stage 6 that link to no card are listed here.',
  none: 'There are no such questions. Try other conditions.',
  chain: 'Chain',
  anyChain: 'Any',
  total: '{count, plural, one {# question} other {# questions}}',
  totalTimes: 'asked {count, plural, one {# time} other {# times}} altogether',
  times: 'asked {count, plural, one {# time} other {# times}}',
  between: '{from} to {to}',
  askedBy: 'Asked in',
  others: '{count, number} more',
  before: 'Asked before:',
  link: 'Link to it',
  linkThis: 'Link to it: “{question}” → “{title}”',
  linked: 'Linked: {question}',
  undone: 'Taken back: it is an open question again.',
  refused: {
    changed: '{path} was changed just now, so nothing was done. Try again.',
    gone: 'No card asks it any more. Nothing was changed.',
    'already-there': 'What asks it links to that card already. Delete the item there, and it is no longer listed here.',
    'unknown-card': 'The card to link to is gone. Nothing was changed.',
  },
}
