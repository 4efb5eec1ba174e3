import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { languageOf } from '../code/languages.ts'
import { styleNonce } from '../code/theme.ts'
import { theme } from './theme.ts'

/** What the page hears of the editor. */
export type Listener = {
  readonly onChange: (name: string, source: string) => void
  readonly onRun: () => void
  /** The keyboard wants out. */
  readonly onLeave: () => void
}

/** What a file is called to screen readers: where it is written, and where it is only read. */
export type Labels = { readonly editor: string; readonly source: string }

export type Editor = {
  /** Shows a file as it stands now; what was done to it before can still be undone. */
  readonly open: (name: string, source: string, labels: Labels) => void
  readonly focus: () => void
  readonly destroy: () => void
}

/** An editor in `parent`, for one file at a time. `describedBy`: the id of the text that says how to get out. */
export function createEditor(parent: HTMLElement, describedBy: string, listener: () => Listener): Editor {
  const states = new Map<string, EditorState>()
  let shown: string | null = null
  // Also of the view that shows no file yet: it makes the style element, for all that come after.
  const styles = styleNonce()
  const view = new EditorView({ parent, state: EditorState.create({ extensions: styles }) })

  // Who only reads scrolls it by keyboard, as the source before it, and passes by the text: whoever came into that by Tab
  // could not go on by Tab.
  const setStops = (): void => {
    view.scrollDOM.tabIndex = view.hasFocus ? -1 : 0
    view.contentDOM.tabIndex = view.hasFocus ? 0 : -1
  }
  view.scrollDOM.role = 'group'
  for (const event of ['focus', 'blur']) view.contentDOM.addEventListener(event, setStops)
  setStops()

  const stateFor = (name: string, doc: string, label: string): EditorState => {
    const language = new Compartment()
    void languageOf(name).then((extension) => {
      const effects = language.reconfigure(extension ?? [])
      const kept = states.get(name)
      if (shown === name) view.dispatch({ effects })
      else if (kept) states.set(name, kept.update({ effects }).state)
    }, reportError)
    return EditorState.create({
      doc,
      extensions: [
        styles,
        theme,
        language.of([]),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        drawSelection(),
        history(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of(indentOf(name, doc)),
        EditorState.tabSize.of(4),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-describedby': describedBy,
          spellcheck: 'false',
        }),
        Prec.highest(
          keymap.of([
            { key: 'Mod-Enter', run: () => (listener().onRun(), true) },
            { key: 'Escape', run: () => (listener().onLeave(), true) },
          ]),
        ),
        keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) listener().onChange(name, state.doc.toString())
        }),
      ],
    })
  }

  return {
    open: (name, source, labels) => {
      if (shown !== name) {
        if (shown !== null) states.set(shown, view.state)
        shown = name
        view.setState(states.get(name) ?? stateFor(name, source, labels.editor))
        view.scrollDOM.ariaLabel = labels.source
      }
      const { doc } = view.state
      if (doc.toString() !== source) view.dispatch({ changes: { from: 0, to: doc.length, insert: source } })
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

/** Tabs where the file has them, as many spaces as it begins with, or what its language is used to. */
function indentOf(name: string, doc: string): string {
  const first = /^([ \t]+)\S/m.exec(doc)?.[1]
  if (first?.startsWith('\t') || (first === undefined && name.endsWith('.go'))) return '\t'
  return ' '.repeat(first === undefined ? 4 : Math.min(8, first.length))
}
