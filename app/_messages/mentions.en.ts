import type { mentionsZh } from './mentions.zh.ts'
import type { Texts } from './shape.ts'

export const mentionsEn: Texts<typeof mentionsZh> = {
  glance: 'Look at what the link leads to',
  answer: 'One-minute answer',
  demo: 'Demo',
  unlinked: {
    title: 'Mentions that are no links',
    lead: 'These cards speak of this question and do not link to it yet.',
    none: 'No other card mentions this question without a link.',
    link: 'Link',
    linkIn: 'Link this sentence of “{title}”',
    hide: 'Not this one',
    hideIn: 'Not this one: the sentence of “{title}” is about something else',
    linked: 'Linked.',
    hidden: 'This sentence will not be named again.',
    undo: 'Undo',
    undone: 'Undone.',
    saving: 'Saving…',
    changed: '{path} was changed elsewhere, and nothing was done. Reload and look again.',
    gone: 'This was undone before.',
    unreadable: 'No link can be put into this place of {path}; write it there yourself.',
    unknown: 'There is no such card.',
    unreachable: 'No connection: nothing was changed.',
  },
  suggest: {
    title: 'Could be links',
    link: 'Link',
    linkTo: 'Link “{words}” to “{title}”',
  },
}
