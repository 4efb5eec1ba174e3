import { median } from '#core/practice/median.ts'
import { edgesFrom } from '#core/store/cards.ts'
import type { AttemptView } from './attempt-view.ts'
import type { Context } from './context.ts'
import type { RunView } from './runs.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

export type RunTotals = {
  readonly answered: number
  readonly passed: number
  readonly medianSpokenMs: number | null
  readonly pausedMs: number
  readonly hiddenMs: number
  /** Without those the learner dismissed. */
  readonly findings: number
}

/** What the answers of a run add up to. */
export function totalsOf({ cards }: RunView): RunTotals {
  const attempts = cards.flatMap(({ attempt }) => attempt ?? [])
  const sum = (of: (attempt: AttemptView) => number): number => attempts.reduce((total, one) => total + of(one), 0)
  const spokenMs = median(attempts.map(({ timing }) => timing.spokenMs))
  return {
    answered: attempts.length,
    passed: attempts.filter(({ judgement }) => judgement?.verdict === 'passed').length,
    medianSpokenMs: spokenMs === null ? null : Math.round(spokenMs),
    pausedMs: sum(({ timing }) => timing.pausedMs),
    hiddenMs: sum(({ timing }) => timing.hiddenMs),
    findings: sum(openFindings),
  }
}

/** Findings of an attempt that were not dismissed. */
export function openFindings({ critique, dismissals }: AttemptView): number {
  const dismissed = new Set(dismissals.map(({ finding }) => finding))
  return critique.findings.filter(({ id }) => !dismissed.has(id)).length
}

/** Follow-ups that this run opened and that wait for a first answer. */
export async function openedIn(ctx: Context, { cards, startedAt }: RunView): Promise<readonly CardBrief[]> {
  const passed = cards.flatMap(({ card: { id, standing }, attempt }) => {
    const passedAt = standing.state === 'review' ? standing.passedAt : null
    return passedAt && attempt && passedAt >= startedAt && passedAt <= attempt.savedAt ? [id] : []
  })
  const edges = (await edgesFrom(ctx.db, passed)).filter(({ gates }) => gates)
  const ids = [...new Set(edges.flatMap(({ childId }) => childId ?? []))]
  const briefs = await cardBriefs(ctx.db, ids, ctx.now(), policyOf(await readSettings(ctx.db)))
  return ids.flatMap((id) => briefs.get(id) ?? []).filter(({ standing }) => standing.state === 'new')
}
