import { CardId } from '#core/card/card.ts'
import type { Demo, DemoProblem } from '#core/demo/demo.ts'
import { listDemos, readDemo, writeDemo } from '#core/demo/disk.ts'
import { type DemoId, type DemoLanguage, limitsOf } from '#core/demo/manifest.ts'
import type { Missing } from '#core/demo/run.ts'
import { err, ok, type Result } from '#core/result.ts'
import { allCardDemos, cardsShowing } from '#core/store/card-demos.ts'
import { briefs } from '#core/store/cards.ts'
import { lastDemoRuns } from '#core/store/demo-runs.ts'
import { allow } from '#core/store/demos-allowed.ts'
import type { Context } from './context.ts'
import { renderFiles } from './demo-code.ts'
import { briefOf } from './demo-record.ts'
import { type DemoRefusal, demoRuns, type Edited, wantedDemo } from './demo-run.ts'
import { trustIn } from './demo-trust.ts'
import type { DemoCard, DemoList, DemoSummary, DemoView } from './demo-views.ts'

export { carryOut, demoRun, demoRuns, Edited, runDemo, wantedDemo, type DemoRefusal } from './demo-run.ts'

/** Everything a demo's page shows. An error of null: there is no such demo. */
export async function viewDemo(ctx: Context, id: DemoId): Promise<Result<DemoView, DemoProblem | null>> {
  const read = await readDemo(ctx.contentDir, id)
  if (!read.ok) return read
  const demo = read.value
  const { manifest, files, hash, recorded } = demo
  const [html, trust, cards, lastRuns, missing] = await Promise.all([
    renderFiles(ctx, demo),
    trustIn(ctx.db, [demo]),
    cardsShowing(ctx.db, id).then((shown) => cardsOf(ctx, demo, shown)),
    demoRuns(ctx, id),
    missingFor(ctx, manifest.lang),
  ])
  const { title, lang, args = [], stdin = '', expect, look = null, beyond = null } = manifest
  return ok({
    id,
    title,
    lang,
    files: files.map(({ name, source }, i) => ({ name, source, html: html[i] ?? '' })),
    args,
    stdin,
    expect,
    limits: limitsOf(manifest),
    look,
    beyond,
    hash,
    recorded,
    trust: trust(demo),
    missing,
    cards,
    lastRuns,
  })
}

/** What the demos there are are called. */
export async function demoTitles(ctx: Context): Promise<readonly Pick<DemoSummary, 'id' | 'title'>[]> {
  const { demos } = await listDemos(ctx.contentDir)
  return demos.map(({ id, manifest }) => ({ id, title: manifest.title }))
}

/** All demos, each in one line, and what is wrong with the folders that hold none. */
export async function listDemoViews(ctx: Context): Promise<DemoList> {
  const { demos, problems } = await listDemos(ctx.contentDir)
  const [trust, shown, lastRuns, { sandbox }] = await Promise.all([
    trustIn(ctx.db, demos),
    allCardDemos(ctx.db),
    lastDemoRuns(ctx.db),
    ctx.runner.probe(),
  ])
  const summaries = demos.map(async (demo) => {
    const { id, hash, isForeign, manifest } = demo
    const lastRun = lastRuns.get(id)
    const showing = shown.flatMap(({ cardId, demoId }) => (demoId === id ? cardId : []))
    return {
      id,
      title: manifest.title,
      lang: manifest.lang,
      hash,
      trust: trust(demo),
      isForeign,
      cards: await cardsOf(ctx, demo, showing),
      lastRun: lastRun ? briefOf(lastRun) : null,
    }
  })
  return { demos: await Promise.all(summaries), problems, sandbox }
}

export type AllowError =
  | Extract<DemoRefusal, { kind: 'unknown-demo' | 'broken-demo' }>
  /** It is another version than the one that was read. */
  | { readonly kind: 'stale'; readonly hash: string }

/** Lets a demo run that came in with a bundle, as long as it stays what it is now. `hash`: of what was read. */
export async function allowDemo(ctx: Context, id: DemoId, hash: string): Promise<Result<null, AllowError>> {
  const read = await readDemo(ctx.contentDir, id)
  if (!read.ok) return err(read.error ? { kind: 'broken-demo', problem: read.error } : { kind: 'unknown-demo' })
  if (read.value.hash !== hash) return err({ kind: 'stale', hash: read.value.hash })
  await allow(ctx.db, hash, id, ctx.now())
  return ok(null)
}

/**
 * Keeps a demo, as edited, as one of one's own under another id. No card shows it yet, and what it prints is not recorded.
 * One that may not run here is not copied either: the copy might.
 */
export async function copyDemo(
  ctx: Context,
  id: DemoId,
  newId: DemoId,
  edited: Edited,
): Promise<Result<{ readonly id: DemoId }, DemoRefusal | { readonly kind: 'taken' }>> {
  const wanted = await wantedDemo(ctx, id, edited)
  if (!wanted.ok) return wanted
  const { demo, files, args, stdin } = wanted.value
  const manifest = { ...demo.manifest, args: [...args], stdin, cards: [] }
  const sources = demo.files.map(({ name, source }) => ({ name, source: files[name] ?? source }))
  const written = await writeDemo(ctx.contentDir, newId, manifest, sources)
  return written.ok ? ok({ id: newId }) : err({ kind: written.error })
}

/** The cards that show a demo, and then those its manifest names; of each only those that exist. */
async function cardsOf(ctx: Context, { manifest }: Demo, showing: readonly CardId[]): Promise<readonly DemoCard[]> {
  const named = manifest.cards.flatMap((name) => CardId.safeParse(name).data ?? [])
  const ids = [...new Set([...showing, ...named])]
  if (ids.length === 0) return []
  const found = await briefs(ctx.db, ids)
  return ids.flatMap((id) => {
    const brief = found.get(id)
    return brief ? [{ id, title: brief.title, lang: brief.lang }] : []
  })
}

async function missingFor(ctx: Context, lang: DemoLanguage): Promise<Missing | null> {
  const { sandbox, tools } = await ctx.runner.probe()
  const tool = tools[lang]
  return sandbox ?? ('missing' in tool ? tool.missing : null)
}
