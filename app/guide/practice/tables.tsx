import { CRITERIA, REASONS, type Reason } from '#core/practice/gate.ts'
import { RULES } from '#core/practice/nitpick/finding.ts'
import { PACES } from '#core/practice/plan.ts'
import { WAYS } from '#core/practice/record.ts'
import { texts } from '../../_server/i18n.ts'
import { Table } from '../_ui/table.tsx'
import { proposalOf } from './proposals.ts'
import { RULE_TEXTS } from './rules.ts'

type Props = { label: string; head: readonly string[] }

/** The ways to answer, in the words of the page where they are chosen. */
export async function Ways({ label, head }: Props) {
  const { t } = await texts()
  const rows = WAYS.map((way) => [t(`practice.ready.ways.${way}`), t(`practice.ready.wayNotes.${way}`)])
  return <Table label={label} head={head} rows={rows} />
}

export async function Paces({ label, head }: Props) {
  const { t } = await texts()
  const rows = PACES.map((pace) => [t(`practice.ready.paces.${pace}`), t(`practice.ready.paceNotes.${pace}`)])
  return <Table label={label} head={head} rows={rows} />
}

/** Every rule of the nitpick: what it is called, and what it goes by. */
export async function Rules({ label, head }: Props) {
  const { t, locale } = await texts()
  const rows = RULES.map((rule) => [t(`nitpick.rule.${rule}`), RULE_TEXTS[rule][locale]])
  return <Table label={label} head={head} rows={rows} />
}

/** The three criteria as they are asked. */
export async function Criteria() {
  const { t } = await texts()
  return (
    <ol>
      {CRITERIA.map((criterion) => (
        <li key={criterion}>{t(`practice.gate.criteria.${criterion}`)}</li>
      ))}
    </ol>
  )
}

/** What the gate proposes. `cases` says each in words; what follows from it is the program's. */
export async function Proposals({ label, head, cases }: Props & { cases: Readonly<Record<Reason, string>> }) {
  const { t } = await texts()
  const rows = REASONS.map((reason) => [cases[reason], t(`rating.${proposalOf(reason).rating}`)])
  return <Table label={label} head={head} rows={rows} />
}
