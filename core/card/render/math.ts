import katex from 'katex'
import { err, ok, type Result } from '../../result.ts'

// KaTeX recurses once for each brace.
const MAX_CHARS = 4_000
const MAX_BRACES = 100

/**
 * TeX to MathML. MathML alone, because every current browser draws it and it needs neither KaTeX's style sheet nor
 * its fonts; it is a fifth of the size of KaTeX's HTML. Untrusted: no links, images, classes or styles come out.
 * The error says what KaTeX did not understand.
 */
export function renderMath(tex: string, display: boolean): Result<string, string> {
  if (tex.length > MAX_CHARS) return err(`the formula is longer than ${MAX_CHARS} characters`)
  if (deepestBrace(tex) > MAX_BRACES) return err(`more than ${MAX_BRACES} braces inside one another`)
  try {
    const options = { output: 'mathml', trust: false, strict: 'ignore', maxExpand: 200, maxSize: 20 } as const
    return ok(katex.renderToString(tex, { ...options, displayMode: display, throwOnError: true }))
  } catch (error) {
    if (error instanceof katex.ParseError) return err(error.message.replace(/^KaTeX parse error: /, ''))
    if (error instanceof RangeError) return err('the formula is nested too deeply')
    throw error
  }
}

function deepestBrace(tex: string): number {
  let depth = 0
  let deepest = 0
  for (const character of tex) {
    if (character === '{') deepest = Math.max(deepest, ++depth)
    if (character === '}') depth -= 1
  }
  return deepest
}
