import { backoffMs, type Refused, type Reply } from '../../practice/[cardId]/_attempt/http.ts'
import { createSignal, type Signal } from '../../practice/[cardId]/_attempt/signal.ts'
import { mintUuid } from '../../_ui/uuid.ts'
import { claim, type Draft, forgetHere, keepHere, type Place } from './kept.ts'
import {
  type Answered,
  answered,
  type Choice,
  chosen,
  type Clash,
  isSaved,
  refused,
  type Saved,
  sending,
  type Writing,
  worded,
} from './writing.ts'
import { conflictIn, sendEntry } from './wire.ts'

/** Where what is written stands. `here`: in this browser alone, for the moment. `nowhere`: only in this page. */
export type State = 'saved' | 'typing' | 'saving' | 'here' | 'nowhere' | 'clash' | 'tooLong' | 'noCard' | 'refused'

export type Shown = {
  readonly writing: Writing
  readonly state: State
  /** When it was last saved from here, ms since the epoch. */
  readonly savedAtMs: number | null
  readonly clash: Clash | null
}

/** Where it is written: words that came from elsewhere are put there. */
export type Field = { readonly isComposing: () => boolean; readonly put: (text: string) => void }

export type Saver = {
  readonly shown: Signal<Shown>
  readonly type: (text: string) => void
  readonly bind: (cardId: string | null) => void
  /** Saves now. False: not all of it is saved. */
  readonly save: () => Promise<boolean>
  readonly choose: (choice: Choice) => void
  /** The page goes away, or may: what is not saved is sent so that it outlives the page. */
  readonly partingWord: () => void
  readonly stop: () => void
}

/** Typing has rested when nothing came for so long. In ms. */
const REST_MS = 2500
/** While something is composed, it is looked again so often. In ms. */
const COMPOSED_MS = 300

/** Saves an entry by itself, one text after the other, as `Writing` has it. */
export function createSaver(place: Place, start: Writing, field: Field, leftover: string | null = null): Saver {
  const key = leftover ?? `${start.known.id}.${mintUuid()}`
  const letGo = claim(key)
  const shown = createSignal<Shown>({ writing: start, state: 'saved', savedAtMs: null, clash: null })
  const set = (change: Partial<Shown>): void => shown.set({ ...shown.get(), ...change })
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null
  let failures = 0
  let isKept = true

  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void save().catch(reportError), ms)
  }
  const keep = (): void => {
    const { writing } = shown.get()
    if (isSaved(writing)) return forgetHere(key)
    isKept = keepHere(draftOf(key, place, writing))
  }
  const changed = (writing: Writing): void => {
    const { clash } = shown.get()
    // Whoever goes on writing may have settled it, or made it another choice.
    if (clash) return take(refused(writing, clash.base, clash.theirs), writing.text)
    const state = isSaved(writing) ? 'saved' : failures > 0 ? (isKept ? 'here' : 'nowhere') : 'typing'
    set({ writing, state })
    keep()
    // A failing server is asked again in its own time.
    if (!isSaved(writing) && failures === 0) later(REST_MS)
  }
  const take = ({ writing, clash }: Answered, inField = shown.get().writing.text): void => {
    if (writing.text !== inField) field.put(writing.text)
    const isDone = isSaved(writing)
    set({ writing, clash, state: clash ? 'clash' : isDone ? 'saved' : 'typing', savedAtMs: Date.now() })
    keep()
    if (!isDone && !clash) later(REST_MS)
  }
  const settle = (reply: Reply<Saved>): void => {
    const { writing } = shown.get()
    if (reply.kind === 'unreachable') {
      failures += 1
      set({ state: isKept ? 'here' : 'nowhere' })
      return later(backoffMs(failures))
    }
    failures = 0
    if (reply.kind === 'ok') return take(answered(writing, reply.value))
    const conflict = conflictIn(reply.refused)
    if (conflict) return take(refused(writing, conflict.base, conflict.theirs))
    set({ writing: { ...writing, sent: null }, state: troubleOf(reply.refused) })
  }
  const put = async (): Promise<void> => {
    const before = shown.get().writing
    const writing = sending(before)
    set({ writing, state: 'saving' })
    keep()
    const reply = await sendEntry(place, before, writing.sent)
    // What came from elsewhere would break off what is being composed.
    while (field.isComposing()) await new Promise((done) => setTimeout(done, COMPOSED_MS))
    settle(reply)
  }
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    while (underWay) await underWay
    const { writing, clash } = shown.get()
    if (isSaved(writing)) return true
    if (clash) return false
    if (field.isComposing()) {
      later(COMPOSED_MS)
      return false
    }
    underWay = put().finally(() => (underWay = null))
    await underWay
    return isSaved(shown.get().writing)
  }
  return {
    shown,
    save,
    type: (text) => changed({ ...shown.get().writing, text }),
    bind: (cardId) => {
      changed({ ...shown.get().writing, cardId })
      if (!isSaved(shown.get().writing)) later(0)
    },
    choose: (choice) => {
      const { writing, clash } = shown.get()
      if (clash) take({ writing: chosen(writing, clash, choice), clash: null })
      later(0)
    },
    partingWord: () => {
      const { writing, clash } = shown.get()
      if (isSaved(writing) || clash) return
      // Beyond 64 KiB a browser refuses to send after the page is gone; this browser keeps it in any case.
      const said = sendEntry(place, writing, worded(writing.text), { keepalive: true })
      said.then(({ kind }) => kind === 'ok' && shown.get().writing === writing && forgetHere(key)).catch(reportError)
    },
    stop: () => {
      clearTimeout(timer)
      letGo()
    },
  }
}

const draftOf = (key: string, { kind, day }: Place, { known, sent, text, cardId }: Writing): Draft => ({
  key,
  id: known.id,
  kind,
  day,
  base: known.version,
  sent,
  text,
  cardId,
})

function troubleOf({ status }: Refused): State {
  if (status === 413) return 'tooLong'
  return status === 404 ? 'noCard' : 'refused'
}
