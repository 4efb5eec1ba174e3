/** What a stretch of study is spent on. `question`: reading a card. */
export const ACTIVITIES = ['question', 'review', 'practice', 'reading', 'writing'] as const
export type Activity = (typeof ACTIVITIES)[number]
