import type { CardId } from '#core/card/card.ts'
import type { Author } from '#core/card/rights.ts'
import { err, ok, type Result } from '#core/result.ts'
import { canonicalCard } from '#core/share/bundle/canonical.ts'
import { newBreath } from '../in-steps.ts'
import type { CardOrigin } from './origins.ts'
import type { PackRefusal } from './packed.ts'
import type { ChainCard } from './read-chain.ts'

type Rights = { readonly license: string; readonly authors: readonly Author[] }

export type CanonicalTexts = { readonly texts: ReadonlyMap<CardId, string>; readonly authors: readonly Author[] }

/**
 * The cards as they travel, and who is named on them. What a card does not say of its licence and its authors is what it
 * came in with, and if it began here, what `rights` say.
 */
export async function canonicalTexts(
  cards: ReadonlyMap<CardId, ChainCard>,
  rights: Rights,
  origins: ReadonlyMap<CardId, CardOrigin>,
  images: ReadonlyMap<string, string>,
): Promise<Result<CanonicalTexts, PackRefusal>> {
  const texts = new Map<CardId, string>()
  const authors: Author[] = []
  const breathe = newBreath()
  for (const [cardId, parsed] of cards) {
    const origin = origins.get(cardId)
    const own = origin ? { license: origin.license ?? rights.license, authors: origin.authors } : rights
    const text = canonicalCard(parsed, own, images)
    if (!text.ok) return err(unwritable(parsed))
    texts.set(cardId, text.value)
    authors.push(...(parsed.card.authors.length > 0 ? parsed.card.authors : own.authors))
    await breathe()
  }
  return ok({ texts, authors })
}

function unwritable({ card, file }: ChainCard): PackRefusal {
  const message = 'an address of an image is written in a way that it cannot be changed'
  const problem = {
    severity: 'error',
    file,
    line: 1,
    column: 1,
    message,
    mend: 'write it as ![words](file.png)',
  } as const
  return { kind: 'unreadable-card', cardId: card.id, problem }
}
