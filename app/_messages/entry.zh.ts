export const entryZh = {
  title: '记一笔',
} as const
