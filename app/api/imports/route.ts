import { z } from 'zod'
import { listRuns } from '#core/study/import-run.ts'
import { openUpload, UPLOAD_LIMITS } from '#core/study/upload.ts'
import { jsonOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { guarded, respond } from '../../_server/respond.ts'

/** All imports of notes, the newest first. */
export const GET = guarded(async () => respond({ imports: await listRuns((await context()).dataDir) }))

const Body = z.strictObject({
  /** It is a folder of Obsidian, where `#word` is a tag. */
  isVault: z.boolean().default(false),
})

/** Opens an upload, to which files are added before it is imported. */
export const POST = guarded(async (request: Request) => {
  const body = await jsonOf(request, Body)
  if (!body.ok) return body.error
  return respond({ id: await openUpload(await context(), body.value.isVault), limits: UPLOAD_LIMITS }, 201)
})
