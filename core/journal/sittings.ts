/** Between two texts that were saved one after the other, so long a pause makes another sitting. In ms. */
const PAUSE_MS = 10 * 60_000

/**
 * Of texts that were saved by themselves while somebody wrote, those that a sitting ended with, in order: what was kept
 * every few seconds in between is no version that anybody looks for. One that took the entry away, and the one before it,
 * are among them.
 * @param versions oldest first
 */
export const sittingsOf = <V extends { readonly text: string; readonly at: Date }>(
  versions: readonly V[],
): readonly V[] =>
  versions.filter((version, i) => {
    const next = versions[i + 1]
    if (next === undefined || next.text === '' || version.text === '') return true
    return next.at.getTime() - version.at.getTime() >= PAUSE_MS
  })
