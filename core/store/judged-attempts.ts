import { z } from 'zod'
import type { JudgedAttempt } from '#core/journal/attempts-of-period.ts'
import { CRITERIA, VERDICTS } from '#core/practice/gate.ts'
import { RULES } from '#core/practice/nitpick/finding.ts'
import { Gate } from '#core/practice/schema.ts'
import { ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { Instant, KnownId, readRows } from './rows.ts'

const Row = z
  .object({
    id: z.string().brand<'AttemptId'>(),
    cardId: KnownId,
    savedAt: Instant,
    verdict: z.enum(VERDICTS).nullable(),
    gate: Gate.nullable(),
    rules: z.array(z.string()),
  })
  .transform(({ gate, rules, ...rest }): JudgedAttempt => ({
    ...rest,
    missed: CRITERIA.filter((criterion) => gate?.[criterion] === false),
    // What a rule said that there is no more, nobody could word.
    rules: RULES.filter((rule) => rules.includes(rule)),
  }))

/** In SQL: what the rules found in attempt `a`, without what the learner dismissed. */
const FOUND = `SELECT DISTINCT f.value ->> 'rule' AS rule FROM json_each(a.critique, '$.critique.findings') AS f
  WHERE f.value ->> 'id' NOT IN (SELECT d.value ->> 'finding' FROM json_each(a.critique, '$.dismissals') AS d)`

/** The attempts saved from `from` (inclusive) to `to` (exclusive), mixed. A verdict is taken back with its review. */
export const judgedBetween = (tx: Tx, from: Date, to: Date): Promise<JudgedAttempt[]> =>
  readRows(
    tx,
    Row,
    `SELECT json_group_array(json_object('id', a.id, 'cardId', ${ownerOf('a.cardId')}, 'savedAt', a.savedAt, 'gate', json(a.gate),
        'verdict', CASE WHEN NOT EXISTS (SELECT 1 FROM "Undo" AS u WHERE u.reviewId = a.reviewId) THEN a.verdict END,
        'rules', (SELECT json_group_array(rule) FROM (${FOUND})))) AS rows
      FROM "Attempt" AS a WHERE a.savedAt >= ? AND a.savedAt < ?`,
    from.getTime(),
    to.getTime(),
  )
