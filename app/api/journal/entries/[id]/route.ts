import { EntryId } from '#core/journal/entry.ts'
import { EntryInput, saveEntry } from '#core/study/journal/entries.ts'
import { findEntry } from '#core/store/entries.ts'
import { jsonOf, MAX_TEXT_BYTES } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { guarded, refuse, respond } from '../../../../_server/respond.ts'
import { refuseEntry } from '../refuse-entry.ts'

type Route = { params: Promise<{ id: string }> }

const noEntryId = (): Response => refuse('bad-request', 'an entry is named by a UUID')

/** An entry as it reads now. */
export const GET = guarded(async (_request: Request, { params }: Route) => {
  const id = EntryId.safeParse((await params).id)
  if (!id.success) return noEntryId()
  const entry = await findEntry((await context()).db, id.data)
  return entry ? respond(entry) : refuse('not-found', 'there is no entry of this id, or no longer')
})

/** Writes an entry, on the basis of one of its versions; a blank text takes it away. */
export const PUT = guarded(async (request: Request, { params }: Route) => {
  const id = EntryId.safeParse((await params).id)
  if (!id.success) return noEntryId()
  const input = await jsonOf(request, EntryInput.omit({ id: true }), MAX_TEXT_BYTES)
  if (!input.ok) return input.error
  const saved = await saveEntry(await context(), { ...input.value, id: id.data })
  return saved.ok ? respond(saved.value) : refuseEntry(saved.error)
})
