import { readMedia } from '#core/card/disk.ts'
import { context } from '../../_server/context.ts'
import { refuse } from '../../_server/respond.ts'

/** What may lie beside a card. SVG is left out: it is a document that can hold scripts. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
}

export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const relative = (await params).path.map((part) => decodeURIComponent(part)).join('/')
  const type = TYPES[relative.split('.').at(-1)?.toLowerCase() ?? '']
  const { contentDir } = await context()
  const bytes = type && (await readMedia(contentDir, relative))
  if (!type || !bytes) return refuse('not-found', 'there is no such image')
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': 'no-cache' } })
}
