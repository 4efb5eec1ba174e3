import type { Texts } from './shape.ts'
import type { timeZh } from './time.zh.ts'

export const timeEn: Texts<typeof timeZh> = {
  title: 'Where the time goes',
  activity: {
    question: 'Reading cards',
    review: 'Reviewing',
    practice: 'Practising',
    reading: 'References',
    writing: 'Writing cards',
  },
  onCard: 'Time spent',
  goal: '{minutes, number} of {goal, number} min today',
  seen: 'In the last 30 days you studied on {days, plural, one {# day} other {# days}}: {time} in all.',
  few: 'Once you have studied, the time of each day stands here.',
  bar: '{day}: {time}',
  table: 'Minutes on each day, by what they were spent on',
  all: 'All',
  idle: 'Not counted',
  note: 'Only time that you were there: a page counts until a minute after you last touched it, and not while it is out of view; an answer against the clock counts throughout. “Not counted” is time with the page open and nobody at it. For days from before this was measured, the times that answers and readings took stand in.',
}
