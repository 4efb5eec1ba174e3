import Link from 'next/link'
import { Hint, keyed } from '../../../../_ui/kbd.tsx'
import type { Given } from './views.ts'

/** Whose file is written, and the way back. */
export function Heading({ given: { card, words } }: { given: Given }) {
  return (
    <header className="writing-head">
      <h1 lang={card.lang}>{card.title}</h1>
      <Link href={card.href} prefetch={false} {...keyed('b')}>
        {words.back} <Hint k="b" />
      </Link>
    </header>
  )
}
