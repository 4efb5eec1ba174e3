import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

// An image on its way holds its place beside the text, not in it: a failure leaves nothing to clean up, and nothing half done
// is ever saved.

type Upload = { readonly id: number; readonly at: number; readonly label: string }
const begun = StateEffect.define<Upload>({ map: (upload, changes) => ({ ...upload, at: changes.mapPos(upload.at) }) })
const ended = StateEffect.define<number>()

class Waiting extends WidgetType {
  readonly id: number
  private readonly label: string
  constructor(id: number, label: string) {
    super()
    this.id = id
    this.label = label
  }
  override eq(other: Waiting): boolean {
    return other.id === this.id
  }
  override toDOM(): HTMLElement {
    const span = document.createElement('span')
    span.className = 'writing-upload'
    span.textContent = this.label
    return span
  }
}

const uploads = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, { changes, effects }) =>
    effects.reduce((all, effect) => {
      if (effect.is(begun)) {
        const { id, at, label } = effect.value
        return all.update({ add: [Decoration.widget({ widget: new Waiting(id, label), side: 1 }).range(at)] })
      }
      return effect.is(ended) ? all.update({ filter: (_, __, value) => idOf(value) !== effect.value }) : all
    }, set.map(changes)),
  provide: (field) => EditorView.decorations.from(field),
})

const idOf = ({ spec }: Decoration): number | null => (spec.widget instanceof Waiting ? spec.widget.id : null)

let last = 0

/** Holds a place at `at` for an image; the effects that do so, and the number of the place. */
export function begin(at: number, label: string) {
  last += 1
  return { id: last, effects: begun.of({ id: last, at, label }) }
}

/** What takes a place away again, with `insert` where it was by now. */
export function end(state: EditorState, id: number, insert: string) {
  let at: number | null = null
  state.field(uploads).between(0, state.doc.length, (from, _, value) => {
    if (idOf(value) === id) at = from
  })
  return { effects: ended.of(id), ...(at === null || insert === '' ? {} : { changes: { from: at, insert } }) }
}

/** Pasted and dropped images are handed to `take`, with where they go. Other files and texts are left to the editor. */
export function imagesInto(take: (files: readonly File[], at: number) => void): Extension {
  const taken = (data: DataTransfer | null, at: () => number): boolean => {
    const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
    // A copied table brings a picture of itself along: its text is meant.
    if (files.length === 0 || data?.types.includes('text/plain')) return false
    take(files, at())
    return true
  }
  return [
    uploads,
    EditorView.domEventHandlers({
      paste: (event, { state }) => {
        const isTaken = taken(event.clipboardData, () => state.selection.main.head)
        if (isTaken) event.preventDefault()
        return isTaken
      },
      drop: (event, view) => {
        const { head } = view.state.selection.main
        const isTaken = taken(
          event.dataTransfer,
          () => view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? head,
        )
        if (isTaken) event.preventDefault()
        return isTaken
      },
    }),
  ]
}
