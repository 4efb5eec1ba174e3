import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

// What all editors share: the tokens of highlighted code, and how cursor, selection and brackets are marked.

/** For all views, the first one made included: style elements need it. Pages come to by links keep that of the page that was loaded. */
export const styleNonce = (): Extension =>
  EditorView.cspNonce.of(document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '')

export const marks = EditorView.theme({
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

/** Code in the colours it has on every page. */
export const codeColours: Extension = syntaxHighlighting(colours)
