import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { prismaOf, type Tx } from './client.ts'
import { bool, KnownId, readRows } from './rows.ts'

/** Cards read at once: enough to be quick, few enough to hold up nobody. */
const BATCH = 1000

/** What of a card tells whether another asks the same. */
export type CardWords = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly keyPoints: readonly { readonly point: string; readonly aliases: readonly string[] }[]
}

/** All cards that are not archived, in the order of their ids, some at a time. */
export async function* cardWords(tx: Tx): AsyncGenerator<readonly CardWords[]> {
  const row = z.object({
    id: KnownId,
    title: z.string(),
    lang: z.string(),
    keyPoints: z.array(z.object({ point: z.string(), aliases: z.array(z.string()) })),
  })
  const batch = `SELECT json_group_array(json_object('id', id, 'title', title, 'lang', lang, 'keyPoints', json(keyPoints))) AS rows
    FROM (SELECT * FROM "Card" WHERE id > ? AND archived = 0 ORDER BY id LIMIT ${BATCH})`
  for (let after = ''; ;) {
    const cards = await readRows(tx, row, batch, after)
    const last = cards.at(-1)
    if (!last) return
    yield cards
    after = last.id
  }
}

/** Two cards, and whether they are two questions; `takenBack`: they are not any more. */
export type Verdict = { readonly id: number; readonly aId: CardId; readonly bId: CardId; readonly takenBack: boolean }

/** The ids in the order in which a verdict names them. */
export const inIdOrder = (one: CardId, other: CardId): readonly [CardId, CardId] =>
  one < other ? [one, other] : [other, one]

/** Says that two cards are two questions, or are no longer said to be. */
export async function addVerdict(tx: Tx, verdict: Omit<Verdict, 'id'> & { readonly at: Date }): Promise<void> {
  const { aId, bId, at, takenBack } = verdict
  await prismaOf(tx).notDuplicate.create({ data: { aId, bId, at, takenBack } })
}

/** The newest verdict on two cards. Null: there is none. */
export async function verdictOn(
  tx: Tx,
  pair: Pick<Verdict, 'aId' | 'bId'>,
): Promise<Pick<Verdict, 'takenBack'> | null> {
  const { aId, bId } = pair
  const select = { takenBack: true } as const
  return prismaOf(tx).notDuplicate.findFirst({ where: { aId, bId }, orderBy: { id: 'desc' }, select })
}

/** The newest verdict on each two cards that there is one on, the newest last. */
export const verdicts = (tx: Tx): Promise<Verdict[]> =>
  readRows(
    tx,
    z.object({ id: z.number(), aId: KnownId, bId: KnownId, takenBack: z.boolean() }),
    `SELECT json_group_array(json_object('id', id, 'aId', aId, 'bId', bId, 'takenBack', ${bool('takenBack')})) AS rows FROM (
      SELECT n.* FROM "NotDuplicate" AS n WHERE n.id = (
        SELECT max(o.id) FROM "NotDuplicate" AS o WHERE o.aId = n.aId AND o.bId = n.bId) ORDER BY n.id LIMIT -1)`,
  )
