'use client'

import { useEffect, useState } from 'react'
import type { LikeQuestions } from '#core/study/questions.ts'
import { isOffline } from '../_ui/offline.ts'

export const NOTHING_LIKE: LikeQuestions = { cards: [], open: [] }

/**
 * What asks something like `typed`, at most `limit` cards and open questions. What is shown for the text before stays until
 * there is an answer for this one, so that nothing flickers; where the server is away, too.
 * @param first what is known without asking
 */
export function useLike(typed: string, limit: number, first: LikeQuestions): LikeQuestions {
  const [found, setFound] = useState({ typed, like: first })
  const isBlank = typed.trim() === ''
  useEffect(() => {
    if (isBlank || typed === found.typed) return
    // A later key makes this answer worthless.
    const asking = new AbortController()
    ask(typed, limit, asking.signal).then(
      (like) => setFound({ typed, like }),
      (error: unknown) => {
        if (!asking.signal.aborted && !isOffline(error)) reportError(error)
      },
    )
    return () => asking.abort()
  }, [typed, isBlank, limit, found.typed])
  return isBlank ? NOTHING_LIKE : found.like
}

async function ask(typed: string, limit: number, signal: AbortSignal): Promise<LikeQuestions> {
  const query = new URLSearchParams({ q: typed, limit: String(limit) })
  const response = await fetch(`/api/questions?${query.toString()}`, { signal })
  // A text too long to be a question is like none.
  if (!response.ok) return NOTHING_LIKE
  const like: LikeQuestions = await response.json()
  return like
}
