import type { dueZh } from './due.zh.ts'
import type { Texts } from './shape.ts'

export const dueEn: Texts<typeof dueZh> = {
  title: 'What is due',
  lead: 'On paper, to be answered away from the screen: think, write a few words, then tick.',
  link: 'Print what is due',
  days: 'Days',
  today: 'Today',
  span: '{days, number} days',
  print: 'Print',
  count: '{count, plural, =0 {nothing due} one {# question} other {# questions}}',
  more: '{count, number} more are not listed.',
  none: 'Nothing is due on these days, so there is nothing to print.',
  calendar: {
    name: 'Zhuiwen: what is due',
    summary: '{count, plural, one {# question} other {# questions}} due',
    more: 'and {count, number} more',
    address: 'Address to subscribe to',
    note: 'Subscribe to this address in a calendar program, and what falls due on a day stands there on that day; no alarm, and no time taken up. The program has to run on the machine that Zhuiwen runs on: no other machine can open this address, and calendar services on the web cannot read it.',
  },
}
