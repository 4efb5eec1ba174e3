export const backZh = {
  title: '回顾',
  lead: '一周、一个月、一年，回头看看。',
  settings: {
    streak: '数连续的天数',
    streakNote: '在回顾页上数一数连着学了几天。没有题到期的日子不算断。',
    goal: '每天学多久',
    goalNote: '今天页和日志上会写今天学了几分钟。空着：不定目标。',
    calendar: '日历订阅',
    calendarNote: '把哪天有几题到期做成日历，供日历软件订阅。',
  },
} as const
