import { keyOf } from '#core/card/add-follow-up.ts'
import { newLikenessIndex } from '#core/search/likeness.ts'
import { newBreath } from './in-steps.ts'
import { type AskedQuestion, byTimes, together } from './inbox-asked.ts'

/**
 * Two questions that score this for each other, both ways, are the same in other words. Measured on the shipped cards: of
 * their 75 questions, no two of which are the same, none score more than 0 both ways. Rewordings of them score 0.55 and
 * more where most of the words stay, and 0.45 where hardly any do; what is near one of these and asks something else, 0.48.
 */
export const ALIKE = 0.52

/** Questions among which alike ones are looked for: those asked most often. Others are told apart by their words alone. */
const LOOKED_AT = 1000

/**
 * The same questions with those that are alike as one, asked most often first. Each goes to the first before it that it is
 * like, so that what is like a question, and not like the one that this went to, stays on its own.
 */
export async function withAlike(all: readonly AskedQuestion[]): Promise<readonly AskedQuestion[]> {
  const first = all.slice(0, LOOKED_AT)
  const likes = await likesAmong(first)
  const taken = new Set<AskedQuestion>()
  const groups = first.flatMap((question) => {
    if (taken.has(question)) return []
    const alike = [...(likes.get(question) ?? [])].filter((one) => !taken.has(one) && likes.get(one)?.has(question))
    for (const one of [question, ...alike]) taken.add(one)
    return together([question, ...alike])
  })
  return [...groups, ...all.slice(LOOKED_AT)].sort(byTimes)
}

/** Of each question the others that are like it. */
async function likesAmong(
  questions: readonly AskedQuestion[],
): Promise<ReadonlyMap<AskedQuestion, ReadonlySet<AskedQuestion>>> {
  const index = newLikenessIndex<string, AskedQuestion>()
  const breathe = newBreath()
  for (const question of questions) {
    index.put(keyOf(question.text), [question])
    await breathe()
  }
  const likes = new Map<AskedQuestion, ReadonlySet<AskedQuestion>>()
  for (const question of questions) {
    await breathe()
    // With something behind it, its last word is not taken for half typed.
    const hits = index.search(`${question.text} `).filter(({ entry, score }) => score >= ALIKE && entry !== question)
    likes.set(question, new Set(hits.map(({ entry }) => entry)))
  }
  return likes
}
