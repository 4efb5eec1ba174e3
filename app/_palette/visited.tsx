'use client'

import { useEffect } from 'react'
import { keepRecent, type Recent } from './recent.ts'

/** Remembers, in this browser, that the card was opened. */
export function Visited({ id, title, lang }: Recent) {
  useEffect(() => keepRecent({ id, title, lang }), [id, title, lang])
  return null
}
