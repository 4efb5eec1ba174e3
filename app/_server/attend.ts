import { pruneRenderings } from '#core/store/renderings.ts'
import { searchIndexOf } from '#core/study/search-index.ts'
import { clearUploads } from '#core/study/upload.ts'
import { watchContent } from '#core/study/watch.ts'
import { backUpDaily } from './backup-apart.ts'
import { context } from './context.ts'

/** Some 3 kB each: more than a large library has cards, so that only those of old versions go. */
const RENDERINGS_KEPT = 50_000

/** So long the first pages have the processor to themselves. */
const FIRST_PAGES_MS = 2000

/** What the server does besides answering: it keeps the index up to the card files, the search ready, and a backup of each day. */
export async function attend(): Promise<void> {
  // `npm start` holds the other end of this channel. When it is gone, however it went, the port is to be free again.
  if (process.connected) process.once('disconnect', () => process.exit(0))

  const ctx = await context()
  await pruneRenderings(ctx.db, RENDERINGS_KEPT)
  await clearUploads(ctx)
  await watchContent(
    ctx,
    ({ added, changed, renamed, removed, refused, problems }) => {
      const moved = renamed.map(({ to }) => to)
      const paths = [...added, ...changed, ...moved, ...removed, ...refused]
      if (paths.length > 0)
        console.info(`zhuiwen: took in ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ' …' : ''}`)
      for (const { file, line, column, message, mend } of problems) {
        console.warn(`zhuiwen: ${file}:${line}:${column}: ${message}; ${mend}`)
      }
    },
    (error) => console.error('zhuiwen: watching the cards failed; restart to take in changes', error),
  )
  backUpDaily(ctx)
  // Nobody waits for this; it is made in steps, between which pages are answered, so that the first search is too.
  setTimeout(() => {
    searchIndexOf(ctx).catch((error: unknown) => console.error('zhuiwen: the cards cannot be searched', error))
  }, FIRST_PAGES_MS).unref()
}
