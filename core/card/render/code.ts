import { toHtml } from 'hast-util-to-html'
import type { Highlighter } from './highlight.ts'
import { highlight, type Ink, MAX_TOKENS, revealControls } from './polish.ts'

/** Changes whenever the same code would be rendered differently. */
export const CODE_VERSION = '1'

export type Code = {
  readonly source: string
  /** As after the fence of a block of code. Null: none is known. */
  readonly language: string | null
}

/**
 * Markup for the inside of a `<code>` each, made as for the code in cards: nothing but text and coloured spans, what is
 * invisible made visible. What is too long is not coloured, be it one of them or all together.
 */
export function renderCode(codes: readonly Code[], highlighter: Highlighter): readonly string[] {
  const ink: Ink = { tokensLeft: MAX_TOKENS }
  return codes.map(({ source, language }) => {
    const text = revealControls(source)
    const html = language === null ? null : highlight(text, language, { highlighter, ink })
    return html ?? toHtml({ type: 'text', value: text })
  })
}
