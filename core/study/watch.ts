import watcher from '@parcel/watcher'
import path from 'node:path'
import { isCardPath } from '#core/card/disk.ts'
import type { Context } from './context.ts'
import { syncContent } from './sync.ts'
import type { SyncReport } from './sync.ts'

export type Watch = { readonly stop: () => Promise<void> }

/**
 * Syncs once, for what changed while nobody watched, and then whenever a card file changes under the content folder, in
 * whatever program. Resolves when the first sync is done. Changes that come while a sync
 * runs are taken up by the next one, right after it.
 * @param onSync called after each sync with what it did
 * @param onError called when watching or a sync fails; watching goes on
 */
export async function watchContent(
  ctx: Context,
  onSync: (report: SyncReport) => void,
  onError: (error: unknown) => void,
): Promise<Watch> {
  const waiting = new Set<string>()
  let isWholeFolderDue = true
  let running: Promise<void> | null = null

  const drain = async (): Promise<void> => {
    while (waiting.size > 0 || isWholeFolderDue) {
      const options = isWholeFolderDue ? {} : { only: [...waiting] }
      waiting.clear()
      isWholeFolderDue = false
      try {
        onSync(await syncContent(ctx, options))
      } catch (error) {
        onError(error)
      }
    }
    running = null
  }

  const subscription = await watcher.subscribe(ctx.contentDir, (error, events) => {
    if (error) {
      onError(error)
      return
    }
    const paths = events.map((event) => path.relative(ctx.contentDir, event.path).split(path.sep).join('/'))
    for (const changed of paths) if (isCardPath(changed)) waiting.add(changed)
    // A folder that is moved or deleted arrives as itself, not as its files.
    if (paths.some((changed) => path.extname(changed) === '')) isWholeFolderDue = true
    if (waiting.size > 0 || isWholeFolderDue) running ??= drain()
  })
  running ??= drain()
  await running
  return {
    stop: async () => {
      await subscription.unsubscribe()
      await running
    },
  }
}
