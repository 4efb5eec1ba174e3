export const backZh = {
  title: '回顾',
  lead: '一周、一个月、一年，回头看看。',
} as const
