import path from 'node:path'
import { projectDir } from '#core/store/testing.ts'
import type { Environment } from '../environment.ts'

/** A library of a test: all that belongs to it lies in one folder. */
export const environmentIn = (folder: string, now = '2026-11-23T09:00:00Z'): Environment => ({
  projectDir,
  contentDir: path.join(folder, 'content'),
  dataDir: path.join(folder, 'data'),
  databaseUrl: null,
  shareUrl: null,
  model: null,
  now: () => new Date(now),
})
