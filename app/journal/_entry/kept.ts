import { fieldOf } from '../../practice/[cardId]/_attempt/http.ts'
import { parseKept, storage } from '../../_ui/storage.ts'

// What this browser keeps of an entry that is not saved: it is there at once, also when the server is not.

const PREFIX = 'zhuiwen-entry-'

/** What an entry is, whatever it says. */
export type Place = { readonly kind: string; readonly day: string }

/** A text that was not saved yet. `key`: its own, for the same entry may be open twice; it begins with the entry’s. */
export type Draft = Place & {
  readonly key: string
  readonly id: string
  readonly base: number | null
  readonly sent: string | null
  readonly text: string
  readonly cardId: string | null
}

/** False: this browser keeps nothing. */
export const keepHere = ({ key, ...draft }: Draft): boolean =>
  storage(false, (local) => {
    local.setItem(PREFIX + key, JSON.stringify(draft))
    return true
  })

export const forgetHere = (key: string): void => storage(undefined, (local) => local.removeItem(PREFIX + key))

/** As long as the page is there, nobody else takes its drafts up. */
export const claim = (key: string): (() => void) => {
  if (!('locks' in navigator)) return () => {}
  let letGo = (): void => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  navigator.locks.request(PREFIX + key, () => held).catch(reportError)
  return () => letGo()
}

/** Whether anything at all is kept of an entry. */
export const isKeptHere = (id: string): boolean =>
  storage(false, (local) => Object.keys(local).some((key) => key.startsWith(PREFIX + id)))

/** The drafts that pages left behind which are gone. Over plain HTTP from another machine nobody can tell: then all. */
export async function leftBehind(): Promise<readonly Draft[]> {
  const { held = [] } = 'locks' in navigator ? await navigator.locks.query() : {}
  const claimed = new Set(held.map(({ name }) => name))
  return storage([], (local) =>
    Object.keys(local)
      .filter((key) => key.startsWith(PREFIX) && !claimed.has(key))
      .flatMap((key) => draftIn(key.slice(PREFIX.length), parseKept(local.getItem(key))) ?? []),
  )
}

function draftIn(key: string, value: unknown): Draft | null {
  const of = (name: string): unknown => fieldOf(value, name)
  const [id, kind, day, base, sent, text, cardId] = [
    of('id'),
    of('kind'),
    of('day'),
    of('base'),
    of('sent'),
    of('text'),
    of('cardId'),
  ]
  if (typeof id !== 'string' || typeof kind !== 'string' || typeof day !== 'string') return null
  if (typeof text !== 'string' || (typeof base !== 'number' && base !== null)) return null
  if ((typeof sent !== 'string' && sent !== null) || (typeof cardId !== 'string' && cardId !== null)) return null
  return { key, id, kind, day, base, sent, text, cardId }
}
