import type { Draft } from '#core/practice/record.ts'

/**
 * The attempts under way that the server and this browser know of: of each the state with more changes, newest attempt
 * first. `isAhead`: the server does not have that state yet, or does not know the attempt at all.
 */
export function mergeDrafts(
  fromServer: readonly Draft[],
  fromBrowser: readonly Draft[],
): readonly { readonly draft: Draft; readonly isAhead: boolean }[] {
  const merged = new Map(fromServer.map((draft) => [draft.id, { draft, isAhead: false }]))
  for (const draft of fromBrowser) {
    const known = merged.get(draft.id)
    if (known === undefined || known.draft.seq < draft.seq) merged.set(draft.id, { draft, isAhead: true })
  }
  return [...merged.values()].toSorted((a, b) => b.draft.startedAt.localeCompare(a.draft.startedAt))
}
