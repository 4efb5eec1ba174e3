/** What is due: as a page for paper, and as a calendar. */
export const dueZh = {
  title: '到期的题',
  lead: '打在纸上，离开屏幕也能答：先想，写几个词，再打勾。',
  link: '打印到期的题',
  days: '看几天',
  today: '今天',
  span: '{days, number} 天',
  print: '打印',
  count: '{count, plural, =0 {没有到期的题} other {# 题}}',
  more: '还有 {count, number} 题没有列出。',
  none: '这几天没有到期的题，没有什么要打印的。',
  calendar: {
    name: '追问：到期的题',
    summary: '{count, number} 题到期',
    more: '还有 {count, number} 题',
    address: '订阅地址',
    note: '在日历程序里订阅这个地址，哪天有几题到期就会出现在那一天；不响铃，不占时间。日历程序要和追问在同一台机器上：这个地址别的机器打不开，网上的日历服务也读不到。',
  },
} as const
