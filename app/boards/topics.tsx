import Link from 'next/link'
import type { BoardTopic } from '#core/study/boards.ts'
import { i18n } from '../_server/i18n.ts'
import { queryHref } from '../_ui/query-href.ts'
import { ROW } from '../_ui/row-keys.tsx'

/** Every topic, and how much of it is passed. */
export async function Topics({ topics }: { topics: readonly BoardTopic[] }) {
  const { t } = await i18n()
  if (topics.length === 0) return <p className="mt-6">{t('boards.noTopics')}</p>
  return (
    <ul className="topics">
      {topics.map(({ topic, cards, passed }) => (
        <li key={topic}>
          <Link href={queryHref('/boards', { topic })} prefetch={false} className="row-title" {...ROW}>
            {topic}
          </Link>
          <span className="progress">
            <span className="bar" aria-hidden="true" style={{ '--share': passed / cards }} />
            {t('boards.passedOf', { passed, cards })}
          </span>
        </li>
      ))}
    </ul>
  )
}
