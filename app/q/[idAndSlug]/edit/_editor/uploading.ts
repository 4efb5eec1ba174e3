import { fieldOf, send } from '../../../../practice/[cardId]/_attempt/http.ts'
import { fill } from '../../../../_ui/fill.ts'
import { begin, end } from './images.ts'
import type { Surface } from './surface.ts'
import type { Part } from './parts.ts'
import type { Words } from './views.ts'

/** Sends images to lie beside the card and writes each in once it is there. `failed` hears why one is not. */
export function createUploads(cardId: string, surface: () => Surface, words: Words, failed: (why: string) => void) {
  const put = async (part: Part, file: File, place: number): Promise<void> => {
    const path = `/api/cards/${cardId}/images?${new URLSearchParams({ name: file.name })}`
    const reply = await send('POST', path, file)
    const src = reply.kind === 'ok' ? fieldOf(reply.value, 'src') : null
    const insert = typeof src === 'string' ? `![](${src})` : ''
    surface().dispatch(part, (state) => end(state, place, insert))
    if (insert === '') failed(fill(why(reply), { name: file.name }))
  }
  const why = (reply: Awaited<ReturnType<typeof send>>): string => {
    if (reply.kind === 'unreachable') return words.images.unreachable
    if (reply.kind === 'refused' && reply.refused.status === 413) return words.images.tooLarge
    return words.images.refused
  }
  return async (part: Part, files: readonly File[], at: number): Promise<void> => {
    const places = files.map((file) => {
      const { id, effects } = begin(at, fill(words.images.sending, { name: file.name }))
      surface().dispatch(part, () => ({ effects }))
      return { id, file }
    })
    for (const { id, file } of places) await put(part, file, id)
  }
}
