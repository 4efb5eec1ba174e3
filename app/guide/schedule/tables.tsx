import { RATINGS } from '#core/schedule/rating.ts'
import { texts } from '../../_server/i18n.ts'
import { Table } from '../_ui/table.tsx'
import { firstIntervals, intervalsOfGood } from './intervals.ts'

const TIMES = 5

/** What each rating does to a card that is answered for the first time, as the scheduler has it. */
export async function FirstAnswer({ label, head }: { label: string; head: readonly string[] }) {
  const { t } = await texts()
  const days = firstIntervals(0.9)
  const rows = RATINGS.map((rating) => [
    t(`rating.${rating}`),
    `\`${rating}\``,
    t('span.days', { count: days[rating] }),
  ])
  return <Table label={label} head={head} rows={rows} />
}

/** Intervals of a card that is always good, for several shares to remember. */
export function AlwaysGood({ label, head }: { label: string; head: string }) {
  const rows = [0.85, 0.9, 0.95].map((share) => [`${share * 100} %`, ...intervalsOfGood(share, TIMES).map(String)])
  return (
    <div className="numbers">
      <Table label={label} head={[head, ...Array.from({ length: TIMES }, (_, i) => String(i + 1))]} rows={rows} />
    </div>
  )
}
