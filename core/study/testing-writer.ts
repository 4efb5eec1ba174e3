// The other process in tests of saving: node --import tsx testing-writer.ts <job> <content folder> <data folder> [number]
import { CardId } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import { textOf } from '#core/card/with-text.ts'
import { openDb } from '#core/store/db.ts'
import { optionsFor } from '#core/store/testing.ts'
import type { Context } from './context.ts'
import { runnerIn } from './runner.ts'
import { openText, saveText } from './write-card.ts'

export const WRITTEN = CardId.parse('q-written')

/** Twenty kilobytes that say one number, and who wrote it: half of one text and half of another are seen to be that. */
export const textOfNumber = (n: number): string => Array.from({ length: 2000 }, () => `${n} ${process.pid}\n`).join('')

/** The number that the file's last stage says: whole, or it throws. */
export function numberIn(source: string): number {
  const [first = '', ...rest] = textOf(parseCard(source, 'written.mdx'), 'gap').split('\n')
  if (!/^\d+ \d+$/.test(first) || rest.length !== 1999 || rest.some((line) => line !== first)) throw new Error('torn')
  return Number(first.split(' ')[0])
}

/** Saves the number that comes next. Answers it; null: somebody else was quicker. */
export async function saveNext(ctx: Context, onBegin: (n: number) => void = () => {}): Promise<number | string | null> {
  const opened = await openText(ctx, WRITTEN)
  if (!opened.ok) throw new Error(opened.error.kind)
  const next = numberIn(opened.value.source) + 1
  onBegin(next)
  const saved = await saveText(ctx, WRITTEN, { baseHash: opened.value.hash, part: 'gap', text: textOfNumber(next) })
  if (saved.ok) return next
  return saved.error.kind === 'stale' ? null : saved.error.kind
}

const say = (...words: readonly unknown[]): void => void process.stdout.write(`${words.join(' ')}\n`)

const jobs = {
  /** Saves until it is killed, naming each number before and after. */
  async stream(ctx: Context) {
    for (;;) say('saved', await saveNext(ctx, (n) => say('begins', n)))
  },
  /** Saves so many times, however often somebody else is quicker. */
  async count(ctx: Context, times: number) {
    say('ready')
    for (let done = 0; done < times;) if ((await saveNext(ctx)) !== null) done += 1
  },
  /** Saves once, and says what came of it. */
  async once(ctx: Context) {
    say(await saveNext(ctx))
  },
}

const [job, contentDir, dataDir, times] = process.argv.slice(2)
if (job !== undefined && Object.hasOwn(jobs, job) && contentDir !== undefined && dataDir !== undefined) {
  const options = optionsFor(dataDir)
  const db = await openDb(options)
  if (!db.ok) throw new Error(db.error.kind)
  const highlighter = () => Promise.reject(new Error('nothing is shown here'))
  const world = { now: () => new Date(), highlighter, model: null, runner: runnerIn(options) }
  await jobs[job as keyof typeof jobs]({ db: db.value, contentDir, dataDir, ...world }, Number(times))
}
