import type { Route } from 'next'
import { type Session, sessionText } from '#core/study/session.ts'

type Chosen = Pick<Session, 'filter'> & Partial<Session>

/** Where what was chosen is asked. It begins when it is opened, unless `since` says that it has begun. */
export const sessionHref = ({ filter, isRehearsal = false, since = null }: Chosen): Route =>
  `/review?${new URLSearchParams(sessionText({ filter, isRehearsal, since })).toString()}` as Route
