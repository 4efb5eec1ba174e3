'use client'

import { useEffect, useState } from 'react'

/**
 * Plays recorded sentences: whatever has `data-play` (an address) and `data-ms` (how long it lasts, for browsers say
 * of a recording of their own that it never ends). One at a time; pressed again, it stops. How far it is stands in
 * `--at`, 0 to 1, on the nearest `data-track`. `data-play-all` plays one after the other.
 */
export function Playback({ cannot }: { cannot: string }) {
  const [trouble, setTrouble] = useState('')
  useEffect(() => play(() => setTrouble(cannot)), [cannot])
  return (
    <p role="status" className="past-said text-bad">
      {trouble}
    </p>
  )
}

function play(fail: () => void): () => void {
  const audio = new Audio()
  let button: HTMLElement | null = null
  let isAll = false
  let frame = 0

  const show = (share: number | null) => {
    const track = button?.closest<HTMLElement>('[data-track]')
    if (share === null) track?.style.removeProperty('--at')
    else track?.style.setProperty('--at', String(share))
  }
  const follow = () => {
    const ms = Number(button?.dataset['ms'] ?? 0)
    show(ms === 0 ? 0 : Math.min(1, (audio.currentTime * 1000) / ms))
    // It may be deleted while it plays.
    if (button?.isConnected === false) stop()
    else frame = requestAnimationFrame(follow)
  }
  const mark = (isOn: boolean) => {
    button?.setAttribute('aria-pressed', String(isOn))
    const all = document.querySelector('[data-play-all]')
    all?.setAttribute('aria-pressed', String(isOn && isAll))
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    audio.pause()
    mark(false)
    show(null)
    button = null
  }
  const start = (next: HTMLElement) => {
    stop()
    button = next
    audio.src = next.dataset['play'] ?? ''
    mark(true)
    follow()
    audio.play().catch((error: unknown) => {
      // Stopped before it had begun.
      if (error instanceof DOMException && error.name === 'AbortError') return
      stop()
      fail()
    })
  }
  const onEnded = () => {
    const all = [...document.querySelectorAll<HTMLElement>('[data-play]')]
    const next = isAll && button ? all[all.indexOf(button) + 1] : undefined
    if (next) start(next)
    else stop()
  }
  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element)) return
    const pressed = target.closest<HTMLElement>('[data-play], [data-play-all]')
    if (pressed === null) return
    const isStop = pressed.getAttribute('aria-pressed') === 'true'
    isAll = pressed.hasAttribute('data-play-all')
    const first = isAll ? document.querySelector<HTMLElement>('[data-play]') : pressed
    if (isStop || first === null) stop()
    else start(first)
  }

  audio.addEventListener('ended', onEnded)
  document.addEventListener('click', onClick)
  return () => {
    stop()
    document.removeEventListener('click', onClick)
  }
}
