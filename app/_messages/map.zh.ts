export const mapZh = {
  title: '地图',
  lead: '尚未完成。',
}
