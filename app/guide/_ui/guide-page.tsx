import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { texts } from '../../_server/i18n.ts'
import { TopicList } from './topic-list.tsx'
import { GUIDE, TOPICS, type Topic } from './topics.ts'

const topicOf = (here: Topic) => TOPICS.find(({ slug }) => slug === here) ?? TOPICS[0]

export async function guideMetadata(here: Topic): Promise<Metadata> {
  const { locale } = await texts()
  const { title, about } = topicOf(here)
  return { title: title[locale], description: about[locale] }
}

/** One guide: its text in the reader's language, the other guides beside it. */
export async function GuidePage({ here, zh, en }: { here: Topic; zh: ReactNode; en: ReactNode }) {
  const { locale } = await texts()
  const { title, about } = topicOf(here)
  return (
    <div className="page columns">
      <article className="guide">
        <header className="lead">
          <p className="eyebrow">
            <Link href="/guide" prefetch={false}>
              {GUIDE.title[locale]}
            </Link>
          </p>
          <h1>{title[locale]}</h1>
          <p className="mt-1 text-soft">{about[locale]}</p>
        </header>
        <div className="prose">{locale === 'zh' ? zh : en}</div>
      </article>
      <aside>
        <TopicList locale={locale} here={here} />
      </aside>
    </div>
  )
}
