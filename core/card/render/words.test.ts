import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainHighlighter, renderCard } from './render.ts'

const WORDS = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'index', '追问', '线程']
const MARKS = (
  '< < > { { } $ $$ ` `` ``` ~~~ * ** _ ~ [ ] ! # | \\ & = " : </ /> [^ ]: www. http:// @ . ' +
  '<b> </b> <Kbd> </Kbd> <Callout> </Callout> <Foo {/* {" "} &lt; - > 1. - [x] |-|'
).split(' ')
const SPACES = [' ', '\n', '\n\n', '\n- ', '\n> ', '\n    ', '\n| ', '\n|-|-|\n', '\n# ', '\r\n']

const piece = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...WORDS).map((word) => ` ${word} `),
  fc.constantFrom(...MARKS),
  fc.constantFrom(...SPACES),
)
const prose = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

// A word in an address is percent-encoded there.
const decode = (html: string): string => html.replace(/(?:%[0-9A-F]{2})+/g, (bytes) => decodeURIComponent(bytes))

const count = (text: string, word: string): number => text.split(word).length - 1

test('every word of any text appears in its rendering, as often as it was written', { timeout: 60_000 }, () => {
  const check = (source: string): void => {
    const section = { id: 'preface', heading: '', start: 0, end: source.length } as const
    const card = renderCard({ source, file: 'a/b.mdx', sections: [section] }, plainHighlighter)
    const shown = card.sections.flatMap(({ blocks }) =>
      blocks.map((block) => (block.kind === 'html' ? block.html : '')),
    )
    const html = decode(shown.join('\n'))
    for (const word of WORDS) expect(count(html, word), word).toBeGreaterThanOrEqual(count(source, word))
  }
  fc.assert(fc.property(prose, check), { numRuns: 1_000 })
})
