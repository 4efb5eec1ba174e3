import { CardId } from '#core/card/card.ts'
import { hashOfBytes, readMedia } from '#core/card/disk.ts'
import type { Manifest } from '#core/demo/manifest.ts'
import type { BundleManifest } from '#core/share/bundle/manifest.ts'
import { canonicalJson } from '#core/share/bundle/content-hash.ts'
import { settlePart } from '#core/share/three-way/merge-part.ts'
import type { FileChange } from '../change-set.ts'
import type { Context } from '../context.ts'
import type { CommonStates } from './common-states.ts'
import { demoHash, type DemoFiles, localDemo, manifestOf, textOf } from './demo-files.ts'
import type { DemoInspection } from './inspection.ts'

export type PlannedDemo = {
  readonly inspection: DemoInspection
  readonly changes: readonly FileChange[]
  /** As `demo:<id>`. */
  readonly unsettled: readonly string[]
  /** What the plan was made from here: JSON. */
  readonly seen: unknown
}

/** A demo is taken whole or not at all. One that is taken is somebody else's, and runs only once that was allowed. */
export async function planDemo(
  ctx: Context,
  id: string,
  theirs: DemoFiles,
  manifest: BundleManifest,
  states: CommonStates,
  chosen: 'mine' | 'theirs' | undefined,
): Promise<PlannedDemo> {
  const about = manifestOf(theirs)
  const mine = await localDemo(ctx.contentDir, id, cardsNamed(about, manifest), theirs)
  const told = standingOf(id, mine, theirs, states)
  const outcome = chosen ?? (told === 'new' || told === 'changed' ? 'theirs' : 'mine')
  const standing = told === 'conflict' && chosen ? (chosen === 'mine' ? 'kept' : 'changed') : told
  const files = [...theirs].map(([name, bytes]) => ({ name, text: textOf(bytes), bytes: bytes.byteLength }))
  const isTaken = outcome === 'theirs' && standing !== 'identical'
  return {
    inspection: { id, title: about?.title ?? { zh: id, en: id }, lang: about?.lang ?? '', files, standing, outcome },
    changes: isTaken ? await changesFor(ctx, id, mine, theirs, manifest) : [],
    unsettled: standing === 'conflict' ? [`demo:${id}`] : [],
    seen: [`demo:${id}`, mine && demoHash(mine)],
  }
}

function standingOf(
  id: string,
  mine: DemoFiles | null,
  theirs: DemoFiles,
  states: CommonStates,
): DemoInspection['standing'] {
  if (mine === null) return states.had(`demo:${id}`) ? 'kept' : 'new'
  const [ours, others] = [demoHash(mine), demoHash(theirs)]
  if (ours === others) return 'identical'
  const { outcome } = settlePart(ours, others, states.demoHashesOf(id), () => null)
  return outcome === 'conflict' ? 'conflict' : outcome === 'mine' ? 'kept' : 'changed'
}

/** Cards of the bundle, and those that its demo names: a patch does not bring all of them. */
function cardsNamed(demo: Manifest | null, { files }: BundleManifest): ReadonlyMap<CardId, unknown> {
  const brought = files.flatMap(({ path }) => /^cards\/([^/]+)\.mdx$/.exec(path)?.[1] ?? [])
  const ids = [...brought, ...(demo?.cards ?? [])].flatMap((id) => CardId.safeParse(id).data ?? [])
  return new Map(ids.map((id) => [id, null]))
}

/** The files as they came, those gone that it no longer has, and the mark that it is somebody else's. */
async function changesFor(
  ctx: Context,
  id: string,
  mine: DemoFiles | null,
  theirs: DemoFiles,
  { chainId, title, version, contentHash }: BundleManifest,
): Promise<readonly FileChange[]> {
  const origin = new TextEncoder().encode(canonicalJson({ chainId, title, version, contentHash }))
  const wanted = new Map<string, Uint8Array | null>([
    // First: there is no moment in which it could be taken for one's own.
    ['.origin.json', origin],
    ...[...(mine ?? [])].map(([name]) => [name, null] as const),
    ...theirs,
  ])
  const changes: FileChange[] = []
  for (const [name, after] of wanted) {
    const file = `demos/${id}/${name}`
    const now = await readMedia(ctx.contentDir, file)
    const before = now && hashOfBytes(now)
    if (before !== (after && hashOfBytes(after))) changes.push({ path: file, before, after })
  }
  return changes
}
