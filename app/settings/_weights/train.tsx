'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { type TrainWords, useTraining } from './use-training.ts'

/** Trains on the press of a button, which then cancels it: whoever pressed it has it at hand to press again. */
export function Train({ words }: { words: TrainWords }) {
  const router = useRouter()
  const { share, said, start, cancel } = useTraining(words, () => startTransition(() => router.refresh()))
  const isGoing = share !== null
  return (
    <div className="weights-train">
      <button type="button" className="button button-quiet" onClick={isGoing ? cancel : start}>
        {isGoing ? words.cancel : words.train}
      </button>
      {isGoing && <progress aria-label={words.progress} max={1} value={share} />}
      <p role="status" className={said?.ok === false ? 'text-bad' : 'text-soft'}>
        {isGoing ? words.training : said?.text}
      </p>
    </div>
  )
}
