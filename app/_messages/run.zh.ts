export const runZh = { title: '练习' } as const
