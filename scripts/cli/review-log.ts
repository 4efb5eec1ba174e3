import { readFile } from 'node:fs/promises'
import { readCsv } from '#core/schedule/evaluate/csv.ts'
import type { LoggedReview } from '#core/schedule/evaluate/log.ts'
import type { Policy } from '#core/schedule/memory.ts'
import { loggedReviews } from '#core/study/review-log.ts'
import { policyOf, readSettings } from '#core/study/settings.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'

const PROBLEMS_SHOWN = 10

/** The reviews of a CSV file, or without one those of the library that count; and the learner's own policy. */
export async function readReviews(
  csv?: string,
): Promise<{ readonly reviews: LoggedReview[]; readonly policy: Policy }> {
  const ofFile = csv === undefined ? null : await reviewsOfFile(csv)
  return withLibrary(async ({ db }) => {
    const policy = policyOf(await readSettings(db))
    return { reviews: ofFile ?? (await loggedReviews(db)), policy }
  })
}

async function reviewsOfFile(file: string): Promise<LoggedReview[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`cannot read ${file}: ${error.code ?? error.message}`, true)
  })
  const read = readCsv(text)
  if (read.ok) return read.value
  const lines = read.error.slice(0, PROBLEMS_SHOWN).map(({ line, message }) => `${file}:${line}: ${message}`)
  const more = read.error.length - lines.length
  throw new Failure([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'))
}

/** Runs work that Ctrl-C ends in good order. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = new AbortController()
  const stop = (): void => interrupt.abort()
  process.once('SIGINT', stop)
  try {
    return await work(interrupt.signal)
  } finally {
    process.off('SIGINT', stop)
  }
}

/** Says on stderr each time another tenth of the work is done. */
export function sayProgress(work: string): (share: number) => void {
  let said = 0
  return (share) => {
    const tenths = Math.floor(share * 10)
    if (tenths <= said) return
    said = tenths
    console.error(`zhuiwen: ${work}, ${tenths * 10} %`)
  }
}
