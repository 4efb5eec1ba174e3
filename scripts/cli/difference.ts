import { printable } from '#core/share/printable.ts'
import type { Difference } from '#core/study/backup/difference.ts'

/** What restoring would change, in lines. */
export function sayDifference({ now, then, files }: Difference): string {
  const lines: string[] = []
  if (then !== null) {
    lines.push(`newest: ${sayInstant(now?.lastAt)} → ${sayInstant(then.lastAt)}`)
    for (const what of ['reviews', 'attempts', 'entries'] as const) {
      lines.push(sayCount(what, now?.[what] ?? 0, then[what]))
    }
    lines.push(
      sayCount('all else that was kept (readings, runs, versions, marks, settings)', now?.others ?? 0, then.others),
    )
  }
  if (files === null) return [...lines, 'cards and recordings: stay as they are'].join('\n')
  const { cards, recordings, others } = files
  lines.push(...sayCards('+', cards.added), ...sayCards('~', cards.changed), ...sayCards('-', cards.removed))
  for (const [name, { added, changed, removed }] of [
    ['cards', counted(cards)] as const,
    ['recordings', recordings] as const,
    ['other files', others] as const,
  ]) {
    lines.push(`${name}: ${added} added, ${changed} changed, ${removed} removed`)
  }
  return lines.join('\n')
}

/** More than that nobody reads before they agree. */
const MAX_SHOWN = 100

/** A title is another's text, and may not write over what is shown. */
const sayCards = (sign: string, titles: readonly string[]): readonly string[] => [
  ...titles.slice(0, MAX_SHOWN).map((title) => `${sign} ${printable(title)}`),
  ...(titles.length > MAX_SHOWN ? [`${sign} … and ${titles.length - MAX_SHOWN} more`] : []),
]

const sayCount = (what: string, before: number, after: number): string =>
  `${what}: ${before} → ${after}${sayStep(after - before)}`

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
