import type { Difference } from '#core/study/backup/difference.ts'

/** What restoring would change, in lines. */
export function sayDifference({ now, then, files }: Difference): string {
  const lines: string[] = []
  if (then !== null) {
    lines.push(`newest: ${sayInstant(now?.lastAt)} → ${sayInstant(then.lastAt)}`)
    for (const what of ['reviews', 'attempts', 'entries'] as const) {
      lines.push(`${what}: ${now?.[what] ?? 0} → ${then[what]}${sayStep(then[what] - (now?.[what] ?? 0))}`)
    }
  }
  if (files === null) return [...lines, 'cards and recordings: stay as they are'].join('\n')
  const { cards, recordings, others } = files
  lines.push(...cards.added.map((title) => `+ ${title}`))
  lines.push(...cards.changed.map((title) => `~ ${title}`))
  lines.push(...cards.removed.map((title) => `- ${title}`))
  for (const [name, { added, changed, removed }] of [
    ['cards', counted(cards)] as const,
    ['recordings', recordings] as const,
    ['other files', others] as const,
  ]) {
    lines.push(`${name}: ${added} added, ${changed} changed, ${removed} removed`)
  }
  return lines.join('\n')
}

const counted = ({
  added,
  changed,
  removed,
}: {
  added: readonly string[]
  changed: readonly string[]
  removed: readonly string[]
}) => ({
  added: added.length,
  changed: changed.length,
  removed: removed.length,
})

const sayInstant = (at: Date | null | undefined): string => at?.toISOString() ?? 'nothing'

const sayStep = (by: number): string => (by === 0 ? '' : ` (${by > 0 ? '+' : ''}${by})`)
