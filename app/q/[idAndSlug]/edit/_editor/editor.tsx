'use client'

import { type ComponentType, useEffect, useRef, useState } from 'react'
import '../../../../_ui/code/tokens.css'
import '../../../../_ui/writing.css'
import { Plain } from './plain.tsx'
import type { Given } from './views.ts'
import type { WorkshopProps } from './workshop.tsx'

/** A field to write in that works as it is; once the editor has been fetched, that takes its place and its words. */
export function Editor({ given }: { given: Given }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [loaded, setLoaded] = useState<{ Workshop: ComponentType<WorkshopProps>; typed: string; isIn: boolean } | null>(
    null,
  )
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    let isGone = false
    const swap = ({ Workshop }: { Workshop: ComponentType<WorkshopProps> }) => {
      const textarea = field.current
      if (isGone || textarea === null) return
      const isIn = document.activeElement === textarea
      setLoaded({ Workshop, typed: textarea.value.replace(/\r\n?/g, '\n'), isIn })
    }
    import('./workshop.tsx').then(
      (module) => {
        // An input method that is at work in the field goes first.
        if (field.current?.hasAttribute('data-composing') !== true) return swap(module)
        field.current.addEventListener('compositionend', () => setTimeout(swap, 0, module), { once: true })
      },
      (error: unknown) => {
        reportError(error)
        if (!isGone) setFailed(true)
      },
    )
    return () => {
      isGone = true
    }
  }, [])
  return loaded === null ? (
    <Plain given={given} field={field} hasFailed={hasFailed} />
  ) : (
    <loaded.Workshop given={given} typed={loaded.typed} isIn={loaded.isIn} />
  )
}
