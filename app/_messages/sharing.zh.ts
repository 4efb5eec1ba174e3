/** A chain that goes out: what is in it, under which licence, and every way there is. */
export const sharingZh = {
  title: '分享这条题链',
} as const
