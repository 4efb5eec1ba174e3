import type { Route } from 'next'
import Link from 'next/link'
import { demoHref } from '../../_ui/links.ts'
import type { SaidEntry } from './said.ts'
import type { Words } from './words.ts'

/** What was written on a day, above what was done. */
export function Entries({ entries, words }: { entries: readonly SaidEntry[]; words: Words }) {
  if (entries.length === 0) return null
  return (
    <section className="journal-entries" aria-label={words.entries}>
      {entries.map(({ id, at, time, blocks, card }) => (
        <article key={id}>
          {blocks.map((block, i) =>
            block.kind === 'html' ? (
              <div key={i} className="prose" dangerouslySetInnerHTML={{ __html: block.html }} />
            ) : (
              <p key={i}>
                <Link href={demoHref(block.id)} prefetch={false}>
                  {block.id}
                </Link>
              </p>
            ),
          )}
          <p className="facts">
            <time dateTime={at}>{time}</time>
            {card && (
              <span>
                {words.ofCard}{' '}
                <Link href={card.href as Route} prefetch={false} lang={card.lang}>
                  {card.text}
                </Link>
              </span>
            )}
          </p>
        </article>
      ))}
    </section>
  )
}
