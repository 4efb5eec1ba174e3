import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { usePathname } from 'next/navigation'
import type { SaidGlance } from '../../_server/said-glance.ts'
import { createAttention } from './attention.ts'
import { Glance } from './glance.tsx'
import { lineAt, placeFor } from './place.ts'
import { readGlance } from './read.ts'
import { glancePath, linkAt } from './target.ts'

export type HoverProps = {
  readonly words: Readonly<Record<'answer', string>>
  /** What the key does. */
  readonly label: string
  /** The link that all this was fetched for, and whether a key asked for it. */
  readonly first: HTMLAnchorElement
  readonly isKey: boolean
}

/** `y`: where the pointer is, in px of the window; null: a key asked. */
type Shown = {
  readonly link: HTMLAnchorElement
  readonly glance: SaidGlance
  readonly y: number | null
  /** The page it is on. */
  readonly path: string
}

export function Hover({ words, label, first, isKey }: HoverProps) {
  const [last, setShown] = useState<Shown | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const path = usePathname()
  // Of a page that was left nothing is shown.
  const shown = last?.path === path ? last : null
  const pathNow = useRef(path)
  const shownNow = useRef<Shown | null>(null)
  const reading = useRef<AbortController | null>(null)
  useLayoutEffect(() => {
    shownNow.current = shown
    pathNow.current = path
  }, [shown, path])

  const close = useCallback(() => {
    reading.current?.abort()
    setShown(null)
  }, [])
  const read = useCallback((link: HTMLAnchorElement) => {
    const asked = glancePath(link.pathname, location.pathname)
    reading.current?.abort()
    reading.current = new AbortController()
    return asked === null ? Promise.resolve(null) : readGlance(asked, reading.current.signal)
  }, [])
  const show = useCallback((link: HTMLAnchorElement, glance: SaidGlance | null, y: number | null) => {
    setShown(glance === null || !link.isConnected ? null : { link, glance, y, path: pathNow.current })
  }, [])
  const openByKey = useCallback(
    (link: HTMLAnchorElement) => void read(link).then((glance) => show(link, glance, null), reportError),
    [read, show],
  )

  useEffect(() => {
    let y = 0
    let coming: Promise<SaidGlance | null> | null = null
    const attention = createAttention<HTMLAnchorElement>({
      ask: (link) => {
        coming = read(link)
      },
      show: (link) => {
        const at = y
        const asked = coming
        void asked?.then((glance) => {
          // Another one was asked for meanwhile, or none.
          if (asked === coming) show(link, glance, at)
        }, reportError)
      },
      hide: () => {
        coming = null
        close()
      },
    })
    const drop = () => {
      attention.stop()
      coming = null
      close()
    }
    const onOver = ({ target, pointerType, clientY }: PointerEvent) => {
      if (pointerType === 'touch') return
      if (target instanceof Node && box.current?.contains(target) === true) return attention.stay()
      const link = linkAt(target)
      // What a key has opened stays until a key, a press or another link ends it.
      if (link === null && shownNow.current?.y === null) return
      y = clientY
      attention.at(link)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || shownNow.current === null) return
      event.preventDefault()
      event.stopPropagation()
      const { link, y: at } = shownNow.current
      if (at === null) link.focus()
      drop()
    }
    const onPress = ({ target }: Event) => {
      if (!(target instanceof Node && box.current?.contains(target) === true)) drop()
    }
    document.addEventListener('pointerover', onOver)
    document.addEventListener('pointerdown', onPress)
    const onScroll = (event: Event) => {
      if (shownNow.current !== null) onPress(event)
    }
    document.addEventListener('scroll', onScroll, { passive: true, capture: true })
    document.addEventListener('keydown', onKeyDown, { capture: true })
    // What a key has opened holds the focus, and is closed by its going elsewhere.
    const onFocus = ({ target }: FocusEvent) => {
      if (shownNow.current?.y === null && target instanceof Node && box.current?.contains(target) === false) close()
    }
    document.addEventListener('focusin', onFocus)
    document.documentElement.addEventListener('pointerleave', drop)
    if (isKey) openByKey(first)
    else attention.at(first)
    return () => {
      drop()
      document.removeEventListener('pointerover', onOver)
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('scroll', onScroll, { capture: true })
      document.removeEventListener('keydown', onKeyDown, { capture: true })
      document.removeEventListener('focusin', onFocus)
      document.documentElement.removeEventListener('pointerleave', drop)
    }
  }, [close, read, show, openByKey, first, isKey])

  useLayoutEffect(() => {
    const element = box.current
    if (shown === null || element === null) return
    const line = lineAt([...shown.link.getClientRects()], shown.y)
    if (line === undefined) return
    element.showPopover()
    const { left, top } = placeFor(line, element.getBoundingClientRect(), { width: innerWidth, height: innerHeight })
    element.style.left = `${left}px`
    element.style.top = `${top}px`
    if (shown.y !== null) return () => element.hidePopover()
    element.focus({ preventScroll: true })
    const onLeave = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) close()
    }
    element.addEventListener('focusout', onLeave)
    return () => {
      element.removeEventListener('focusout', onLeave)
      element.hidePopover()
    }
  }, [shown, close])

  const onKey = () => {
    const link = linkAt(document.activeElement)
    if (link !== null) openByKey(link)
  }
  return (
    <>
      <button type="button" hidden data-key="i" data-key-far="" onClick={onKey}>
        {label}
      </button>
      <div ref={box} popover="manual" role="dialog" aria-labelledby="glance-title" tabIndex={-1} className="glance">
        {shown && <Glance glance={shown.glance} answerWord={words.answer} />}
      </div>
    </>
  )
}
