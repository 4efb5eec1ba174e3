import { type Completion, snippet, snippetCompletion } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { referenceInto } from './reference.ts'
import type { Part } from './parts.ts'
import type { Given } from './views.ts'

const TEXTS = {
  callout: '<Callout kind="${note}" title="${}">\n\n${}\n\n</Callout>\n',
  figure: '<Figure src="${}" alt="${}" caption="${}" />',
  details: '<Details summary="${}">\n\n${}\n\n</Details>\n',
  link: '[${}](${https://})',
} as const

/** What `<` offers: the demos there are, the components, and a reference. */
export function snippetsFor({ demos, words: { insert } }: Given, part: Part): readonly Completion[] {
  const component = (name: 'callout' | 'figure' | 'details', label: string): Completion =>
    snippetCompletion(TEXTS[name], { label, detail: insert[name] })
  return [
    ...demos.map(({ id, title }): Completion => {
      const label = `<Demo id="${id}" />`
      return { label, apply: label, detail: title }
    }),
    component('callout', '<Callout>'),
    component('figure', '<Figure>'),
    component('details', '<Details>'),
    {
      label: '<ref',
      detail: insert.reference,
      apply: (view, _, from, to) => {
        view.dispatch({ changes: { from, to } })
        insertReference(view, part)
      },
    },
  ]
}

/** Puts one of them where the cursor is; blocks on lines of their own. */
export function insertSnippet(view: EditorView, name: 'callout' | 'figure' | 'details'): void {
  const { from, to } = view.state.selection.main
  const line = view.state.doc.lineAt(from)
  const gap = line.text.trim() === '' ? '' : '\n\n'
  snippet(gap + TEXTS[name])(view, null, gap === '' ? from : line.to, gap === '' ? to : line.to)
  view.focus()
}

/** A reference: a line of the frontmatter where that is being written, a link where only a section is. */
export function insertReference(view: EditorView, part: Part): void {
  const place = part === 'whole' ? referenceInto(view.state.doc.toString()) : null
  const { from, to } = view.state.selection.main
  if (place) snippet(place.snippet)(view, null, place.from, place.to)
  else snippet(TEXTS.link)(view, null, from, to)
  view.focus()
}
