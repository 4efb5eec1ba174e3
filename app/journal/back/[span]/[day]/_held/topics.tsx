import Link from 'next/link'
import type { LookBack } from '#core/study/journal/look-back.ts'
import { queryHref } from '../../../../../_ui/query-href.ts'
import { sayMinutes } from '../../../../../stats/say.ts'
import type { Said } from '../../../say.ts'

/** The topics that most time was spent on. */
export function Topics({ view: { topics }, said }: { view: LookBack; said: Said }) {
  const told = topics.filter(([, minutes]) => minutes >= 1)
  const most = told[0]?.[1] ?? 0
  if (most === 0) return null
  return (
    <section className="block" aria-labelledby="topics">
      <h2 id="topics" className="block-head">
        {said.t('back.held.topics')}
      </h2>
      <ul className="back-topics">
        {told.map(([topic, minutes]) => (
          <li key={topic}>
            <Link href={queryHref('/boards', { topic })} prefetch={false}>
              {topic}
            </Link>
            <span className="bar" style={{ '--share': minutes / most }} />
            <span>{sayMinutes(said, minutes)}</span>
          </li>
        ))}
      </ul>
      <p className="plot-note">{said.t('back.held.topicsNote')}</p>
    </section>
  )
}
