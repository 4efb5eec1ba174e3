import { startCompletion } from '@codemirror/autocomplete'
import { bringTogether } from './bringing.ts'
import { completions } from './complete.ts'
import { createDesk, type Desk } from './desk.ts'
import { imagesInto } from './images.ts'
import { createOffers, type Offers } from './offers.ts'
import { createSaving, type Saving } from './saving.ts'
import { insertReference, insertSnippet } from './snippets.ts'
import { createSuggesting, type Suggesting } from './suggesting.ts'
import { createSurface, type Surface } from './surface.ts'
import type { Part } from './parts.ts'
import { createUploads } from './uploading.ts'
import type { Given } from './views.ts'
import { watchFile } from './watching.ts'

/** What the menu inserts. */
export type Insertion =
  | { readonly kind: 'card' | 'callout' | 'figure' | 'details' | 'reference' }
  | { readonly kind: 'demo'; readonly id: string }
  | { readonly kind: 'images'; readonly files: readonly File[] }

/** All that the page does with a card that is being written. */
export type Room = Pick<Desk, 'shown' | 'keeper' | 'set' | 'open'> &
  Pick<Saving, 'save'> &
  Pick<Suggesting, 'suggested' | 'link'> &
  Pick<Offers, 'offered' | 'takeUp' | 'drop' | 'undo'> & {
    readonly insert: (insertion: Insertion) => void
    /** See `bringTogether`. */
    readonly bring: (results: ReadonlyMap<Part, string>) => boolean
    readonly goTo: (offset: number) => void
    readonly focus: () => void
    readonly setVim: (isOn: boolean) => Promise<void>
    readonly close: () => void
  }

/** Opens the editor in `parent`. `typed`: what was written before it was there. `onLeave`: the keyboard wants out. */
export function openRoom(parent: HTMLElement, given: Given, typed: string, onLeave: () => void): Room {
  const suggesting = createSuggesting(given.card.id, () => surface, given.part)
  const surface: Surface = createSurface(parent, {
    lang: given.card.lang,
    extras: (part) => [
      completions(given, part),
      imagesInto((files, at) => void upload(part, files, at)),
      suggesting.listening(part),
    ],
    listener: {
      onChange: (part) => desk.typed(part),
      onComposed: () => {
        desk.read()
        if (isSaveAsked) saveNow()
      },
      onSave: () => saveNow(),
      onLeave,
    },
  })
  const desk = createDesk(given, () => surface)
  const saving = createSaving(given.card.id, desk)
  const offers = createOffers(given, desk, () => surface)
  const upload = createUploads(
    given.card.id,
    () => surface,
    given.words,
    (why) => desk.set({ trouble: { kind: 'image', why } }),
  )
  let isSaveAsked = false
  const saveNow = (): void => {
    // What is being composed is saved once it is there.
    isSaveAsked = surface.isComposing()
    if (!isSaveAsked) void saving.save().catch(reportError)
  }

  desk.open(given.part)
  if (typed !== given.text) surface.write(given.part, typed, true)
  const stopWatching = watchFile(
    given.card.id,
    () => {
      const { merging, writing } = desk.shown.get()
      return merging?.kind === 'file' ? merging.file.hash : writing.file.hash
    },
    (file) => {
      const isSaidGone = desk.shown.get().trouble?.kind === 'gone'
      if (file === 'gone' && !isSaidGone) desk.set({ trouble: { kind: 'gone' } })
      if (file !== 'gone' && isSaidGone) desk.set({ trouble: null })
      if (file !== 'gone' && file !== 'same') saving.meetFile(file)
    },
  )
  const part = (): void => {
    desk.read()
    desk.keeper.partingWord()
  }
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') part()
  }
  const warn = (event: BeforeUnloadEvent): void => {
    part()
    if (desk.keeper.keeping.get() === 'nowhere') event.preventDefault()
  }
  addEventListener('pagehide', part)
  addEventListener('beforeunload', warn)
  document.addEventListener('visibilitychange', onHidden)

  return {
    ...desk,
    ...offers,
    suggested: suggesting.suggested,
    link: suggesting.link,
    save: async () => saveNow(),
    bring: (results) => bringTogether(desk, { saving, offers, surface }, results),
    goTo: surface.goTo,
    focus: () => surface.view.focus(),
    insert: (insertion) => {
      const { view } = surface
      const { head } = view.state.selection.main
      switch (insertion.kind) {
        case 'images':
          return void upload(desk.shown.get().part, insertion.files, head)
        case 'reference':
          return insertReference(view, desk.shown.get().part)
        case 'card':
          view.focus()
          view.dispatch(view.state.replaceSelection('[['))
          return void startCompletion(view)
        case 'demo':
          view.focus()
          return view.dispatch(view.state.replaceSelection(`<Demo id="${insertion.id}" />`))
        case 'callout':
        case 'figure':
        case 'details':
          return insertSnippet(view, insertion.kind)
        default:
          return insertion satisfies never
      }
    },
    setVim: async (isOn) => {
      const { vimKeys } = await import('./vim.ts')
      surface.setVim(isOn ? vimKeys(saveNow) : null)
    },
    close: () => {
      part()
      stopWatching()
      suggesting.stop()
      removeEventListener('pagehide', part)
      removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', onHidden)
      desk.stop()
      surface.view.destroy()
    },
  }
}
