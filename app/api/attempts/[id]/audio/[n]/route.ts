import { AUDIO_TYPES, MAX_AUDIO_BYTES, readAudio, writeAudio, type AudioType } from '#core/store/audio.ts'
import { bytesOf } from '../../../../../_server/body.ts'
import { context } from '../../../../../_server/context.ts'
import { rangeIn } from '../../../../../_server/range.ts'
import { guarded, refuse, respond } from '../../../../../_server/respond.ts'
import { badPath, sentenceIn } from '../../../params.ts'

type Route = { params: Promise<{ id: string; n: string }> }

const isKept = (type: string): type is AudioType => Object.hasOwn(AUDIO_TYPES, type)

/** Keeps the recording of a sentence, in place of an earlier one. */
export const PUT = guarded(async (request: Request, { params }: Route) => {
  const path = await sentenceIn(params)
  if (!path) return badPath()
  // Browsers add the codec: audio/webm;codecs=opus.
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!isKept(type)) return refuse('bad-request', `a recording is one of ${Object.keys(AUDIO_TYPES).join(', ')}`)
  const data = await bytesOf(request, MAX_AUDIO_BYTES)
  if (!data.ok) return data.error
  const { dataDir } = await context()
  const written = await writeAudio(dataDir, path.id, path.sentence, { type, data: data.value })
  if (written.ok) return respond(written.value, 201)
  const { error } = written
  switch (error.kind) {
    case 'empty':
      return refuse('bad-request', 'the recording is empty')
    case 'too-large':
      return refuse('too-large', `a recording holds at most ${error.limit} bytes`, error)
    case 'no-room':
      return refuse('unavailable', 'the disk is full: the recording was not kept, all that was saved before is safe')
    case 'unwritable':
      // Logged and answered as any other trouble with the disk.
      throw new Error(error.reason)
    default:
      return error satisfies never
  }
})

/** The recording of a sentence, or the stretch of it that a player asks for. */
export const GET = guarded(async (request: Request, { params }: Route) => {
  const path = await sentenceIn(params)
  const recording = path && (await readAudio((await context()).dataDir, path.id, path.sentence))
  if (!recording) return refuse('not-found', 'there is no such recording')
  const { type, data } = recording
  const range = rangeIn(request.headers.get('range'), data.byteLength)
  const headers = { 'content-type': type, 'accept-ranges': 'bytes', 'cache-control': 'no-store' }
  if (range === 'whole') return new Response(data, { headers })
  if (range === 'none') {
    const refused = refuse('bad-range', 'the recording does not reach that far', { bytes: data.byteLength })
    refused.headers.set('content-range', `bytes */${data.byteLength}`)
    return refused
  }
  const { start, end } = range
  const stretch = { ...headers, 'content-range': `bytes ${start}-${end - 1}/${data.byteLength}` }
  return new Response(data.subarray(start, end), { status: 206, headers: stretch })
})
