import type { Texts } from './shape.ts'
import type { scheduleZh } from './schedule.zh.ts'

export const scheduleEn: Texts<typeof scheduleZh> = {
  title: 'Schedule',
  put: {
    suspended: 'Suspended ({when}). It is not asked.',
    buried: 'Put off: it is asked again {when}.',
    leech:
      'Forgotten {count, plural, one {# time} other {# times}}: asking once more teaches nothing. Stop, and study how others answer it.',
    opened: 'In the queue without waiting for its parent.',
  },
  note: {
    suspended: 'Suspended',
    buried: 'Put off until {when}',
    leech: 'Forgotten {count, plural, one {# time} other {# times}}: study how others answer it',
  },
  toVerdict: 'Stage 5: verdict',
  toReferences: 'References',
  do: {
    suspend: 'Suspend',
    resume: 'Resume',
    unbury: 'Ask it today after all',
    bury: 'Ask tomorrow',
    'set-due': 'Set the due day',
    reset: 'Start over',
    open: 'Put it in the queue now',
    studied: 'I have studied it',
  },
  dueOn: 'Due on',
  setDue: 'Set this day',
  resetNote: 'It becomes new again and is scheduled afresh. Its reviews stay on record, and this can be undone.',
  resetYes: 'Yes, start over',
  did: {
    suspend: 'Suspended. It is not asked any more.',
    resume: 'Resumed. It is asked as before.',
    bury: 'Put off. It is asked again {when}.',
    'set-due': 'It is now due {when}.',
    reset: 'Started over: it is new again. Its reviews stay on record.',
    open: 'Put in the queue, without waiting for its parent.',
    studied: 'Studied. It joins the reviews again.',
  },
  name: {
    suspend: 'Suspend',
    resume: 'Resume',
    bury: 'Ask tomorrow',
    'set-due': 'Set the due day',
    reset: 'Start over',
    open: 'Put it in the queue now',
    studied: 'I have studied it',
  },
  noted: 'Done: {action}.',
  undo: 'Undo',
  undone: '“{action}” is undone.',
  undoneMany: '“{action}” is undone for {count, plural, one {# card} other {# cards}}.',
  changedSince:
    'Something else was done since, so nothing was undone. On the review page, U takes back the latest step.',
  unknown: 'The file of this card is gone, so nothing was changed. Put it back: its history is still there.',
  stillNew: 'This card was never answered: it has no due day to set, and nothing to start over.',
  inThePast: 'The earliest day is today, {today}.',
  invalid: 'That could not be read, and nothing was changed. Choose a day and try again.',
  saving: 'Saving…',
}
