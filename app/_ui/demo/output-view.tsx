import { useLayoutEffect, useRef, useState } from 'react'
import { fill } from '../fill.ts'
import { sayCount } from './figures.ts'
import { type Output, plainText } from './output.ts'
import { lastBlocks, OutputLines } from './output-lines.tsx'
import type { Given } from './views.ts'

/** Lines shown at first; all of a large output would make the page slow. */
const SHOWN = 2000
/** Lines shown more, each time they are asked for. */
const MORE = 20_000
/** How far from its end output still counts as being read there, in px. */
const NEAR_PX = 24

type Props = {
  given: Pick<Given, 'words' | 'locale' | 'title'>
  output: Output
  /** It grows: whoever reads its end is kept there. */
  isGoing: boolean
  /** It is to be read from its start: of a compiler, the first error is the one that matters. */
  isFromStart?: boolean
}

/** What a program printed. */
export function OutputView({ given: { words, locale, title }, output, isGoing, isFromStart = false }: Props) {
  const pane = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const [most, setMost] = useState(SHOWN)
  const { from, earlier } = lastBlocks(output, most)
  useLayoutEffect(() => {
    if (isGoing && isAtEnd.current && pane.current) pane.current.scrollTop = pane.current.scrollHeight
  }, [output, isGoing])
  useLayoutEffect(() => {
    if (isFromStart && pane.current) pane.current.scrollTop = 0
  }, [isFromStart])

  if (output.lines === 0) return isGoing ? null : <p className="demo-quiet">{words.noOutput}</p>
  const some = Math.min(earlier, MORE)
  return (
    <div className="demo-output">
      {earlier > 0 && (
        <button type="button" className="demo-earlier" onClick={() => setMost(most + MORE)}>
          {fill(some === earlier ? words.earlier : words.earlierSome, {
            count: sayCount(locale, earlier),
            some: sayCount(locale, some),
          })}
        </button>
      )}
      <div
        ref={pane}
        className="demo-pane"
        tabIndex={0}
        role="group"
        aria-label={fill(words.outputOf, { title })}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX
        }}
      >
        {output.blocks.slice(from).map((lines, i) => (
          <OutputLines key={from + i} lines={lines} words={words.sources} />
        ))}
      </div>
      {!isGoing && <CopyOutput output={output} words={words} />}
    </div>
  )
}

function CopyOutput({ output, words }: { output: Output; words: Given['words'] }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(plainText(output))
      setCopied(true)
      setTimeout(() => setCopied(false), 1500)
    } catch (error) {
      // Without a clipboard, as on an address that is not loopback.
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error
      const pane = document.activeElement?.closest('.demo-output')?.querySelector('.demo-pane')
      if (pane) getSelection()?.selectAllChildren(pane)
    }
  }
  return (
    <p className="demo-copy">
      <button type="button" className="demo-plain" onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status" className="demo-quiet">
        {isCopied && <> ✓ {words.copied}</>}
      </span>
    </p>
  )
}
