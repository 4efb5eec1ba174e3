import { join } from 'node:path'
import { recordedIds } from '#core/store/audio-files.ts'
import { audioUse, dropAudio } from '#core/store/audio.ts'
import type { Context } from './context.ts'

export type Recordings = {
  /** Where they lie; absolute. It need not exist. */
  readonly folder: string
  readonly bytes: number
  /** Attempts that have any. */
  readonly attempts: number
}

/** What recordings there are, those of attempts under way among them. */
export const viewRecordings = async ({ dataDir }: Pick<Context, 'dataDir'>): Promise<Recordings> => ({
  folder: join(dataDir, 'audio'),
  ...(await audioUse(dataDir)),
})

/** Deletes every recording. What was said, written down, stays with the attempts. */
export async function deleteRecordings({ dataDir }: Pick<Context, 'dataDir'>): Promise<void> {
  for (const id of await recordedIds(dataDir)) await dropAudio(dataDir, id)
}
