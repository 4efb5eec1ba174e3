import type { FaultSaid, InspectionSaid, TakenSaid } from '../views.ts'

// What the page of bundles asks of the server.

const TROUBLES = [
  'too-large',
  'no-file',
  'unreadable',
  'no-link',
  'share-page',
  'cancelled',
  'offline',
  'no-room',
  'failed',
  'stale',
  'bad-folder',
  'in-the-way',
  'unwritable',
] as const
/** Why nothing goes on, or not yet. */
export type TroubleKind = (typeof TROUBLES)[number]
/** `path`: what it is about, where it is about a file. */
export type Trouble = { readonly kind: TroubleKind; readonly path: string }

/** Ends a piece of work that was begun. */
export class Stopped extends Error {
  readonly trouble: Trouble
  constructor(kind: TroubleKind, path = '') {
    super(kind)
    this.trouble = { kind, path }
  }
}

/** A bundle that was looked at, and what names its bytes when it is taken in. */
export type Looked = { readonly said: InspectionSaid; readonly sha256: string }

/** As the server takes them. */
export type Choices = {
  readonly folder: string
  readonly skip: readonly string[]
  readonly settle: Readonly<Record<string, 'mine' | 'theirs'>>
  readonly asFork: boolean
  readonly seen: string
}

export type Follow = {
  readonly signal: AbortSignal
  /** Of what is sent, 0 to 1. */
  readonly onSent: (share: number) => void
}

/** Has a bundle looked at. Answers why it is refused, if it is. */
export async function inspect(bundle: Blob, follow: Follow): Promise<Looked | { readonly fault: FaultSaid }> {
  const { status, body } = await post('/api/bundles/inspect', bundle, follow)
  if (status === 200) return { said: body.inspection, sha256: String(body.sha256) }
  const fault = Object(body.error).details?.fault
  if (fault !== undefined) return { fault }
  throw stopped(status, body)
}

/** Takes a bundle in that was looked at. */
export async function takeIn(bundle: Blob, sha256: string, choices: Choices, follow: Follow): Promise<TakenSaid> {
  const form = new FormData()
  form.set('sha256', sha256)
  form.set('choices', JSON.stringify(choices))
  form.set('bundle', bundle)
  const { status, body } = await post('/api/bundles', form, follow)
  if (status === 200) return body.taken
  throw stopped(status, body)
}

/** What a handler of our own answers. */
type Answer = { readonly status: number; readonly body: ReturnType<typeof Object> }

/** Sends with progress, which `fetch` knows nothing of. */
const post = (path: string, sent: Blob | FormData, { signal, onSent }: Follow): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total)
    request.onload = () => resolve({ status: request.status, body: Object(request.response) })
    request.onerror = () => reject(new Stopped('offline'))
    request.onabort = () => reject(new Stopped('cancelled'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(sent)
  })

function stopped(status: number, body: Answer['body']): Stopped {
  const error = Object(body.error)
  const kind = String(error.details?.kind ?? error.code)
  if (status === 413) return new Stopped('too-large')
  return new Stopped(TROUBLES.find((known) => known === kind) ?? 'failed', String(error.details?.path ?? ''))
}
