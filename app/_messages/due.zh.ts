export const dueZh = {
  title: '待复习',
  lead: '接下来几天要答的题。',
} as const
