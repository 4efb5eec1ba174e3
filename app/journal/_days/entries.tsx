import { Editable } from '../_entry/editable.tsx'
import type { Manner } from '../_entry/given.ts'
import { demoHref } from '../../_ui/links.ts'
import type { SaidEntry } from './said.ts'

type Props = { entries: readonly SaidEntry[]; manner: Manner }

/** What was written on a day, above what was done. It is written in where it stands. */
export function Entries({ entries, manner }: Props) {
  if (entries.length === 0) return null
  return (
    <section className="journal-entries">
      {entries.map(({ written, at, time, lang, blocks, card, untied, versions }) => (
        <Editable key={written.id} entry={written} manner={manner}>
          <div className="entry-text" lang={lang}>
            {blocks.map((block, i) =>
              block.kind === 'html' ? (
                <div key={i} className="prose" dangerouslySetInnerHTML={{ __html: block.html }} />
              ) : (
                <p key={i}>
                  <a href={demoHref(block.id)}>{block.id}</a>
                </p>
              ),
            )}
          </div>
          <p className="facts">
            <time dateTime={at}>{time}</time>
            {card && (
              <a href={card.href} lang={card.lang}>
                {card.text}
              </a>
            )}
            {untied !== null && <span>{untied}</span>}
            {versions && <a href={versions.href}>{versions.text}</a>}
          </p>
        </Editable>
      ))}
    </section>
  )
}
