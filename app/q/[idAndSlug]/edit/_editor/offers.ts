import { send } from '../../../../practice/[cardId]/_attempt/http.ts'
import { createSignal, type Signal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { earlierFile } from './earlier-file.ts'
import type { Desk } from './desk.ts'
import { type Draft, forgetHere, keepHere, keptHere, mergeDrafts } from './kept.ts'
import type { Surface } from './surface.ts'
import { onWire, type Part } from './parts.ts'
import { isSame, textIn } from './texts.ts'
import type { Given } from './views.ts'
import { changed, current, mergeOf } from './writing.ts'

/** Drafts of before, and the one that was thrown away last. */
export type Offered = { readonly drafts: readonly Draft[]; readonly dropped: Draft | null }

export type Offers = {
  readonly offered: Signal<Offered>
  readonly takeUp: (draft: Draft) => Promise<void>
  readonly drop: (draft: Draft) => void
  readonly undo: () => void
  /** Its words are written here now: a draft of this page keeps them. */
  readonly taken: (draft: Draft) => void
}

/** What was written at this card and never saved: to go on with, or to throw away. */
export function createOffers({ card, drafts, takenIn }: Given, desk: Desk, surface: () => Surface): Offers {
  const pathOf = ({ id, cardId }: Draft): string => `/api/cards/${cardId}/drafts/${id}`
  const forget = (draft: Draft): void => {
    forgetHere(draft.id)
    void send('DELETE', pathOf(draft))
  }
  const now = desk.shown.get().writing.file
  const known = mergeDrafts(drafts, keptHere([card.id, ...takenIn.map(({ id }) => id)]))
  const isDone = ({ part, text }: Draft): boolean => isSame(part, text, textIn(now, part))
  known.filter(isDone).forEach(forget)
  const offered = createSignal<Offered>({ drafts: known.filter((draft) => !isDone(draft)), dropped: null })
  const without = (draft: Draft): readonly Draft[] => offered.get().drafts.filter(({ id }) => id !== draft.id)

  const taken = (draft: Draft): void => {
    offered.set({ ...offered.get(), drafts: without(draft) })
    // Not before its words are kept under their new name.
    void desk.keeper.push(draft.part).then((isKept) => {
      if (isKept || !desk.shown.get().writing.texts.has(draft.part)) forget(draft)
    }, reportError)
  }
  const putIn = (part: Part, draft: Draft): void => {
    desk.take(changed(desk.shown.get().writing, part, draft.text))
    surface().write(part, draft.text, true)
    desk.open(part)
    taken(draft)
  }
  return {
    offered,
    taken,
    takeUp: async (draft) => {
      const { part, baseHash, cardId } = draft
      desk.open(part)
      if (!desk.read() || desk.shown.get().part !== part) return
      const writtenFrom = baseHash === now.hash ? now : await earlierFile(cardId, baseHash)
      const { writing } = desk.shown.get()
      const [text, saved] = [current(writing, part), textIn(writing.file, part)]
      // Of a file that nobody kept nothing is known: then both texts are laid side by side whole.
      const from = writtenFrom === null ? '' : textIn(writtenFrom, part)
      const base = isSame(part, from, saved) ? saved : from
      const merge = mergeOf(part, base, draft.text, saved)
      if (!isSame(part, text, saved) && !isSame(part, text, draft.text)) {
        const merges = [mergeOf(part, saved, text, base === saved ? draft.text : merge.merged.text)] as const
        return desk.set({ merging: { kind: 'draft', draft, isOld: false, merges } })
      }
      if (base === saved) return putIn(part, draft)
      desk.set({ merging: { kind: 'draft', draft, isOld: true, merges: [merge] } })
    },
    drop: (draft) => {
      forget(draft)
      offered.set({ drafts: without(draft), dropped: draft })
    },
    undo: () => {
      const { drafts: others, dropped } = offered.get()
      if (dropped === null) return
      const { part, baseHash, text, seq } = dropped
      keepHere(dropped)
      void send('PUT', pathOf(dropped), { part: onWire(part), baseHash, text, seq })
      offered.set({ drafts: [dropped, ...others], dropped: null })
    },
  }
}
