import { z } from 'zod'
import { revokeLink, ShareLinkId, showNewest } from '#core/study/share/links.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { guarded, respond } from '../../../_server/respond.ts'
import { refuseShare } from '../refuse-share.ts'

type Route = { params: Promise<{ id: string }> }

const Body = z.strictObject({ shows: z.literal('newest') })

/** `{shows: "newest"}`: has a link show its chain as it is now. */
export const PATCH = guarded(async (request: Request, { params }: Route) => {
  const [body, id] = [await jsonOf(request, Body), ShareLinkId.safeParse((await params).id)]
  if (!body.ok) return body.error
  if (!id.success) return refuseShare({ kind: 'unknown-link' })
  const shown = await showNewest(await context(), id.data)
  return shown.ok ? respond(shown.value) : refuseShare(shown.error)
})

/** Revokes a link, for good. */
export const DELETE = guarded(async (_request: Request, { params }: Route) => {
  const id = ShareLinkId.safeParse((await params).id)
  const revoked = id.success ? await revokeLink(await context(), id.data) : null
  return revoked?.ok === true ? respond({ link: revoked.value }) : refuseShare({ kind: 'unknown-link' })
})
