import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

type Way = { readonly href: Route; readonly label: ReactNode; readonly isHere: boolean; readonly lang?: string }

/** One of several ways to look at a page, each an address. */
export function Ways({ label, ways }: { label: string; ways: readonly Way[] }) {
  return (
    <nav aria-label={label} className="ways">
      {ways.map(({ href, label: said, isHere, lang }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          scroll={false}
          lang={lang}
          aria-current={isHere ? 'true' : undefined}
        >
          {said}
        </Link>
      ))}
    </nav>
  )
}
