export const exportingZh = {
  title: '导出',
} as const
