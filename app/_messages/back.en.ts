import type { backZh } from './back.zh.ts'
import type { Texts } from './shape.ts'

export const backEn: Texts<typeof backZh> = {
  title: 'Looking back',
  lead: 'A week, a month, a year, seen from its end.',
  settings: {
    streak: 'Count days on end',
    streakNote:
      'Counts, where you look back, how many days in a row you studied. A day with nothing due does not end it.',
    goal: 'Study each day',
    goalNote: 'Today and the journal then say how many minutes you have studied. Empty: no goal.',
    calendar: 'Calendar to subscribe to',
    calendarNote: 'Offers how many questions are due on which day, as a calendar that other programs can subscribe to.',
  },
}
