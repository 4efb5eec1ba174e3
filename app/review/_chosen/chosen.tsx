import { redirect } from 'next/navigation'
import type { Route } from 'next'
import type { CardId } from '#core/card/card.ts'
import { lastDeed } from '#core/study/actions.ts'
import type { Session as ChosenSession } from '#core/study/session.ts'
import { type SessionView, viewSession } from '#core/study/session-queue.ts'
import { i18n, type Translate } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { Missing } from '../../_ui/missing.tsx'
import { AskTools } from '../ask-tools.tsx'
import { askOf, plainRatings, ratingsOf, wordsOf } from '../prepare.tsx'
import { Session } from '../session.tsx'
import { About } from './about.tsx'
import { sessionHref } from './href.ts'
import { Over } from './over.tsx'
import { waitingOf } from './waiting.ts'

type Props = {
  session: ChosenSession
  /** The card to ask first, whether it is its turn or not. */
  only: CardId | null
  /** The learner has had enough of it. */
  isOver: boolean
}

/** What the learner chose to be asked, one after the other, and at its end how it went. */
export async function Chosen({ session, only, isOver }: Props) {
  const [{ ctx, now, settings }, said] = await Promise.all([study(), i18n()])
  // It begins when it is first opened. From then on the address has all that it is.
  if (session.since === null || session.since > now) redirect(sessionHref({ ...session, since: now }))
  const view = await viewSession(ctx, session, only ?? undefined)
  if (view === null) return <Missing what="chain" />
  const { isRehearsal } = session
  const at = sessionHref(session)
  const toAsk = isOver ? null : view.now
  const ask = toAsk && askOf(toAsk, said, { now, settings }, expectedOf(toAsk.item, isRehearsal))
  return (
    <>
      <Session
        // What was said of an answer elsewhere has no place here.
        key={at}
        about={<About session={session} root={view.root} endAt={ask ? (`${at}&over=1` as Route) : null} />}
        at={at}
        firstAt={`${at}&card=`}
        isRehearsal={isRehearsal}
        ask={ask}
        mode={only === null ? 'queue' : 'one-then-queue'}
        ratings={isRehearsal ? plainRatings(said) : toAsk ? ratingsOf(toAsk.previews, said) : []}
        remaining={ask ? remainingOf(view, said.t) : []}
        canUndo={view.now ? view.now.canUndo : (await lastDeed(ctx)) !== null}
        words={wordsOf(said)}
        done={ask === null && <Over session={session} view={view} />}
      />
      <AskTools ask={ask} />
    </>
  )
}

type Item = NonNullable<SessionView['now']>['item']

const expectedOf = ({ reps, rehearsals }: Item, isRehearsal: boolean) =>
  isRehearsal
    ? ({ field: 'expectedRehearsals', count: rehearsals } as const)
    : ({ field: 'expectedReps', count: reps } as const)

const remainingOf = ({ left }: SessionView, t: Translate): readonly string[] => [
  ...(left.toAsk > 0 ? [t('session.left', { count: left.toAsk })] : []),
  ...waitingOf(left, t),
]
