import type { Metadata } from 'next'
import Link from 'next/link'
import { texts } from '../_server/i18n.ts'
import { GUIDE, TOPICS } from './_ui/topics.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await texts()
  return { title: GUIDE.title[locale], description: GUIDE.lead[locale] }
}

export default async function GuideIndex() {
  const { locale } = await texts()
  return (
    <div className="page">
      <header className="lead">
        <h1>{GUIDE.title[locale]}</h1>
        <p className="mt-1 text-soft">{GUIDE.lead[locale]}</p>
      </header>
      <nav aria-label={GUIDE.label[locale]}>
        <ul className="rows mt-8 max-w-[44rem]">
          {TOPICS.map(({ slug, title, about }) => (
            <li key={slug} className="border-b border-line py-3">
              <Link href={`/guide/${slug}`} prefetch={false} className="row-title">
                {title[locale]}
              </Link>
              <p className="text-sm text-soft">{about[locale]}</p>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
