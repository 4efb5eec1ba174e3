export const attemptsZh = { title: '练习' } as const
