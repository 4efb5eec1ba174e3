'use client'

import { useId, useState } from 'react'
import type { Made } from './actions.ts'
import { Qr } from './qr.tsx'
import type { MakeWords } from './words.ts'

type Props = { made: Extract<Made, { ok: true }>; words: MakeWords }

/** A link that was just made, while it is there to be taken: as text, as a picture, and to be put into a page. */
export function Fresh({ made: { url, isEmbeddable }, words }: Props) {
  return (
    <div className="share-links-fresh">
      <div>
        <Copyable label={words.address} text={url} words={words} />
        {isEmbeddable && <Copyable label={words.embed} text={embedding(url)} words={words} />}
      </div>
      <Qr text={url} label={words.qr} />
    </div>
  )
}

/**
 * What shows a chain in a page: it may run its own script and keep practice in the visitor's browser, open links in tabs
 * that are like any other, and hand out the chain as a file; it may not lead the page that it stands in anywhere.
 */
const embedding = (url: string): string =>
  `<iframe src="${url}" title="Zhuiwen" width="100%" height="640" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads"></iframe>`

/** A text to be taken along. Where the browser gives no clipboard it is selected. */
function Copyable({ label, text, words }: { label: string; text: string; words: MakeWords }) {
  const id = useId()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async (button: HTMLElement) => {
    try {
      await navigator.clipboard.writeText(text)
      setIsCopied(true)
    } catch {
      // None, or not allowed.
      button.parentElement?.querySelector('textarea')?.select()
    }
  }
  return (
    <div className="share-links-text">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className="field" readOnly rows={text.length > 120 ? 4 : 2} value={text} spellCheck={false} />
      <button type="button" className="button button-quiet" onClick={(event) => void copy(event.currentTarget)}>
        {isCopied ? words.copied : words.copy}
      </button>
    </div>
  )
}
