import { ImportId } from '#core/study/import-run.ts'
import { UploadId } from '#core/study/upload.ts'
import { refuse } from '../../_server/respond.ts'

export type ImportParams = { params: Promise<{ id: string }> }

/** The upload in a path such as /api/imports/:id/files; null when it can be none. */
export const uploadIdIn = async (params: ImportParams['params']): Promise<UploadId | null> =>
  UploadId.safeParse((await params).id).data ?? null

/** The import in a path such as /api/imports/:id; null when it can be none. */
export const importIdIn = async (params: ImportParams['params']): Promise<ImportId | null> =>
  ImportId.safeParse((await params).id).data ?? null

export const noSuchUpload = (): Response =>
  refuse('not-found', 'there is no such upload: it was imported or given up, or a day has gone by')
