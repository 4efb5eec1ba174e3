import { isolateHistory } from '@codemirror/commands'
import { syntaxTree } from '@codemirror/language'
import { type EditorState, type Extension, Prec, type TransactionSpec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { fieldOf, send } from '../../../../practice/[cardId]/_attempt/http.ts'
import { createSignal, type Signal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { paragraphAt } from './paragraph.ts'
import type { Part } from './parts.ts'
import type { Surface } from './surface.ts'

/** A card that words of the text speak of. `from` and `to` are UTF-16 offsets of them in the text of the part. */
export type Suggestion = {
  readonly id: string
  readonly title: string
  readonly lang: string
  readonly from: number
  readonly to: number
  readonly words: string
}
export type Suggested = { readonly part: Part; readonly cards: readonly Suggestion[] }

export type Suggesting = {
  readonly suggested: Signal<Suggested>
  /** Makes the words a link. The cursor stays with the words it is at. */
  readonly link: (suggestion: Suggestion) => void
  /** Listens to what is written, and has the key that takes the first suggestion. */
  readonly listening: (part: Part) => Extension
  readonly stop: () => void
}

/** Typing has rested when nothing came for so long. In ms. */
const REST_MS = 400

/** Nodes of the grammar in which words are no text. */
const NO_TEXT = /^(?:FencedCode|CodeBlock|HTMLBlock|Frontmatter|.*Heading\d?|Table)$/

/** Looks which other cards are mentioned in the paragraph of the cursor, whenever typing rests; an input method goes first. */
export function createSuggesting(cardId: string, surface: () => Surface, begin: Part): Suggesting {
  const suggested = createSignal<Suggested>({ part: begin, cards: [] })
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | null = null

  const look = async (part: Part, { state, composing }: EditorView): Promise<void> => {
    if (composing) return
    asking?.abort()
    const { head } = state.selection.main
    const paragraph = isText(state, head) ? paragraphAt(state.doc.toString(), head) : null
    if (paragraph === null) return suggested.set({ part, cards: [] })
    asking = new AbortController()
    const { signal } = asking
    const reply = await send('POST', '/api/links/suggest', { text: paragraph.text, cardId }, { signal })
    const now = surface().view
    // Typed meanwhile: that is looked at when typing rests again.
    if (signal.aborted || reply.kind !== 'ok' || now.composing || now.state.doc !== state.doc) return
    suggested.set({ part, cards: suggestionsIn(reply.value, paragraph) })
  }
  const link = (suggestion: Suggestion): void => {
    const { part, cards } = suggested.get()
    suggested.set({ part, cards: cards.filter(({ id }) => id !== suggestion.id) })
    surface().dispatch(part, (state) => linked(state, suggestion))
  }
  return {
    suggested,
    link,
    stop: () => {
      clearTimeout(timer)
      asking?.abort()
    },
    listening: (part) =>
      part === 'followups'
        ? []
        : [
            EditorView.updateListener.of(({ view, docChanged, selectionSet, changes }) => {
              if (!docChanged && !selectionSet) return
              clearTimeout(timer)
              timer = setTimeout(() => void look(part, view).catch(reportError), REST_MS)
              const { cards } = suggested.get()
              if (!docChanged || cards.length === 0) return
              const moved = cards.map((card) => ({
                ...card,
                from: changes.mapPos(card.from, 1),
                to: changes.mapPos(card.to, -1),
              }))
              suggested.set({
                part,
                cards: moved.filter(({ from, to, words }) => view.state.sliceDoc(from, to) === words),
              })
            }),
            Prec.high(
              keymap.of([
                {
                  key: 'Alt-Enter',
                  run: () => {
                    const [first] = suggested.get().cards
                    if (first) link(first)
                    return first !== undefined
                  },
                },
              ]),
            ),
          ],
  }
}

function isText(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, -1); ;) {
    if (NO_TEXT.test(node.name)) return false
    if (node.parent === null) return true
    node = node.parent
  }
}

function linked(state: EditorState, { id, from, to, words }: Suggestion): TransactionSpec {
  // Written otherwise meanwhile.
  if (state.sliceDoc(from, to) !== words) return {}
  const end = `](card:${id})`
  const moved = (at: number): number => (at <= from ? at : at < to ? at + 1 : at + 1 + end.length)
  const { anchor, head } = state.selection.main
  return {
    changes: [
      { from, insert: '[' },
      { from: to, insert: end },
    ],
    selection: { anchor: moved(anchor), head: moved(head) },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.complete',
  }
}

function suggestionsIn(value: unknown, paragraph: { readonly from: number; readonly text: string }): Suggestion[] {
  const found = fieldOf(value, 'suggestions')
  if (!Array.isArray(found)) return []
  return found.flatMap((one: unknown) => {
    const [id, title, lang] = [fieldOf(one, 'id'), fieldOf(one, 'title'), fieldOf(one, 'lang')]
    const [start, end] = [fieldOf(one, 'start'), fieldOf(one, 'end')]
    if (typeof id !== 'string' || typeof title !== 'string' || typeof lang !== 'string') return []
    if (typeof start !== 'number' || typeof end !== 'number') return []
    const [from, to] = [paragraph.from + start, paragraph.from + end]
    return [{ id, title, lang, from, to, words: paragraph.text.slice(start, end) }]
  })
}
