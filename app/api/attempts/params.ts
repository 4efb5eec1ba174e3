import { SentenceNumber } from '#core/practice/schema.ts'
import { AttemptId } from '#core/practice/record.ts'
import { refuse } from '../../_server/respond.ts'

/** The id in a path such as /api/attempts/:id/draft; null when it can be none. */
export async function attemptIdIn(params: Promise<{ id: string }>): Promise<AttemptId | null> {
  return AttemptId.safeParse((await params).id).data ?? null
}

/** The attempt and the sentence in /api/attempts/:id/audio/:n; null when they can be none. */
export async function sentenceIn(
  params: Promise<{ id: string; n: string }>,
): Promise<{ id: AttemptId; sentence: SentenceNumber } | null> {
  const { n } = await params
  const id = await attemptIdIn(params)
  return id && /^[1-5]$/.test(n) ? { id, sentence: SentenceNumber.parse(Number(n)) } : null
}

export const badPath = (): Response => refuse('bad-request', 'an attempt is named by a UUID, its sentences by 1 to 5')
