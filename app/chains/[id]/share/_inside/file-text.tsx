'use client'

import { type ReactNode, useState } from 'react'
import { isOffline } from '../../../../_ui/offline.ts'

type Props = {
  /** Where it is by itself, for who has no script, too. */
  readonly href: string
  readonly isImage: boolean
  readonly path: string
  readonly words: Readonly<Record<'open' | 'unreachable', string>>
  /** Its line. */
  readonly children: ReactNode
}

type Read = { readonly kind: 'unread' | 'failed' } | { readonly kind: 'read'; readonly text: string }

/** A file that leaves. Unfolded, it is read, and shown as it is. */
export function FileText({ href, isImage, path, words, children }: Props) {
  const [read, setRead] = useState<Read>({ kind: 'unread' })
  const load = async (): Promise<void> => {
    try {
      const response = await fetch(href)
      setRead(response.ok ? { kind: 'read', text: await response.text() } : { kind: 'failed' })
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      setRead({ kind: 'failed' })
    }
  }
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && !isImage && read.kind !== 'read') void load()
      }}
    >
      <summary>{children}</summary>
      {isImage && <img src={href} alt={path} loading="lazy" />}
      {read.kind === 'read' && (
        <pre tabIndex={0} aria-label={path}>
          {read.text}
        </pre>
      )}
      {read.kind === 'failed' && <p className="text-bad">{words.unreachable}</p>}
      <p>
        <a href={href} target="_blank" rel="noreferrer">
          {words.open}
        </a>
      </p>
    </details>
  )
}
