import type { organiseZh } from './organise.zh.ts'
import type { Texts } from './shape.ts'

export const organiseEn: Texts<typeof organiseZh> = {
  title: 'Organise',
  rename: {
    title: 'Rename',
    label: 'New title',
    note: 'Links elsewhere that say the present title will say the new one; those in other words stay.',
    links:
      '{links, plural, one {# link} other {# links}} in {cards, plural, one {# card} other {# cards}} will change:',
    noLinks: 'No link says this title now.',
    follows: 'The file is named after the title, and will be after the new one.',
    stays: 'The file has a name of its own, and keeps it.',
    do: 'Rename',
    done: 'Renamed, with {links, plural, =0 {no links} one {# link} other {# links}}.',
  },
  move: {
    title: 'Move to another topic',
    label: 'Move to',
    other: 'or a new topic',
    note: 'The file goes to the folder of that topic, which takes the place of “{topic}” among the card’s topics.',
    noteRoot: 'The file goes to the folder of that topic.',
    files:
      '{count, plural, one {# file} other {# files}} beside it (images and such) will go along; what another card uses is left there as well.',
    do: 'Move',
    done: 'Moved: it is in {path} now.',
    choose: 'Choose a topic, or write a new one.',
  },
  archive: {
    title: 'Archive',
    note: 'An archived card is not asked: it is in no review, and counted nowhere. Its file, links and history stay, and taken out again it is as it was.',
    followUps:
      'It will not hold back {count, plural, one {the question it leads to} other {the # questions it leads to}}.',
    do: 'Archive',
    done: 'Archived. It will not be asked.',
    undo: 'Take it out again',
    undone: 'Taken out. It is asked as before.',
    now: 'This card is archived, and not asked.',
  },
  mark: 'archived',
  asked: 'Archived: asked only here',
  none: 'It is that way already; nothing was changed.',
  taken: 'Undone. Everything is as it was before.',
  badTitle: 'A title has 1 to 300 characters.',
  badTopic: 'A topic has letters, digits, blanks, - and _ only, at most 60 of them; one within another is written a/b.',
  changed: '{path} has changed since, so nothing was done. See what it is now, and try again.',
  changedSince: '{path} has changed since, so nothing was undone.',
  unreadable: '{path} is written in a way that does not let this be changed; it was left alone. Use your editor.',
  unknown: 'That could not be found, and nothing was changed. Reload and try again.',
  saving: 'Writing files…',
  chains: 'Archived',
}
