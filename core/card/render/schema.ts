import type { Schema } from 'hast-util-sanitize'
import { CALLOUT_KINDS, HTML_ELEMENTS } from './components.ts'

/**
 * The last net: whatever the steps before it let through, nothing else leaves. It is not what decides what an author
 * may write (components.ts) nor where a link may lead (urls.ts).
 */
export const SCHEMA: Schema = {
  strip: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'title', 'textarea'],
  tagNames: [...HTML_ELEMENTS, 'aside', 'section', 'input'],
  clobber: [],
  clobberPrefix: '',
  ancestors: {},
  // `src` has been rewritten to a path by now, so no scheme at all is right ("none" is not one).
  protocols: { href: ['http', 'https', 'mailto'], src: ['none'] },
  required: { input: { type: 'checkbox', disabled: true } },
  attributes: {
    '*': ['id', 'title', 'lang', 'dir'],
    a: [
      'href',
      'rel',
      'ariaLabel',
      'ariaDescribedBy',
      'dataCard',
      'dataDemo',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      ['className', 'data-footnote-backref'],
    ],
    aside: [
      ['role', 'note'],
      ['className', 'callout', ...CALLOUT_KINDS.map((kind) => `callout-${kind}`)],
    ],
    code: ['dataMeta', ['className', /^language-./, 'math-inline', 'math-display', 'mdx-source']],
    details: ['open'],
    img: ['src', 'alt', 'width', 'height', ['loading', 'lazy']],
    input: ['checked', ['type', 'checkbox'], ['disabled', true]],
    li: [['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    p: [['className', 'callout-title', 'footnotes-label']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: [['align', 'left', 'center', 'right'], 'colSpan', 'rowSpan'],
    th: [['align', 'left', 'center', 'right'], 'colSpan', 'rowSpan'],
    ul: [['className', 'contains-task-list']],
  },
}
