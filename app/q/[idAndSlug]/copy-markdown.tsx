'use client'

import { type MouseEvent, type ReactNode, useState } from 'react'
import { isOffline } from '../../_ui/offline.ts'
import { keyed } from '../../_ui/kbd.tsx'

type Props = { href: string; copied: string; children: ReactNode }

/** Copies the card as Markdown. Where it cannot, its text is opened instead. */
export function CopyMarkdown({ href, copied, children }: Props) {
  const [said, setSaid] = useState('')
  const copy = async (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    try {
      const answer = await fetch(href)
      if (!answer.ok) return location.assign(href)
      await navigator.clipboard.writeText(await answer.text())
      setSaid(copied)
      setTimeout(() => setSaid(''), 2000)
    } catch (error) {
      // Without a clipboard, as on an address that is not loopback, or without a server.
      if (!isOffline(error) && !(error instanceof DOMException)) reportError(error)
      location.assign(href)
    }
  }
  return (
    <a href={href} className="action" onClick={(event) => void copy(event)} {...keyed('m')}>
      {said === '' ? children : said}
      <span role="status" className="sr-only">
        {said}
      </span>
    </a>
  )
}
