import { randomInt } from 'node:crypto'
import { type Bundle, cardsIn, filesUnder } from '#core/share/bundle/bundle.ts'
import { makeBundle } from '#core/share/bundle/make.ts'
import { ChainId } from '#core/share/bundle/manifest.ts'

/** As many chains as origins can be named. */
const MAX_ORIGINS = 50

/** The same content as the first version of a chain of its own, which says what it began from. */
export function forkOf(bundle: Bundle): Bundle {
  const { kind, root, license, authors, forkedFrom, chainId, version, contentHash, title } = bundle.manifest
  return makeBundle({
    kind,
    root,
    license,
    authors,
    chainId: mintChainId(),
    version: 1,
    forkedFrom: [{ chainId, version, contentHash, title, license, authors }, ...forkedFrom].slice(0, MAX_ORIGINS),
    ancestors: [],
    cards: new Map(cardsIn(bundle).map(({ id, source }) => [id, source])),
    images: filesUnder(bundle, 'cards/images/'),
    demos: filesUnder(bundle, 'demos/'),
    base: new Map(),
  })
}

const mintChainId = (): ChainId =>
  ChainId.parse(`c-${Array.from({ length: 16 }, () => randomInt(36).toString(36)).join('')}`)
