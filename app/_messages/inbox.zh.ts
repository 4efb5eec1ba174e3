export const inboxZh = {
  title: '待答问题',
  lead: '尚未完成。',
}
