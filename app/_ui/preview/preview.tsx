'use client'

import { type ComponentType, useEffect, useState } from 'react'
import type { HoverProps } from './hover.tsx'
import { linkAt } from './target.ts'

type Loaded = { readonly Hover: ComponentType<HoverProps>; readonly first: HTMLAnchorElement; readonly isKey: boolean }

/** Tells what links lead to before they are followed. What it takes for that is fetched when the first one is pointed at. */
export function Preview({ words, label }: { words: HoverProps['words']; label: string }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const load = (first: HTMLAnchorElement, isKey: boolean) =>
    import('./hover.tsx').then(({ Hover }) => setLoaded({ Hover, first, isKey }), reportError)
  const isLoaded = loaded !== null
  useEffect(() => {
    // A finger points at nothing before it presses.
    if (isLoaded || !('popover' in HTMLElement.prototype)) return
    const onOver = ({ target, pointerType }: PointerEvent) => {
      const link = pointerType === 'touch' ? null : linkAt(target)
      if (link !== null) void load(link, false)
    }
    document.addEventListener('pointerover', onOver)
    return () => document.removeEventListener('pointerover', onOver)
  }, [isLoaded])
  if (loaded !== null) return <loaded.Hover words={words} label={label} first={loaded.first} isKey={loaded.isKey} />
  const onKey = () => {
    const link = linkAt(document.activeElement)
    if (link !== null) void load(link, true)
  }
  return (
    <button type="button" hidden data-key="i" data-key-far="" onClick={onKey}>
      {label}
    </button>
  )
}
