export const growthZh = {
  title: '答案怎么长成的',
  lead: '每一次改写、每一次作答、中间读了什么，都在一条时间线上。',
} as const
