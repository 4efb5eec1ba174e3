import { readVersion } from '#core/study/versions.ts'
import { context } from '../../../../../_server/context.ts'
import { guarded, respond } from '../../../../../_server/respond.ts'
import { noSuchVersion, versionIn, type VersionParams } from '../params.ts'

/** One version of a card: what its file held, and that cut into its parts. */
export const GET = guarded(async (_request: Request, { params }: { params: VersionParams }) => {
  const at = await versionIn(params)
  const version = at && (await readVersion(await context(), at.id, at.n))
  if (!version) return noSuchVersion()
  const { n, seenAt, path, hash, parsed, parts } = version
  return respond({ n, seenAt, path, hash, source: parsed.source, parts })
})
