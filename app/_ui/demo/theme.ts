import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { codeColours, marks } from '../code/theme.ts'

// The editor looks as the source did before it: same lines, same margins, the same tokens for light and dark.

const view = EditorView.theme({
  '&': { color: 'var(--color-ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    maxHeight: 'var(--demo-height)',
    overflow: 'auto',
    fontFamily: 'var(--font-mono)',
    fontSize: '0.8125rem',
    lineHeight: '1.6',
  },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--color-ink)', tabSize: '4' },
  '.cm-line': { padding: '0 0.875rem 0 0' },
  '.cm-gutters': {
    border: '0',
    backgroundColor: 'var(--color-raise)',
    color: 'var(--color-soft)',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: 'var(--demo-gutter)', padding: '0 0.875rem 0 0' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in oklch, var(--color-ink) 4%, transparent)' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--color-ink)' },
})

export const theme: Extension = [view, marks, codeColours]
