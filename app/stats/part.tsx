import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Route } from 'next'

type Props = {
  readonly id: string
  readonly title: string
  /** Other ways to look at it. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A part of the page: its title, and what is seen in words, as a plot, and as a table. */
export function Part({ id, title, aside, children }: Props) {
  return (
    <section className="block stats-part" aria-labelledby={id}>
      <div className="block-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

type Option = { readonly href: Route; readonly text: string; readonly isChosen: boolean }

/** One of several ways to look, each an address of its own. */
export function Ways({ label, options }: { label: string; options: readonly Option[] }) {
  return (
    <nav className="ways" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {options.map(({ href, text, isChosen }) => (
        <Link key={text} href={href} prefetch={false} scroll={false} aria-current={isChosen ? 'true' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  )
}
