import type { Texts } from './shape.ts'
import type { versionsZh } from './versions.zh.ts'

export const versionsEn: Texts<typeof versionsZh> = {
  title: 'Versions',
  count: '{count, plural, one {# version} other {# versions}}',
  gone: 'The file of this card is gone. Every version that was seen is still here, and any can be put back.',
  unkept:
    'What the file holds now is not among these versions: what was just saved will be in a moment; what cannot be read as this card will be once it is mended. It is kept before anything is restored.',
  list: 'All versions',
  choose: 'Choose two to compare',
  n: 'Version {n, number}',
  current: 'the file now',
  first: 'the first that was seen',
  reordered: 'only the order changed',
  changed: 'changed: {parts}',
  beforeFull: 'Version {n, number} as before',
  afterFull: 'Version {n, number} as after',
  compare: 'Compare these two',
  older: 'Earlier versions',
  fromTo: 'Version {from, number} → version {to, number}',
  only: 'This is the only version that was seen.',
  onlyNote: 'Each change you save adds one. What it was before stays here, to be compared and restored.',
  sameTwice: 'Choose two different versions to compare.',
  alike: 'These two are the same.',
  part: { frontmatter: 'About the card', preface: 'Opening words' },
  nth: '(section {nth, number})',
  kind: { same: 'unchanged', changed: 'changed', added: 'new', removed: 'taken out' },
  moved: 'moved',
  added: 'Added:',
  removed: 'Removed:',
  folded: '{count, plural, one {# unchanged line} other {# unchanged lines}}',
  restore: 'Restore version {n, number}',
  restoreNote:
    'The whole file becomes what it was in version {n, number}. What it is now stays among the versions; restore that to undo this.',
  restorePart: 'Restore this part from version {n, number}',
  restorePartNote:
    'Only this part becomes what it was in version {n, number}; not a byte changes elsewhere. What the file is now stays among the versions; restore that to undo this.',
  takeOutNote:
    'Version {n, number} has no such part, so it is taken out of the file; nothing else changes. What the file is now stays among the versions; restore that to undo this.',
  putBack: 'Put version {n, number} back',
  putBackNote: 'Version {n, number} is written to {path}. Your study history is still there and goes on.',
  yes: 'Yes, restore',
  putBackYes: 'Yes, put it back',
  saving: 'Writing the file…',
  done: 'Done. The file is now version {n, number}.',
  changedSince: 'The file has changed since, so it was left alone. See what it is now before you restore anything.',
  noCard: 'Version {n, number} cannot be read as this card, so it cannot be restored.',
  noFile: 'The file is gone, so there is nothing to put this part into. A whole version can be put back.',
  unreadable:
    '{path} and this version cannot be joined as they are written, so the file was left alone. Restore the whole version, or use your editor.',
  noRoom: 'The disk is full; the file was left as it was.',
  invalid: 'That could not be read, and nothing was changed. Reload and try again.',
}
