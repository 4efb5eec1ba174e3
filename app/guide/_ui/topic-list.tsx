import Link from 'next/link'
import type { Locale } from '../../_server/locale.ts'
import { GUIDE, TOPICS, type Topic } from './topics.ts'

/** The guides as a list; the one being read is marked. */
export function TopicList({ locale, here }: { locale: Locale; here: Topic }) {
  return (
    <nav className="guide-nav" aria-labelledby="guides">
      <h2 id="guides" className="head">
        {GUIDE.label[locale]}
      </h2>
      <ul>
        {TOPICS.map(({ slug, title }) => (
          <li key={slug}>
            <Link href={`/guide/${slug}`} prefetch={false} aria-current={slug === here ? 'page' : undefined}>
              {title[locale]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
