export const linksZh = {
  title: '链接',
  lead: '尚未完成。',
}
