'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

type Props = { href: Route; also?: readonly string[]; keys?: string; children: string }

/** A place in the header. `also`: addresses under which it counts as the part of the house you are in. */
export function NavLink({ href, also, keys, children }: Props) {
  const path = usePathname()
  const isHere = path === href
  const isWithin =
    (href !== '/' && path.startsWith(`${href}/`)) || also?.some((start) => `${path}/`.startsWith(start)) === true
  return (
    <Link
      href={href}
      prefetch={false}
      data-key={keys}
      aria-current={isHere ? 'page' : isWithin ? 'true' : undefined}
      className="nav-link"
    >
      {children}
    </Link>
  )
}
