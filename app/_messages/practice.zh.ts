export const practiceZh = { title: '练习' } as const
