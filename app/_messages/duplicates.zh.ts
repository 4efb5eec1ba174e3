export const duplicatesZh = {
  title: '相似问题',
  lead: '尚未完成。',
}
