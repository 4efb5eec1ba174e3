import type { CardId } from '#core/card/card.ts'
import { type Bundle, cardsIn, filesUnder } from '#core/share/bundle/bundle.ts'
import { canonicalJson, sha256 } from '#core/share/bundle/content-hash.ts'
import type { FileChange } from '../change-set.ts'
import type { Context } from '../context.ts'
import { newBreath } from '../in-steps.ts'
import { syncContent } from '../sync.ts'
import { type CommonStates, commonStates } from './common-states.ts'
import { demosIn } from './demo-files.ts'
import { domainsOf } from './domains.ts'
import type { Inspection, TakeChoices } from './inspection.ts'
import { whereabouts } from './local-cards.ts'
import { planCard, type PlannedCard } from './plan-cards.ts'
import { planDemo, type PlannedDemo } from './plan-demo.ts'
import { folderFor, placesIn } from './places.ts'

/** What taking a bundle in would do, and the changes of files that do it. */
export type TakePlan = {
  /** What is said of it: the domains in its cards take as long to find as all the rest. */
  readonly inspect: () => Promise<Inspection>
  /** As `Inspection` has it. */
  readonly seen: string
  readonly states: CommonStates
  readonly changes: readonly FileChange[]
  /** What is to be settled first: `<card id>/<part>` or `demo:<id>`. */
  readonly unsettled: readonly string[]
  /** Cards that stay, or that are no more, as they are here. */
  readonly kept: readonly CardId[]
}

/** Thinks out how a bundle would be taken in. Writes no file of the content folder. */
export async function planTake(ctx: Context, bundle: Bundle, choices: TakeChoices): Promise<TakePlan> {
  await syncContent(ctx)
  const states = await commonStates(ctx.db, bundle)
  const folder = await folderFor(ctx, bundle, choices.folder)
  const media = { images: filesUnder(bundle, 'cards/images/'), places: await placesIn(ctx, folder) }
  const incoming = cardsIn(bundle)
  const where = await whereabouts(
    ctx.db,
    incoming.map(({ id }) => id),
  )
  const cards: PlannedCard[] = []
  const breathe = newBreath()
  for (const card of incoming) {
    cards.push(await planCard(ctx, { bundle, choices, states, media, where }, card))
    await breathe()
  }
  const demos: PlannedDemo[] = []
  for (const [id, files] of demosIn(bundle)) {
    demos.push(await planDemo(ctx, id, files, bundle.manifest, states, choices.settle?.[`demo:${id}`]))
  }
  const all = [...cards, ...demos]
  const unsettled = all.flatMap((one) => one.unsettled)
  const seen = sha256(canonicalJson(all.map((one) => one.seen)))
  const inspect = async (): Promise<Inspection> => ({
    ...(await toldOf(bundle, cards, demos)),
    known: states.known,
    folder,
    conflicts: unsettled.length,
    seen,
  })
  return {
    inspect,
    seen,
    states,
    // Cards of one folder share their images.
    changes: [...new Map(all.flatMap(({ changes }) => changes.map((change) => [change.path, change]))).values()],
    unsettled,
    kept: cards.flatMap(({ isKept, inspection }) => (isKept ? inspection.id : [])),
  }
}

async function toldOf(
  { manifest, files }: Bundle,
  cards: readonly PlannedCard[],
  demos: readonly PlannedDemo[],
): Promise<Pick<Inspection, 'manifest' | 'contains' | 'cards' | 'demos' | 'images' | 'domains'>> {
  const images = filesUnder({ files }, 'cards/images/')
  const isNew = new Set(cards.flatMap((card) => card.images))
  const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0)
  const counts = { cards: cards.length, images: images.size, demos: demos.length, files: manifest.files.length }
  return {
    manifest,
    contains: { ...counts, bytes, attempts: 0 },
    cards: cards.map(({ inspection }) => inspection),
    demos: demos.map(({ inspection }) => inspection),
    images: [...images].map(([name, image]) => ({
      name,
      bytes: image.byteLength,
      standing: isNew.has(name) ? 'new' : 'identical',
    })),
    domains: await domainsOf(cards.map(({ theirs }) => theirs)),
  }
}
