import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { codeColours, marks } from '../../../../_ui/code/theme.ts'

// Prose is written in the face it is read in; only what a machine reads stands in its own.

const view = EditorView.theme({
  '&': { color: 'var(--color-ink)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'var(--font-sans)', fontSize: '1rem', lineHeight: '1.75' },
  '.cm-content': {
    minHeight: 'var(--writing-least)',
    padding: '1rem 0 var(--writing-rest)',
    caretColor: 'var(--color-ink)',
    tabSize: '4',
  },
  '.cm-line': { padding: '0 1.25rem 0 0.25rem' },
  '.cm-gutters': { border: '0', backgroundColor: 'transparent', color: 'var(--color-soft)' },
  '.cm-gutter-lint': { width: '1rem' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0' },
  '.cm-lint-marker': { width: '1rem', height: 'auto', textAlign: 'center' },
  '.cm-lint-marker-error': { content: 'none' },
  '.cm-lint-marker-warning': { content: 'none' },
  '.cm-placeholder': { color: 'var(--color-soft)' },
  '.cm-tooltip': {
    border: '1px solid var(--color-line)',
    borderRadius: '8px',
    backgroundColor: 'var(--color-raise)',
    color: 'var(--color-ink)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-sans)', maxWidth: 'min(32rem, 92vw)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.3125rem 0.75rem', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'color-mix(in oklch, var(--color-accent) 14%, transparent)',
    color: 'var(--color-ink)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--color-soft)', fontSize: '0.8125rem' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '650' },
  '.cm-diagnostic': { padding: '0.375rem 0.75rem', borderLeft: '0', fontSize: '0.875rem', whiteSpace: 'pre-wrap' },
  '.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline wavy', textUnderlineOffset: '0.22em' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--color-bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--color-warn)' },
  '.cm-snippetField': { backgroundColor: 'color-mix(in oklch, var(--color-accent) 14%, transparent)' },
  '.cm-panels': { backgroundColor: 'var(--color-raise)', color: 'var(--color-ink)' },
})

const markdown = HighlightStyle.define([
  { tag: tags.heading, class: 'md-heading' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strikethrough, class: 'md-struck' },
  { tag: tags.link, class: 'md-link' },
  { tag: [tags.url, tags.labelName], class: 'md-address' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: tags.quote, class: 'md-quote' },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: 'md-mark' },
  { tag: [tags.tagName, tags.angleBracket], class: 'tok-type' },
  { tag: [tags.attributeName, tags.propertyName], class: 'tok-function' },
  { tag: tags.attributeValue, class: 'tok-string' },
])

export const theme: Extension = [view, marks, codeColours, syntaxHighlighting(markdown)]
