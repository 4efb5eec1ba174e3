import type { linksZh } from './links.zh.ts'
import type { Texts } from './shape.ts'

export const linksEn: Texts<typeof linksZh> = {
  title: 'Links',
  lead: 'Links that lead nowhere, and cards that stand alone.',
  none: 'No link leads nowhere.',
  dead: '{count, plural, one {# dead link} other {# dead links}}',
  page: '{from, number} to {to, number}',
  older: 'Next page',
  newer: 'Previous page',
  gone: 'There is no card {target}',
  spoils: 'among what it spoils',
  likeliest: 'Most likely meant',
  why: {
    merged: 'it has taken that card in',
    id: 'its id is a letter or two off',
    title: 'it asks much the same',
  },
  point: 'Link to this one',
  make: 'Make a card of it',
  edit: 'Edit the card',
  pointed: 'The link leads there now ({path}).',
  taken: 'Taken back: the file is as it was.',
  changed: '{path} has changed since you looked at it; nothing was done. Load the page again.',
  unreadable: 'This link in {path} cannot be changed from here: edit the card.',
  unknown: 'That card is no longer there; nothing was done.',
  alone: '{count, plural, one {# card alone} other {# cards alone}}',
  aloneNote:
    'No link leads to them, and they lead nowhere. Find a question that leads to each, or write what it leads to.',
  more: '{count, plural, one {# more} other {# more}}',
}
