import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

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
  '.cm-cursor': { borderLeft: '2px solid var(--color-accent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in oklch, var(--color-accent) 22%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--color-edge)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--color-bad)' },
})

const colours = HighlightStyle.define([
  {
    tag: [
      tags.keyword,
      tags.modifier,
      tags.operatorKeyword,
      tags.processingInstruction,
      tags.meta,
      tags.standard(tags.typeName),
    ],
    class: 'tok-keyword',
  },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'tok-string' },
  { tag: tags.comment, class: 'tok-comment' },
  {
    tag: [
      tags.number,
      tags.bool,
      tags.null,
      tags.atom,
      tags.escape,
      tags.constant(tags.variableName),
      tags.standard(tags.variableName),
    ],
    class: 'tok-constant',
  },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.macroName],
    class: 'tok-function',
  },
  { tag: [tags.typeName, tags.className, tags.namespace], class: 'tok-type' },
])

export const theme: Extension = [view, syntaxHighlighting(colours)]
