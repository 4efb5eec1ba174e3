import type { CardId } from '#core/card/card.ts'
import type { Author } from '#core/card/rights.ts'
import { err, ok, type Result } from '#core/result.ts'
import { canonicalCard, type CanonicalFault, type Rights } from '#core/share/bundle/canonical.ts'
import { newBreath } from '../in-steps.ts'
import type { PackRefusal } from './packed.ts'
import type { ChainCard } from './read-chain.ts'

export type CanonicalTexts = { readonly texts: ReadonlyMap<CardId, string>; readonly authors: readonly Author[] }

/** The cards as they travel, and who is named on them. */
export async function canonicalTexts(
  cards: ReadonlyMap<CardId, ChainCard>,
  rights: Rights,
  images: ReadonlyMap<string, string>,
): Promise<Result<CanonicalTexts, PackRefusal>> {
  const texts = new Map<CardId, string>()
  const authors: Author[] = []
  const breathe = newBreath()
  for (const [cardId, parsed] of cards) {
    const text = canonicalCard(parsed, rights, images)
    if (!text.ok) return err({ kind: 'unreadable-card', cardId, problem: problemOf(text.error, parsed) })
    texts.set(cardId, text.value)
    authors.push(...authorsOf(parsed.card, rights.authors))
    await breathe()
  }
  return ok({ texts, authors })
}

/** Who is named on a card: whoever it names, or where it began here and says nothing, `own`. */
export const authorsOf = (
  { license, authors }: Pick<ChainCard['card'], 'license' | 'authors'>,
  own: readonly Author[],
): readonly Author[] => (license === null && authors.length === 0 ? own : authors)

const WHY: Readonly<Record<CanonicalFault, readonly [message: string, mend: string]>> = {
  'no-card': ['it is no card any more once it is written anew', 'look at its frontmatter'],
  unreadable: ['an address of a file is written in a way that it cannot be changed', 'write it as ![words](file.png)'],
  unstable: ['it has characters that mean something else once they are composed', 'write marks without accents'],
}

function problemOf(fault: CanonicalFault, { file }: ChainCard) {
  const [message, mend] = WHY[fault]
  return { severity: 'error', file, line: 1, column: 1, message, mend } as const
}
