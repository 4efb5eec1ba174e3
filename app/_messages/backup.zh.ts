export const backupZh = {
  title: '备份',
} as const
