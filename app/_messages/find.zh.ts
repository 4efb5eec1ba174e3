export const findZh = {
  title: '搜索',
  lead: '尚未完成。',
}
