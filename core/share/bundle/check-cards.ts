import { setImmediate } from 'node:timers/promises'
import { CardId } from '#core/card/card.ts'
import { MAX_CARD_BYTES } from '#core/card/disk.ts'
import { outlineCard } from '#core/card/parse.ts'
import { estimateCostMs } from '#core/card/syntax-limits.ts'
import { type Bundle, cardPath, filesUnder } from './bundle.ts'
import { canonicalCard } from './canonical.ts'
import { canonicalJson } from './content-hash.ts'
import { refuse } from './fault.ts'
import { MAX_PARSING_MS } from './limits.ts'
import { chainOf, headOf } from './make.ts'
import { strictText } from './strict-text.ts'

const IMAGE_NAME = /images\/([0-9a-f]{16}\.(?:png|jpg|gif|webp|avif))/g

/** Whether the cards are cards, written as bundles write them, and say what the rest says of them. Throws `Refused`. */
export async function checkCards(bundle: Bundle): Promise<void> {
  const { manifest, files } = bundle
  const paths = [...files.keys()].filter((path) => path.endsWith('.mdx'))
  let costMs = 0
  for (const path of paths) {
    if ((files.get(path)?.byteLength ?? 0) > MAX_CARD_BYTES) refuse('card-too-large', { path, limit: MAX_CARD_BYTES })
    costMs += estimateCostMs(strictText(files, path))
    if (costMs > MAX_PARSING_MS) refuse('too-intricate', { path })
  }
  const shown = new Set(filesUnder(bundle, 'cards/images/').keys())
  for (const path of paths) {
    // Others have their turn.
    await setImmediate()
    checkCard(bundle, path, shown)
  }
  checkPatch(bundle, paths)
  const cards = paths.filter((path) => path.startsWith('cards/'))
  if (manifest.kind === 'chain' && !cards.includes(cardPath(manifest.root))) refuse('no-root')
  const chain = chainOf(manifest.root, new Map(cards.map((path) => [idOf(path), strictText(files, path)])))
  if (canonicalJson(chain) !== strictText(files, 'chain.json')) refuse('other-chain', { path: 'chain.json' })
  const { title, languages } = headOf(chain)
  if (title !== manifest.title || languages.join() !== manifest.languages.join()) refuse('other-title')
}

function checkCard({ manifest, files }: Bundle, path: string, shown: ReadonlySet<string>): void {
  const text = strictText(files, path)
  const id = idOf(path)
  const parsed = outlineCard(text, cardPath(id))
  if (parsed.card === null) refuse('no-card', { path, said: parsed.problems[0]?.message ?? '' })
  if (parsed.card.id !== id) refuse('other-id', { path, said: parsed.card.id })
  // What a patch shows may lie in the library that it is for.
  const elsewhere = manifest.kind === 'patch' ? [...text.matchAll(IMAGE_NAME)].flatMap(([, name = '']) => name) : []
  const images = new Map([...shown, ...elsewhere].map((name) => [`cards/images/${name}`, name]))
  const canonical = canonicalCard(parsed, manifest, images)
  if (!canonical.ok || canonical.value !== text) refuse('not-canonical', { path })
}

function checkPatch({ manifest }: Bundle, paths: readonly string[]): void {
  const bases = paths.filter((path) => path.startsWith('base/'))
  if (manifest.kind === 'patch' && bases.length === 0) refuse('no-base')
  for (const path of bases) {
    if (manifest.kind === 'chain') refuse('no-place', { path })
    if (!paths.includes(cardPath(idOf(path)))) refuse('base-alone', { path })
  }
}

const idOf = (path: string): CardId => CardId.parse(path.slice(path.indexOf('/') + 1, -'.mdx'.length))
