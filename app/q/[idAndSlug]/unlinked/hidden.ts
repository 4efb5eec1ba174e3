import { useSyncExternalStore } from 'react'
import { parseKept, storage } from '../../../_ui/storage.ts'

// A judgement of whoever reads in this browser: it changes nothing of the cards and nothing of what is learnt. A sentence that
// is written otherwise is another one, and is named again.

const KEY = 'zhuiwen-no-mention'
/** The oldest go. */
const MAX_KEPT = 500
const CHANGED = 'zhuiwen-no-mention'

const NONE: readonly string[] = []
let known: { readonly text: string; readonly names: readonly string[] } = { text: '', names: NONE }

function read(): readonly string[] {
  const text = storage('', (local) => local.getItem(KEY) ?? '')
  if (text !== known.text) known = { text, names: namesIn(parseKept(text)) }
  return known.names
}

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : NONE

function write(names: readonly string[]): void {
  storage(undefined, (local) => local.setItem(KEY, JSON.stringify(names.slice(-MAX_KEPT))))
  dispatchEvent(new Event(CHANGED))
}

function subscribe(changed: () => void): () => void {
  for (const event of [CHANGED, 'storage']) addEventListener(event, changed)
  return () => {
    for (const event of [CHANGED, 'storage']) removeEventListener(event, changed)
  }
}

/** Mentions that are none, as somebody here has said. */
export const useHidden = (): readonly [readonly string[], (names: readonly string[]) => void] => [
  useSyncExternalStore(subscribe, read, () => NONE),
  write,
]
