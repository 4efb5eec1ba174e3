import { completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, type Extension, Prec, type TransactionSpec } from '@codemirror/state'
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view'
import { styleNonce } from '../../../../_ui/code/theme.ts'
import { languageOf } from './language.ts'
import type { TextProblem } from './previewing.ts'
import { replacing } from './replacing.ts'
import type { Part } from './parts.ts'
import { theme } from './theme.ts'

/** What the page hears of the editor. */
export type Listener = {
  readonly onChange: (part: Part) => void
  /** The input method is done. */
  readonly onComposed: () => void
  readonly onSave: () => void
  /** The keyboard wants out. */
  readonly onLeave: () => void
}

/** What a part is called to screen readers, and what stands where nothing is written yet. */
export type Labels = { readonly name: string; readonly empty: string }

export type Surface = {
  /** Shows a part. What was done to it before can still be undone, and the cursor is where it was. */
  readonly show: (part: Part, text: string, labels: Labels) => void
  /** Those that were ever shown. */
  readonly parts: () => readonly Part[]
  /** What a part says now; null if it was never shown. */
  readonly textOf: (part: Part) => string | null
  /** Makes a part say something else, if it was ever shown; the cursor stays with its words. */
  readonly write: (part: Part, text: string, isUndoable: boolean) => void
  readonly dispatch: (part: Part, make: (state: EditorState) => TransactionSpec) => void
  readonly setProblems: (part: Part, problems: readonly TextProblem[]) => void
  readonly goTo: (offset: number) => void
  readonly isComposing: () => boolean
  readonly setVim: (vim: Extension | null) => void
  readonly view: EditorView
}

/** The editor in `parent`, for one part at a time, each with a history of its own. */
export function createSurface(
  parent: HTMLElement,
  { lang, extras, listener }: { lang: string; extras: (part: Part) => Extension; listener: Listener },
): Surface {
  const states = new Map<Part, EditorState>()
  const vimKeys = new Compartment()
  let vim: Extension = []
  let shown: Part | null = null
  const styles = styleNonce()
  // The view that shows nothing yet makes the style element for all states that come after.
  const view = new EditorView({ parent, state: EditorState.create({ extensions: styles }) })

  const stateFor = (part: Part, doc: string, { name, empty }: Labels): EditorState =>
    EditorState.create({
      doc,
      extensions: [
        styles,
        vimKeys.of(vim),
        theme,
        languageOf(part),
        history(),
        bracketMatching(),
        EditorView.lineWrapping,
        lintGutter(),
        EditorView.scrollMargins.of(covered),
        placeholder(empty),
        extras(part),
        EditorView.contentAttributes.of({ 'aria-label': name, lang, spellcheck: 'true', autocapitalize: 'sentences' }),
        EditorView.domEventHandlers({
          // The editor has settled what was composed once this event is over.
          compositionend: () =>
            void setTimeout(() => {
              for (const go of waiting.splice(0)) go()
              listener.onComposed()
            }),
        }),
        Prec.high(
          keymap.of([
            { key: 'Mod-s', run: () => (listener.onSave(), true) },
            { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
          ]),
        ),
        keymap.of([
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          { key: 'Escape', run: () => (listener.onLeave(), true) },
        ]),
        EditorView.updateListener.of(({ docChanged }) => {
          if (docChanged) listener.onChange(part)
        }),
      ],
    })

  const stateOf = (part: Part): EditorState | undefined => (shown === part ? view.state : states.get(part))
  const waiting: (() => void)[] = []
  const dispatch: Surface['dispatch'] = (part, make) => {
    // What is being composed belongs to the input method.
    if (view.composing) return void waiting.push(() => dispatch(part, make))
    const state = stateOf(part)
    if (state === undefined) return
    if (shown === part) view.dispatch(make(state))
    else {
      states.set(part, state.update(make(state)).state)
      listener.onChange(part)
    }
  }
  return {
    view,
    dispatch,
    show: (part, text, labels) => {
      if (shown === part) return
      if (shown !== null) states.set(shown, view.state)
      shown = part
      view.setState(states.get(part) ?? stateFor(part, text, labels))
      view.dispatch({
        effects: [vimKeys.reconfigure(vim), EditorView.scrollIntoView(view.state.selection.main)],
        // However soon one comes back: what is typed now is undone by itself.
        annotations: isolateHistory.of('full'),
      })
    },
    parts: () => [...new Set([...states.keys(), ...(shown === null ? [] : [shown])])],
    textOf: (part) => stateOf(part)?.doc.toString() ?? null,
    write: (part, text, isUndoable) => {
      if (stateOf(part)?.doc.toString() !== text) dispatch(part, (state) => replacing(state, text, isUndoable))
    },
    setProblems: (part, problems) => {
      if (shown !== part || view.composing) return
      const { length } = view.state.doc
      const diagnostics = problems.flatMap(({ severity, message, mend, from, to }) => {
        if (from === null || from > length) return []
        return {
          from,
          to: Math.min(length, to ?? from),
          severity,
          message: mend === '' ? message : `${message}\n→ ${mend}`,
        }
      })
      view.dispatch(setDiagnostics(view.state, diagnostics))
    },
    goTo: (offset) => {
      const anchor = Math.min(offset, view.state.doc.length)
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    },
    isComposing: () => view.composing,
    setVim: (on) => {
      // Its block cursor is drawn by the editor; everybody else has the one of their device, with its handles.
      vim = on === null ? [] : [Prec.highest(on), drawSelection()]
      view.dispatch({ effects: vimKeys.reconfigure(vim) })
    },
  }
}

/** Where the page itself scrolls, the words pass under the bar. */
function covered({ scrollDOM, dom }: EditorView) {
  const isPage = scrollDOM.scrollHeight <= scrollDOM.clientHeight
  const bar = dom.closest('.writing')?.querySelector('.writing-bar')
  return { top: isPage && bar ? bar.clientHeight + 8 : 8, bottom: 24 }
}
