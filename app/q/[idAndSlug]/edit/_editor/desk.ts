import type { RenderedSection } from '#core/card/render/rendered.ts'
import { createSignal, type Signal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { createKeeper, type Keeper } from './keeping.ts'
import type { Draft } from './kept.ts'
import { createPreviewer, type TextProblem } from './previewing.ts'
import type { Surface } from './surface.ts'
import type { Part } from './parts.ts'
import { composed, type File, isSame, readFile, textIn } from './texts.ts'
import type { Given } from './views.ts'
import { changed, current, type Merge, type Writing } from './writing.ts'

/** Texts that two sides changed, waiting to be brought together. */
export type Merging =
  /** With the file as it is now. */
  | { readonly kind: 'file'; readonly file: File; readonly merges: readonly Merge[] }
  /** A draft from an earlier file with the file, or with what is written here by now. */
  | { readonly kind: 'draft'; readonly draft: Draft; readonly isOld: boolean; readonly merges: readonly [Merge] }

export type Trouble =
  | { readonly kind: 'unreachable' | 'gone' | 'refused' | 'noRoom' | 'tooLarge' | 'swallows' | 'wholeFirst' }
  | { readonly kind: 'unreadable'; readonly part: Part }
  | { readonly kind: 'image'; readonly why: string }

export type Shown = {
  readonly part: Part
  readonly writing: Writing
  readonly isSaving: boolean
  readonly trouble: Trouble | null
  readonly merging: Merging | null
  /** The file became another one, and nothing stood in the way. */
  readonly hasFollowed: boolean
  readonly sections: readonly RenderedSection[] | null
  readonly problems: readonly TextProblem[]
  /** The preview is not that of the text: there was no answer. */
  readonly isStale: boolean
}

/** What everything that happens at this card shares. */
export type Desk = {
  readonly shown: Signal<Shown>
  readonly keeper: Keeper
  readonly set: (some: Partial<Shown>) => void
  /** Takes in what was typed since. False: an input method is at work, and has the word. */
  readonly read: () => boolean
  /** Something has been typed. */
  readonly typed: (part: Part) => void
  readonly take: (writing: Writing) => void
  /** Makes the editor say what the file says, wherever nothing was changed here. */
  readonly follow: () => void
  readonly look: () => void
  readonly open: (part: Part) => void
  readonly stop: () => void
}

/** Typing is taken in after so long a rest: nothing else happens while keys are pressed. In ms. */
const REST_MS = 150

export function createDesk(given: Given, surface: () => Surface): Desk {
  const { card, words, names } = given
  const keeper = createKeeper(card.id)
  const shown = createSignal<Shown>({
    part: given.part,
    writing: { file: readFile(given.file), texts: new Map() },
    isSaving: false,
    trouble: null,
    merging: null,
    hasFollowed: false,
    sections: null,
    problems: [],
    isStale: false,
  })
  const set = (some: Partial<Shown>): void => shown.set({ ...shown.get(), ...some })
  const previewer = createPreviewer(card.id, (part, preview) => {
    if (part !== shown.get().part) return
    if (preview === null) return set({ isStale: true })
    set({ sections: preview.sections, problems: preview.problems, isStale: false })
    surface().setProblems(part, preview.problems)
  })

  const unread = new Set<Part>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const take = (writing: Writing): void => {
    for (const part of shown.get().writing.texts.keys()) if (!writing.texts.has(part)) keeper.drop(part)
    for (const [part, text] of writing.texts) keeper.keep(part, writing.file.hash, text)
    set({ writing })
  }
  const look = (): void => {
    const { part, writing } = shown.get()
    previewer.ask(part, writing.file.hash, current(writing, part))
  }
  const read = (): boolean => {
    clearTimeout(timer)
    if (surface().isComposing()) return false
    if (unread.size === 0) return true
    let { writing } = shown.get()
    for (const part of unread) writing = changed(writing, part, surface().textOf(part) ?? current(writing, part))
    unread.clear()
    take(writing)
    look()
    return true
  }
  const typed = (part: Part): void => {
    unread.add(part)
    clearTimeout(timer)
    timer = setTimeout(read, REST_MS)
  }
  const show = (part: Part): void => {
    const { writing } = shown.get()
    const text = current(writing, part)
    set({ part, trouble: null, sections: null, problems: [] })
    surface().show(part, text, { name: names[part], empty: blankOf(words, part) })
    sync(part)
    look()
  }
  /** Brings the editor's text of a part to what it should be, but for blank lines that are none of its text. */
  const sync = (part: Part): void => {
    const { writing } = shown.get()
    const [now, text] = [surface().textOf(part), current(writing, part)]
    if (now !== null && !isSame(part, now, text)) surface().write(part, text, writing.texts.has(part))
  }
  const open = (part: Part): void => {
    if (!read()) return
    const { writing } = shown.get()
    const { file, texts } = writing
    if (part === 'whole' && texts.size > 0 && !texts.has('whole')) {
      const whole = composed(file, texts)
      if (whole === null) return set({ trouble: { kind: 'swallows' } })
      take(changed({ file, texts: new Map() }, 'whole', whole.replace(/\r\n?/g, '\n')))
    }
    const isWhole = part !== 'whole' && texts.has('whole')
    show(isWhole ? 'whole' : part)
    if (!isWhole) return
    // Its sections are on the move: they cannot be written one by one until all of it is saved.
    set({ trouble: { kind: 'wholeFirst' } })
    const text = current(shown.get().writing, 'whole')
    const section = readFile({ ...file, source: text }).parsed.card?.sections.find(({ id }) => id === part)
    if (section) surface().goTo(section.start)
  }
  return {
    shown,
    keeper,
    set,
    read,
    typed,
    take,
    look,
    open,
    follow: () => {
      const { file, texts } = shown.get().writing
      for (const part of surface().parts()) {
        const [now, text] = [surface().textOf(part), textIn(file, part)]
        if (!texts.has(part) && now !== null && !isSame(part, now, text)) surface().write(part, text, false)
      }
      look()
    },
    stop: () => {
      clearTimeout(timer)
      previewer.stop()
    },
  }
}

const blankOf = ({ blank }: Given['words'], part: Part): string =>
  new Map<string, string>(Object.entries(blank)).get(part) ?? blank.other
