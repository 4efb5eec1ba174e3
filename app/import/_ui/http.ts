import { createNdjson } from '../../_ui/ndjson.ts'
import { isOffline } from '../../_ui/offline.ts'
import type { NoteSaid, SumFact } from '../views.ts'
import type { Picked } from './collect.ts'

// What the page of imports asks of the server.

const TROUBLES = ['unknown', 'bad-folder', 'too-many', 'too-much', 'no-room', 'offline', 'cut', 'failed'] as const
/** Why nothing goes on. */
export type Trouble = (typeof TROUBLES)[number]

const LEFT_OUT = ['bad-path', 'too-large', 'unreadable'] as const
/** Why a single file is not taken, and the others are. */
export type WhyLeftOut = (typeof LEFT_OUT)[number]

/** Ends a piece of work that was begun. */
export class Stopped extends Error {
  readonly trouble: Trouble | 'cancelled'
  constructor(trouble: Trouble | 'cancelled') {
    super(trouble)
    this.trouble = trouble
  }
}

type Send = { readonly method: string; readonly body?: BodyInit; readonly signal: AbortSignal }

/** Answers whatever the server answers. Throws `Stopped` when it cannot be reached, or is not to be any more. */
async function send(path: string, { method, body, signal }: Send): Promise<Response> {
  try {
    return await fetch(path, { method, signal, ...(body !== undefined && { body }) })
  } catch (error) {
    if (signal.aborted) throw new Stopped('cancelled')
    if (isOffline(error)) throw new Stopped('offline')
    throw error
  }
}

async function kindIn(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  const { code, details } = Object(Object(body).error)
  return String(Object(details).kind ?? code)
}

export async function openUpload(isVault: boolean, signal: AbortSignal): Promise<string> {
  const response = await send('/api/imports', { method: 'POST', body: JSON.stringify({ isVault }), signal })
  if (!response.ok) throw new Stopped('failed')
  const body: unknown = await response.json()
  return String(Object(body).id)
}

/** Null: it is there. Else why this one is not. */
export async function putFile(upload: string, picked: Picked, signal: AbortSignal): Promise<WhyLeftOut | null> {
  // What went away, or may not be read, is told apart from a server that is away.
  const bytes = await picked
    .open()
    .then((file) => file.arrayBuffer())
    .catch(() => null)
  if (bytes === null) return 'unreadable'
  const path = `/api/imports/${upload}/files?${new URLSearchParams({ path: picked.path }).toString()}`
  const response = await send(path, { method: 'PUT', body: bytes, signal })
  if (response.ok) return null
  const kind = await kindIn(response)
  const why = LEFT_OUT.find((known) => known === kind)
  if (why) return why
  throw new Stopped(kind === 'not-found' ? 'unknown' : (TROUBLES.find((known) => known === kind) ?? 'failed'))
}

/** Gives an upload up. Where that cannot be said, it is cleared away a day later. */
export async function dropUpload(upload: string): Promise<void> {
  try {
    await fetch(`/api/imports/${upload}`, { method: 'DELETE', keepalive: true })
  } catch (error) {
    if (!isOffline(error)) throw error
  }
}

export type Preview = { readonly notes: readonly NoteSaid[]; readonly sum: readonly SumFact[] }
export type Follow = { readonly signal: AbortSignal; readonly onProgress: (done: number, of: number) => void }

export async function preview(upload: string, folder: string, follow: Follow): Promise<Preview> {
  const notes: NoteSaid[] = []
  let sum: readonly SumFact[] | null = null
  await stream(`/api/imports/${upload}/preview`, folder, follow, (line) => {
    if (line.type === 'note') notes.push(line.note)
    if (line.type === 'sum') sum = line.sum
  })
  if (sum === null) throw new Stopped('cut')
  return { notes, sum }
}

/** Brings an upload in; answers the id of the import. */
export async function bring(upload: string, folder: string, follow: Follow): Promise<string> {
  let id: string | null = null
  await stream(`/api/imports/${upload}`, folder, follow, (line) => {
    if (line.type === 'done') id = String(line.id)
    if (line.type === 'refused') throw new Stopped('unknown')
  })
  if (id === null) throw new Stopped('cut')
  return id
}

async function stream(
  path: string,
  folder: string,
  { signal, onProgress }: Follow,
  // What a line of our own handler holds beside its type.
  onLine: (line: ReturnType<typeof Object>) => void,
): Promise<void> {
  const body = JSON.stringify({ folder: folder === '' ? null : folder })
  const response = await send(path, { method: 'POST', body, signal })
  if (response.status === 400) throw new Stopped('bad-folder')
  if (response.status === 404) throw new Stopped('unknown')
  if (!response.ok) throw new Stopped('failed')
  const lines = createNdjson()
  const take = (line: unknown): void => {
    const { type, done, of } = Object(line)
    if (type === 'progress') onProgress(Number(done), Number(of))
    else onLine(Object(line))
  }
  const reader = response.body?.getReader()
  for (;;) {
    const part = await reader?.read().catch(() => {
      throw new Stopped(signal.aborted ? 'cancelled' : 'cut')
    })
    if (part === undefined || part.done) break
    lines.push(part.value).forEach(take)
  }
  lines.end().forEach(take)
}
