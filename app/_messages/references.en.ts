import type { referencesZh } from './references.zh.ts'
import type { Texts } from './shape.ts'

export const referencesEn: Texts<typeof referencesZh> = {
  title: 'References',
  lead: 'Every place that cards refer to, once: whether you have read it, and for how long.',
  empty: 'There are no references yet. What cards name in references is listed here.',
  none: 'There are no such references. Try other conditions.',
  stateLabel: 'Read or not',
  state: { any: 'All', unread: 'Unread', read: 'Read', dead: 'Dead' },
  order: 'Order',
  by: { host: 'By site', cited: 'Most cited first', unread: 'Unread first', minutes: 'Longest read first' },
  kind: 'Kind',
  anyKind: 'Any',
  host: 'Site',
  anyHost: 'Any',
  total: '{count, plural, one {# place} other {# places}}',
  totalRead: '{count, number} read',
  totalDead: '{count, number} dead',
  minutes: '{count, plural, one {# minute} other {# minutes}} of reading',
  citedBy: 'cited by {count, plural, one {# card} other {# cards}}',
  others: '{count, number} more',
  dead: 'dead when checked on {day}',
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  markThisRead: 'Mark as read: {title}',
  markThisUnread: 'Mark as unread: {title}',
  gone: 'No card refers to it any more; it was not marked.',
}
