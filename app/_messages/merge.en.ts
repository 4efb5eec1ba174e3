import type { mergeZh } from './merge.zh.ts'
import type { Texts } from './shape.ts'

export const mergeEn: Texts<typeof mergeZh> = {
  title: 'Merge cards',
  lead: 'Two cards that ask the same thing become one. This one goes into another: its text comes below, links to it lead there, and its study history goes along, every bit of it.',
  into: 'Merge into',
  intoNote: 'Some words of its title, or the id or address of the card.',
  find: 'Find',
  choose: 'Choose one',
  none: 'No such card was found. Try other words.',
  itself: 'That is the card itself. Choose another one.',
  swap: 'The other way round: merge that one into this',
  heading: 'Into “{title}”',
  histories: 'Histories',
  from: 'This one',
  to: 'That one',
  merged: 'Merged',
  row: {
    reviews: 'Reviews',
    attempts: 'Attempts',
    state: 'State',
    due: 'Next',
    stability: 'Stability',
    lapses: 'Forgotten',
  },
  suspended: 'paused',
  dueNow: 'due',
  nothing: '–',
  historyNote:
    'Reviews and attempts count in the order in which they happened, and the schedule follows from that. The records stay as they are: take the merger back, and each card has its own again.',
  files: 'Files',
  rewritten: '{path}: text is added',
  removed: '{path}: goes; what it held stays among the versions',
  relinked:
    '{count, plural, =0 {No other card leads to it.} one {The links of one card come to lead there:} other {The links of # cards come to lead there:}}',
  left: 'The links of these files cannot be got at. They stay, and still lead to the merged card:',
  drafts:
    'One of the cards has writing that is not saved, and merging does not take it along: save it first, or throw it away.',
  text: 'Text',
  textNote: 'What does not change is folded.',
  do: 'Merge',
  doNote: 'All files change or none does, and it can be undone.',
  saving: 'Merging…',
  done: '“{title}” was merged into this card.',
  undo: 'Undo the merger',
  tooLate: 'This merger was undone already, or there is none.',
  toCard: 'The card',
  invalid: 'That could not be read, and nothing was changed. Reload and try again.',
  gone: 'The file of card {id} is gone. Nothing was changed.',
  changed: '{path} has changed since, so nothing was touched. Reload to see what it is now.',
  unreadable:
    '{path} is written in a way that cannot be joined with the other: most likely code or a tag is never closed. Nothing was changed; mend it and merge then.',
  versions: 'Versions of cards that were merged into this one:',
  toMerged: 'See the merged card',
  versionsOf:
    'This card was merged into another one. Put any version back, and it is a card of its own again, with its own history.',
}
