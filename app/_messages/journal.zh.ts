export const journalZh = {
  title: '日志',
  lead: '学过什么、写下什么，一天一天都在这里。',
} as const
