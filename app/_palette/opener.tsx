'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ComponentType, type MouseEvent, useState } from 'react'
import { keyed } from '../_ui/kbd.tsx'
import { type Action, actionsOnPage } from '../_ui/key-targets.ts'
import { openPalette } from './actions.ts'
import type { Names } from './names.ts'

type Opened = {
  /** Which time it is. */
  readonly n: number
  readonly path: string
  readonly Palette: ComponentType<{ names: Names; actions: readonly Action[]; onClose: () => void }>
  readonly names: Names
  readonly actions: readonly Action[]
}

/** The way to search: over the page where one is. Without script, a page of its own. */
export function PaletteOpener({ label }: { label: string }) {
  const path = usePathname()
  const [opened, setOpened] = useState<Opened | null>(null)

  const open = async (href: string) => {
    // Before the palette lies over them.
    const actions = actionsOnPage()
    try {
      const [{ Palette }, names] = await Promise.all([import('./palette.tsx'), namesIn(document.documentElement.lang)])
      setOpened((before) => ({ n: (before?.n ?? 0) + 1, path, Palette, names, actions }))
    } catch (error) {
      reportError(error)
      // The link does what links do.
      location.assign(href)
    }
  }
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void open(event.currentTarget.href)
  }
  return (
    <>
      <Link
        href="/search"
        prefetch={false}
        className="palette-opener"
        title={label}
        data-key-label={label}
        onClick={onClick}
        {...keyed('mod-k /')}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 3.5 3.5" />
        </svg>
        <span className="palette-opener-label">{label}</span>
      </Link>
      {opened?.path === path && (
        <opened.Palette
          key={opened.n}
          names={opened.names}
          actions={opened.actions}
          // Unless it was opened anew before that was noticed.
          onClose={() => setOpened((now) => (now === opened ? null : now))}
        />
      )}
    </>
  )
}

/** The names in the language of the page, asked for once. */
let known: { readonly lang: string; readonly names: Names } | null = null

async function namesIn(lang: string): Promise<Names> {
  if (known?.lang !== lang) known = { lang, names: await openPalette() }
  return known.names
}
