export const boardsZh = {
  title: '看板',
  lead: '尚未完成。',
}
