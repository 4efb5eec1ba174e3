import type { ReactNode } from 'react'
import { i18n } from '../../../_server/i18n.ts'
import { sayWhen } from '../../../practice/[cardId]/_past/say.ts'

type Props = { at: Date; head: ReactNode; isSmall?: boolean; children?: ReactNode }

/** A place on the line of time: what happened, and when. */
export async function Told({ at, head, isSmall = false, children }: Props) {
  const { format } = await i18n()
  return (
    <li className="growth-item" data-small={isSmall || undefined}>
      <p className="growth-head">
        <span>{head}</span>
        <time dateTime={at.toISOString()}>{sayWhen(format, at)}</time>
      </p>
      {children}
    </li>
  )
}
