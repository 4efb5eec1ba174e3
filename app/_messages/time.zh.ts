/** Time of study: what it was spent on, and how much of the day’s goal that is. */
export const timeZh = {
  title: '时间花在哪',
  activity: { question: '读卡片', review: '复习', practice: '练习', reading: '读资料', writing: '写卡片' },
  onCard: '用时',
  goal: '今天学了 {minutes, number} / {goal, number} 分钟',
  seen: '近 30 天里有 {days, number} 天在学，共 {time}。',
  few: '学过以后，每天的时间会在这里。',
  bar: '{day}：{time}',
  table: '每天在各件事上花了多少分钟',
  all: '合计',
  idle: '没算',
  note: '只算真正在看的时间：页面没人动一分钟以后不算，切到别处也不算；对着时钟作答时一直算。「没算」是页面开着、人没有动静的时间。还没有开始这样记的日子，用作答和阅读自己计的时。',
} as const
