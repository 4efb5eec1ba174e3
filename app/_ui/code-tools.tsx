'use client'

import { useRouter } from 'next/navigation'
import type { Route } from 'next'
import { useEffect, useState } from 'react'

type Words = Readonly<Record<'copy' | 'copyCode' | 'copied', string>>

/** What rendered cards need of the browser: copy buttons, and links that stay in the app. `of`: what is shown now. */
export function CodeTools({ of, words }: { of: string; words: Words }) {
  const router = useRouter()
  const [said, setSaid] = useState('')

  useEffect(() => {
    for (const button of document.querySelectorAll<HTMLElement>('.prose .code-copy')) nameCopyButton(button, words)
  }, [of, words])

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.defaultPrevented) return
      const button = event.target.closest<HTMLElement>('[data-copy]')
      if (button !== null) return void copy(button, () => setSaid(words.copied))
      const link = event.target.closest<HTMLAnchorElement>('.prose a[href^="/q/"]')
      if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
        return
      event.preventDefault()
      router.push((link.pathname + link.hash) as Route)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [router, words])

  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  )
}

/** The renderer leaves the buttons without words, for it does not know the reader's language. */
function nameCopyButton(button: HTMLElement, words: Words): void {
  button.textContent = words.copy
  button.ariaLabel = words.copyCode
}

/** Without a clipboard (an address that is not loopback, over http) the code is selected instead, ready for Ctrl+C. */
async function copy(button: HTMLElement, done: () => void): Promise<void> {
  const source =
    button.closest('.code')?.querySelector('pre') ?? button.closest('.sheet')?.querySelector('code') ?? button
  const text = button.dataset['copy'] || source.textContent
  try {
    await navigator.clipboard.writeText(text ?? '')
    button.dataset['done'] = ''
    setTimeout(() => delete button.dataset['done'], 1500)
    done()
  } catch {
    getSelection()?.selectAllChildren(source)
  }
}
