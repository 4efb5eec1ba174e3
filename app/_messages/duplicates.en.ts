import type { duplicatesZh } from './duplicates.zh.ts'
import type { Texts } from './shape.ts'

export const duplicatesEn: Texts<typeof duplicatesZh> = {
  title: 'Duplicates',
  lead: 'Cards that may ask the same in other words, the most alike first.',
  waiting: 'Comparing each with all others…',
  none: 'No card looks like another.',
  count: '{count, plural, one {# pair} other {# pairs}}',
  alike: '{share, number, percent} alike',
  perhaps: 'Perhaps: in two languages, and they share only names',
  reviews: '{count, plural, one {# review} other {# reviews}}',
  attempts: '{count, plural, one {# attempt} other {# attempts}}',
  kept: 'Stays',
  merge: 'Merge',
  mergeThis: 'Merge “{from}” into “{into}”',
  two: 'These are two questions',
  follow: 'It is a follow-up',
  followThis: 'Make it a next question of “{parent}”',
  previous: 'Before',
  next: 'After',
  pages: 'Pages',
  said: 'Kept: these are two questions, and will not be named again.',
  takenBack: 'Taken back.',
  undo: 'Undo',
  linked: 'Added, at the end of the next questions.',
  failed: {
    invalid: 'It is not clear what to change. Load the page again.',
    gone: 'One of the cards is gone.',
    there: 'It is there already.',
    unreadable: 'The file of that card cannot be changed now. See it in the editor.',
    full: 'The disk is full; nothing was written.',
  },
}
