import type { Finding, PointCheck, RuleId } from '#core/practice/nitpick/finding.ts'

/** An attempt as far as its findings can be held against those of another. */
export type Nitpicked = {
  readonly findings: readonly Finding[]
  /** Ids of those that the learner did not accept. */
  readonly dismissed: ReadonlySet<string>
  readonly points: readonly PointCheck[]
  /** All five sentences were to be said. */
  readonly isWhole: boolean
  /** Something is written down; without words most rules are silent. */
  readonly hasWords: boolean
  /** A sentence could take too long. */
  readonly isTimed: boolean
}

/** What an attempt has that the one before did not, and the other way round. */
export type FindingChanges = {
  /** There is none before it to hold it against. */
  readonly isFirst: boolean
  /** Found now, and never before. */
  readonly fresh: readonly Finding[]
  /** Found now and some time before, but not the last time. */
  readonly again: readonly Finding[]
  /** Found the last time, and not now. */
  readonly gone: readonly Finding[]
  /** Found both times. */
  readonly still: readonly Finding[]
}

/**
 * What became of the findings from attempt to attempt, in the order of the attempts. Null: not to be held against any, for
 * it was of a single sentence, or without words; the next is held against the last one that could be.
 */
export function findingChanges(attempts: readonly Nitpicked[]): readonly (FindingChanges | null)[] {
  const seen = new Set<string>()
  let before: Nitpicked | null = null
  return attempts.map((now) => {
    if (!now.isWhole || !now.hasWords) return null
    const changes = changesFrom(before, now, seen)
    for (const finding of openOf(now)) seen.add(keyOf(finding))
    before = now
    return changes
  })
}

function changesFrom(before: Nitpicked | null, now: Nitpicked, seen: ReadonlySet<string>): FindingChanges {
  const open = openOf(now)
  if (before === null) return { isFirst: true, fresh: open, again: [], gone: [], still: [] }
  const was = openOf(before)
  const [found, foundBefore] = [new Set(now.findings.map(keyOf)), new Set(was.map(keyOf))]
  // What a rule listed only some of may have been there without being named.
  const isStill = (finding: Finding): boolean => foundBefore.has(keyOf(finding)) || isCut(before, finding.rule)
  const news = open.filter((finding) => !isStill(finding))
  return {
    isFirst: false,
    fresh: news.filter((finding) => !seen.has(keyOf(finding))),
    again: news.filter((finding) => seen.has(keyOf(finding))),
    gone: was.filter((finding) => !found.has(keyOf(finding)) && couldBeFound(finding, now)),
    still: open.filter(isStill),
  }
}

const openOf = ({ findings, dismissed }: Nitpicked): readonly Finding[] =>
  findings.filter(({ id }) => !dismissed.has(id))

/** Whether the rule had its say on this, so that its silence means something. */
function couldBeFound(finding: Finding, { points, isTimed, ...now }: Nitpicked): boolean {
  switch (finding.rule) {
    case 'key-point':
      // The card may not ask for it any more.
      return points.some(({ point, said }) => point === finding.values['point'] && said !== null)
    case 'over-time':
      return isTimed
    default:
      return !isCut(now, finding.rule)
  }
}

const isCut = ({ findings }: Pick<Nitpicked, 'findings'>, rule: RuleId): boolean =>
  findings.some((finding) => finding.rule === rule && Number(finding.values['more'] ?? 0) > 0)

/** What a finding is about, whichever sentence it was in this time. */
export function subjectOf({ rule, values, sentence }: Finding): string | null {
  switch (rule) {
    case 'hedge':
    case 'wordy':
    case 'unexplained':
      return String(values['words'])
    case 'key-point':
      return String(values['point'])
    case 'over-time':
      return String(sentence)
    default:
      return null
  }
}

const keyOf = (finding: Finding): string =>
  `${finding.rule} ${(subjectOf(finding) ?? '').normalize('NFKC').toLowerCase()}`
