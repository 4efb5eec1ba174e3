import { gunzipSync } from 'node:zlib'
import type { CardId, Problem } from '#core/card/card.ts'
import { decode } from '#core/card/disk.ts'
import { findDemoUses, type DemoUse } from '#core/card/links.ts'
import { parseCard } from '#core/card/parse.ts'
import { readDemo } from '#core/demo/disk.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { allCardDemos, demosShownBy } from '#core/store/card-demos.ts'
import { latestRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'

/** What keeps a demo from being shown. */
type Fault = { readonly message: string; readonly mend: string }

/** Names what keeps a demo from being shown, and asks of each demo once. Null: nothing does. */
export type Faults = (id: string) => Promise<Fault | null>

export function demoFaults(contentDir: string): Faults {
  const asked = new Map<string, Promise<Fault | null>>()
  return (id) => {
    const fault = asked.get(id) ?? faultOf(contentDir, id)
    asked.set(id, fault)
    return fault
  }
}

async function faultOf(contentDir: string, name: string): Promise<Fault | null> {
  const id = DemoId.safeParse(name)
  const read = id.success ? await readDemo(contentDir, id.data) : null
  if (read?.ok) return null
  const problem = read?.error
  if (!problem)
    return { message: `there is no demo "${name}"`, mend: `make demos/${name}/demo.json, or correct the id` }
  return {
    message: `the demo "${name}" cannot be shown: ${problem.message}`,
    mend: `${problem.mend} (${problem.file})`,
  }
}

/** What is wrong with the demos that a card file shows, each where it stands. */
export async function demoProblems(file: string, uses: readonly DemoUse[], faults: Faults): Promise<Problem[]> {
  const found = uses.map(async ({ id, line, column }): Promise<Problem[]> => {
    const fault = await faults(id)
    return fault ? [{ severity: 'warning', file, line, column, ...fault }] : []
  })
  return (await Promise.all(found)).flat()
}

/** The same for a card of the index. Its text is looked at only if there is something wrong. */
export async function demoProblemsOf(
  ctx: Context,
  card: { readonly id: CardId; readonly path: string },
  faults: Faults = demoFaults(ctx.contentDir),
): Promise<Problem[]> {
  const found = await Promise.all((await demosShownBy(ctx.db, card.id)).map(faults))
  if (found.every((fault) => fault === null)) return []
  const revision = await latestRevision(ctx.db, card.id)
  const source = revision ? decode(gunzipSync(revision.sourceGz), card.path).source : ''
  const sections = parseCard(source, card.path).card?.sections ?? []
  return demoProblems(card.path, findDemoUses(source, sections), faults)
}

/** The same for the whole library, by path; of at most `limit` cards. */
export async function allDemoProblems(ctx: Context, limit: number): Promise<Problem[]> {
  const faults = demoFaults(ctx.contentDir)
  const cards = new Map<CardId, string>()
  for (const { cardId, path, demoId } of await allCardDemos(ctx.db)) {
    if (cards.size < limit && (await faults(demoId)) !== null) cards.set(cardId, path)
  }
  const found: Problem[] = []
  for (const [id, path] of cards) found.push(...(await demoProblemsOf(ctx, { id, path }, faults)))
  return found
}
