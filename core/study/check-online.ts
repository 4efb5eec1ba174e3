import { readFields } from '#core/card/lint/fields.ts'
import { type Finding, finding } from '#core/card/lint/finding.ts'
import type { Spot } from '#core/card/lint/finding.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { PUBLIC } from '#core/visit/addresses.ts'
import type { Outcome } from '#core/visit/visit.ts'
import { visitAll } from '#core/visit/visit-all.ts'
import type { Manners } from '#core/visit/visit-all.ts'
import type { CheckedCard } from './checked-card.ts'
import { openLinkCache } from './link-cache.ts'
import type { Standing } from './link-cache.ts'

/** Slow enough that nobody minds: a library has hundreds of links, and many to the same few hosts. */
export const POLITE: Manners = { reach: PUBLIC, hostsAtOnce: 8, pauseMs: 500, timeoutMs: 15_000 }

type Place = { readonly address: string; readonly file: string; readonly spot: Spot }

/**
 * Tries the addresses that these cards name, in references and text, and says which are dead, and which nobody can say
 * anything of. What was tried lately is not tried again (see `openLinkCache`); also after an abort, so that the next
 * time goes on from there.
 * @param onProgress the share of addresses tried so far, 0..1
 */
export async function checkOnline(
  cards: readonly CheckedCard[],
  dataDir: string,
  now: Date,
  options: { readonly manners: Manners; readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<Result<readonly Finding[], 'cancelled'>> {
  const { manners, signal, onProgress } = options
  const places = cards.flatMap(placesOf)
  const cache = await openLinkCache(dataDir, now)
  const addresses = [...new Set(places.map(({ address }) => address))]
  const untried = addresses.filter((address) => cache.get(address) === null)
  const tried = new Map<string, Outcome>()
  await visitAll(untried, manners, signal, (address, outcome) => {
    tried.set(address, outcome)
    onProgress((addresses.length - untried.length + tried.size) / addresses.length)
  })
  // If nothing at all answered, it is this machine that is cut off: no address is to blame, and nothing is kept.
  const isOnline = [...tried.values()].some(({ state }) => state === 'ok' || state === 'dead')
  if (isOnline) {
    for (const [address, outcome] of tried) cache.set(address, standingOf(outcome, isOnline))
    await cache.save()
  }
  if (signal.aborted) return err('cancelled')
  return ok(
    places.flatMap((place) => {
      const outcome = tried.get(place.address)
      return judge(place, outcome ? standingOf(outcome, isOnline) : cache.get(place.address))
    }),
  )
}

function standingOf(outcome: Outcome, isOnline: boolean): Standing {
  if (outcome.state !== 'no-host') return outcome
  return isOnline
    ? { state: 'dead', reason: 'there is no such host' }
    : { state: 'unsure', reason: 'there is no such host, or this machine is offline' }
}

function judge({ address, file, spot }: Place, standing: Standing | null): readonly Finding[] {
  switch (standing?.state) {
    case 'dead':
      return [finding('dead-link', file, spot, `${address}: ${standing.reason}`, 'find where it went, or take it out')]
    case 'unsure':
      return [finding('unchecked-link', file, spot, `${address}: ${standing.reason}`, 'look at it yourself')]
    case 'ok':
    case undefined:
      return []
    default:
      return standing satisfies never
  }
}

/** Where a card names addresses. What stands behind # is the reader’s own affair: no server sees it. */
function placesOf({ file, source, card, uses }: CheckedCard): readonly Place[] {
  const place = (written: string, spot: () => Spot): readonly Place[] => {
    if (!URL.canParse(written)) return []
    const url = new URL(written)
    url.hash = ''
    return [{ address: url.href, file, spot: spot() }]
  }
  const fields = card.references.length > 0 ? readFields(source) : null
  return [
    ...(fields ? card.references.flatMap(({ url }, i) => place(url, () => fields.at('references', i, 'url'))) : []),
    ...uses.flatMap((use) => (use.kind === 'web' ? place(use.url, () => use) : [])),
  ]
}
