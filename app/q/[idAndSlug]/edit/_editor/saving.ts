import { fieldOf, type Refused, send } from '../../../../practice/[cardId]/_attempt/http.ts'
import type { Desk, Trouble } from './desk.ts'
import { onWire, type Part } from './parts.ts'
import type { File } from './texts.ts'
import { fileIn } from './watching.ts'
import { meet, saved } from './writing.ts'

/** Somebody else saves just before us, again and again: more often than this, and it is shown. */
const MAX_TRIES = 5

export type Saving = {
  /** Writes every changed text into the file, one after the other. */
  readonly save: () => Promise<void>
  /** The file has become another one. */
  readonly meetFile: (file: File) => void
}

export function createSaving(cardId: string, desk: Desk): Saving {
  const { shown, keeper } = desk

  const meetFile = (file: File): void => {
    // While something is composed, nothing moves: the file will be looked at again.
    if (!desk.read()) return
    const { writing, merges } = meet(shown.get().writing, file)
    desk.take(writing)
    if (merges.length > 0) return desk.set({ merging: { kind: 'file', file, merges } })
    const { merging } = shown.get()
    desk.set({ merging: merging?.kind === 'file' ? null : merging, hasFollowed: true })
    desk.follow()
  }

  /** Null: it is saved, or will be looked at. */
  const put = async (part: Part): Promise<Trouble | null> => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const { writing } = shown.get()
      const text = writing.texts.get(part)
      if (text === undefined) return null
      const draftId = keeper.idOf(part)
      const body = { baseHash: writing.file.hash, part: onWire(part), text, ...(draftId && { draftId }) }
      const reply = await send('PUT', `/api/cards/${cardId}/source`, body)
      if (reply.kind === 'unreachable') return { kind: 'unreachable' }
      if (reply.kind === 'ok') {
        const file = fileIn(reply.value, writing.file.path)
        if (file === null) return { kind: 'refused' }
        desk.read()
        keeper.drop(part)
        desk.take(saved(shown.get().writing, part, text, file))
        return null
      }
      const theirs = fileIn(fieldOf(reply.refused.details, 'theirs'), writing.file.path)
      if (theirs === null) return troubleOf(reply.refused, part)
      meetFile(theirs)
      // Something is being composed, and goes first: the file is met once that is done.
      const hasMet = shown.get().writing.file.hash !== writing.file.hash
      if (shown.get().merging || !hasMet) return null
    }
    return { kind: 'refused' }
  }

  return {
    meetFile,
    save: async () => {
      if (!desk.read() || shown.get().isSaving || shown.get().merging) return
      desk.set({ isSaving: true, trouble: null, hasFollowed: false })
      let trouble: Trouble | null = null
      for (const part of shown.get().writing.texts.keys()) {
        trouble = await put(part)
        if (trouble !== null || shown.get().merging) break
      }
      desk.set({ isSaving: false, trouble })
      desk.follow()
    },
  }
}

function troubleOf({ status, code }: Refused, part: Part): Trouble {
  if (status === 404) return { kind: 'gone' }
  if (status === 507) return { kind: 'noRoom' }
  if (status === 413) return { kind: 'tooLarge' }
  return code === 'unreadable' ? { kind: 'unreadable', part } : { kind: 'refused' }
}
