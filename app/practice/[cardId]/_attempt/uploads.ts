import type { SentenceNumber } from '#core/practice/plan.ts'
import type { AttemptId } from '#core/practice/record.ts'
import { backoffMs, send } from './http.ts'
import { createSignal, type Signal } from './signal.ts'

// Recordings on their way to the server. They belong to no screen: one that is left goes on being sent.

/** A recording that is not stored yet. `isRefused`: nor will it be, for the server does not take it. */
export type Unsent = { readonly id: AttemptId; readonly sentence: SentenceNumber; readonly isRefused: boolean }

const unsentNow = createSignal<readonly Unsent[]>([])
export const unsent: Signal<readonly Unsent[]> = unsentNow

type Item = { readonly id: AttemptId; readonly sentence: SentenceNumber; readonly recording: Blob }

const recordings = new Map<string, Item>()
const wakers = new Set<() => void>()

/** Stores the recording of a sentence, however long that takes. It is kept in memory until the server has it. */
export function upload(item: Item): void {
  const key = keyOf(item)
  recordings.set(key, item)
  mark(item, false)
  guard()
  void keepSending(key, item)
}

/** An attempt was thrown away: its recordings are sent no more. */
export function cancelUploads(id: AttemptId): void {
  for (const [key, item] of recordings) if (item.id === id) recordings.delete(key)
  unsentNow.set(unsentNow.get().filter((one) => one.id !== id))
  guard()
}

async function keepSending(key: string, item: Item): Promise<void> {
  for (let failures = 0; recordings.get(key) === item;) {
    const reply = await send('PUT', `/api/attempts/${item.id}/audio/${item.sentence}`, item.recording)
    if (recordings.get(key) !== item) return
    if (reply.kind !== 'unreachable') {
      recordings.delete(key)
      mark(item, reply.kind === 'refused')
      if (reply.kind === 'ok') unsentNow.set(unsentNow.get().filter((one) => keyOf(one) !== key))
      return guard()
    }
    failures += 1
    await rest(backoffMs(failures))
  }
}

const keyOf = ({ id, sentence }: { id: AttemptId; sentence: SentenceNumber }): string => `${id} ${sentence}`

function mark({ id, sentence }: Item, isRefused: boolean): void {
  const others = unsentNow.get().filter((one) => one.id !== id || one.sentence !== sentence)
  unsentNow.set([...others, { id, sentence, isRefused }])
}

/** Waits so long, or until the network is back. */
const rest = (ms: number): Promise<void> =>
  new Promise((done) => {
    const wake = () => {
      clearTimeout(timer)
      wakers.delete(wake)
      done()
    }
    const timer = setTimeout(wake, ms)
    wakers.add(wake)
  })

/** While something is unsent, the browser asks before it closes the page. */
function guard(): void {
  removeEventListener('beforeunload', ask)
  removeEventListener('online', wakeAll)
  if (recordings.size === 0) return
  addEventListener('beforeunload', ask)
  addEventListener('online', wakeAll)
}
const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
const wakeAll = (): void => {
  for (const wake of wakers) wake()
}

/** Resolves when nothing of this attempt waits to be stored any more, or when that takes longer than `mostMs`. */
export const settled = (id: AttemptId, mostMs: number): Promise<void> =>
  new Promise((done) => {
    const isWaiting = () => [...recordings.values()].some((item) => item.id === id)
    const look = () => {
      if (!isWaiting()) end()
    }
    const end = () => {
      clearTimeout(timer)
      stop()
      done()
    }
    const timer = setTimeout(() => end(), mostMs)
    const stop = unsent.subscribe(look)
    look()
  })
