import { parseKept, storage } from '../storage.ts'
import type { Edit } from './views.ts'

// What was changed of a demo is kept in this browser, by the demo and by the hash of what it was changed from.

const KEY = 'zhuiwen-demo-'

export type Kept = { readonly hash: string; readonly edit: Edit }
type Stored = { readonly files: readonly { name: string; source: string }[] } & Pick<Edit, 'args' | 'stdin'>

/** Nothing changed. */
export const storedEdit = ({ files, args, stdin }: Stored): Edit => ({
  files: Object.fromEntries(files.map(({ name, source }) => [name, source])),
  args,
  stdin,
})

export const isEdited = (edit: Edit, stored: Edit): boolean =>
  editedFiles(edit, stored).length > 0 || hasOtherInput(edit, stored)

export const editedFiles = (edit: Edit, stored: Edit): readonly string[] =>
  Object.keys(stored.files).filter((name) => edit.files[name] !== stored.files[name])

export const hasOtherInput = (edit: Edit, stored: Edit): boolean =>
  edit.stdin !== stored.stdin ||
  edit.args.length !== stored.args.length ||
  edit.args.some((arg, i) => arg !== stored.args[i])

/** What of a run has to be told: nothing, if nothing was changed. */
export const askedOf = (edit: Edit, stored: Edit) => ({
  ...(editedFiles(edit, stored).length > 0 && { files: edit.files }),
  ...(hasOtherInput(edit, stored) && { args: edit.args, stdin: edit.stdin }),
})

/** Edits of an earlier version, on the files there still are. */
export const onto = (older: Edit, stored: Edit): Edit => ({
  ...older,
  files: Object.fromEntries(Object.entries(stored.files).map(([name, source]) => [name, older.files[name] ?? source])),
})

/** What this browser keeps as text: the same text for as long as nothing changes. */
export const keptText = (id: string): string | null => storage(null, (local) => local.getItem(KEY + id))

export function keptIn(text: string | null): Kept | null {
  const value: unknown = parseKept(text)
  const { hash, edit } = Object(value)
  const { files, args, stdin } = Object(edit)
  const isKept =
    typeof hash === 'string' &&
    typeof stdin === 'string' &&
    Array.isArray(args) &&
    args.every((arg) => typeof arg === 'string') &&
    typeof files === 'object' &&
    files !== null &&
    Object.values(files).every((source) => typeof source === 'string')
  return isKept ? (value as Kept) : null
}

const listeners = new Set<() => void>()

/** Null: forget it. */
export function keep(id: string, kept: Kept | null): void {
  storage(undefined, (local) =>
    kept === null ? local.removeItem(KEY + id) : local.setItem(KEY + id, JSON.stringify(kept)),
  )
  for (const listener of listeners) listener()
}

/** Calls back when this tab or another one changes what is kept. */
export function onKept(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
