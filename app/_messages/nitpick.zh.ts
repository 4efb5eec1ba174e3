export const nitpickZh = { title: '练习' } as const
