import { useSyncExternalStore } from 'react'

/** The fields of an answer as they are sent. */
export type Kept = Readonly<Record<string, string>>

// An answer that could not be sent is kept with the tab, where it outlives a reload.
const KEY = 'zhuiwen-unsent'
const listeners = new Set<() => void>()

export function keep(form: FormData): void {
  const fields = [...form].filter(([, value]) => typeof value === 'string')
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(fields)))
  for (const listener of listeners) listener()
}

export function forget(): void {
  sessionStorage.removeItem(KEY)
  for (const listener of listeners) listener()
}

/** The answer that waits to be sent again, if there is one. */
export function useKept(): Kept | null {
  const text = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(KEY),
    () => null,
  )
  return text === null ? null : parse(text)
}

export function formOf(kept: Kept): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(kept)) form.set(name, value)
  return form
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Only this file writes there; whatever else is found counts as nothing. The server parses what it is sent. */
function parse(text: string): Kept | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return null
  }
}
