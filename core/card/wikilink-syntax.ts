import type { Options } from 'mdast-util-from-markdown'
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types'
import { MAX_NAME, readInside, readWikiUrl } from './wikilink.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikilink: 'wikilink'
    wikilinkMark: 'wikilinkMark'
    wikilinkInside: 'wikilinkInside'
  }
}

const [OPEN, CLOSE, CARET, PARENTHESIS] = [0x5b, 0x5d, 0x5e, 0x28] as const

/** `[[…]]` on one line, without brackets inside. `[[^1]]`, `[[a]](b)` and `[[a]][b]` are what they are elsewhere. */
function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let length = 0
  const open = (code: Code): State | undefined => {
    effects.enter('wikilink')
    effects.enter('wikilinkMark')
    effects.consume(code)
    return second
  }
  const second = (code: Code): State | undefined => {
    if (code !== OPEN) return nok(code)
    effects.consume(code)
    effects.exit('wikilinkMark')
    return first
  }
  const first = (code: Code): State | undefined => {
    if (code === CARET || !isInside(code)) return nok(code)
    effects.enter('wikilinkInside')
    return inside(code)
  }
  const inside = (code: Code): State | undefined => {
    if (code === CLOSE) {
      const inside = this.sliceSerialize(effects.exit('wikilinkInside'))
      // `[[...]]` names nothing, and is no link that would lose its brackets.
      if (readWikiUrl(readInside(inside).url) === null) return nok(code)
      effects.enter('wikilinkMark')
      effects.consume(code)
      return close
    }
    length += 1
    if (!isInside(code) || length > 2 * MAX_NAME) return nok(code)
    effects.consume(code)
    return inside
  }
  const close = (code: Code): State | undefined => {
    if (code !== CLOSE) return nok(code)
    effects.consume(code)
    effects.exit('wikilinkMark')
    effects.exit('wikilink')
    return after
  }
  const after = (code: Code): State | undefined => (code === PARENTHESIS || code === OPEN ? nok(code) : ok(code))
  return open
}

/** Neither the end of a line or of the text, nor a bracket. */
const isInside = (code: Code): code is NonNullable<Code> =>
  code !== null && (code >= 0 || code === -2 || code === -1) && code !== OPEN && code !== CLOSE

const wikilink: Construct = { name: 'wikilink', tokenize }

/** Wikilinks, for micromark; in the tree they are links whose address wikilink.ts reads. */
export const wikilinkSyntax: NonNullable<Options['extensions']>[number] = { text: { [OPEN]: wikilink } }

export const wikilinkTree: NonNullable<Options['mdastExtensions']>[number] = {
  enter: {
    wikilink(token) {
      const { url, label } = readInside(this.sliceSerialize(token).slice(2, -2))
      this.enter({ type: 'link', url, title: null, children: [{ type: 'text', value: label }] }, token)
    },
  },
  exit: {
    wikilink(token) {
      this.exit(token)
    },
  },
}
