import { listReferences } from '#core/study/references.ts'
import { context } from '../../_server/context.ts'
import { queryOf } from '../../_server/query.ts'
import { badRequest, guarded, respond } from '../../_server/respond.ts'
import { ReferencesQuery } from '../../references/look.ts'

/** What cards refer to, each place once, a hundred a page; `?kind=`, `?host=`, `?topic=`, `?state=`, `?by=`, `?page=` as on the page. */
export const GET = guarded(async (request: Request) => {
  const query = ReferencesQuery.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const { by, page, ...filter } = query.data
  const { kinds, hosts, ...rest } = await listReferences(await context(), filter, by, page)
  return respond({ ...rest, kinds: Object.fromEntries(kinds), hosts: Object.fromEntries(hosts) })
})
