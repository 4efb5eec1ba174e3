import { useSyncExternalStore } from 'react'

/** A value that is changed outside of React and shown by it. */
export type Signal<T> = {
  readonly get: () => T
  readonly subscribe: (listener: () => void) => () => void
}

export function createSignal<T>(first: T): Signal<T> & { readonly set: (value: T) => void } {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const useSignal = <T>({ get, subscribe }: Signal<T>): T => useSyncExternalStore(subscribe, get, get)
