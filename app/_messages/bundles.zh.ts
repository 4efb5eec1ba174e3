/** Chains of others: looked at, taken in, brought up to date, taken back. */
export const bundlesZh = {
  title: '收进来的题链',
} as const
