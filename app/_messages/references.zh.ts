export const referencesZh = {
  title: '参考资料',
  lead: '尚未完成。',
}
