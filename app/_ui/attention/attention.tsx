'use client'

import { useEffect } from 'react'
import type { Subject } from '#core/journal/attention.ts'
import { watchOfTab } from './watch.ts'

/** Says what a page is for, so that the time spent on it is counted while it is in view. Shows nothing. */
export function Attention({ activity, cardId }: Subject) {
  useEffect(() => {
    const [watch, subject] = [watchOfTab(), { activity, cardId }]
    watch.begin(subject)
    return () => watch.end(subject)
  }, [activity, cardId])
  return null
}

/** While it is held, the page counts without a sign of life: somebody speaks. */
export function useHeld(isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return
    const watch = watchOfTab()
    watch.hold(true)
    return () => watch.hold(false)
  }, [isHeld])
}
