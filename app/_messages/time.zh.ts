export const timeZh = {
  title: '时间',
} as const
