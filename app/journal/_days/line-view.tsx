import { Folded } from './folded.tsx'
import { Rewritten } from './rewritten.tsx'
import type { SaidDay, SaidEvent, SaidLine, SaidLink } from './said.ts'
import type { Words } from './words.ts'

/** One line of a day. */
export function LineView({ line, words }: { line: SaidLine; words: Words }) {
  if (line.kind === 'one') return <EventView event={line.event} words={words} />
  const { did, text, at, time, page, api } = line
  return (
    <li className="journal-line">
      <time dateTime={at}>{time}</time>
      <span className="journal-did">{did}</span>
      <div>
        <Folded<{ days: readonly SaidDay[] }> {...{ summary: text, api, page, pageWord: words.oneByOne, words }}>
          {({ days }) => (
            <ol className="journal-lines">
              {days.flatMap(({ lines }) =>
                lines.flatMap((one) =>
                  one.kind === 'one' ? [<EventView key={one.event.key} event={one.event} words={words} />] : [],
                ),
              )}
            </ol>
          )}
        </Folded>
      </div>
    </li>
  )
}

function EventView({ event, words }: { event: SaidEvent; words: Words }) {
  const { kind, at, time, did, link, mark, facts, more, change } = event
  return (
    <li className="journal-line" data-kind={kind}>
      <time dateTime={at}>{time}</time>
      <span className="journal-did">{did}</span>
      <div>
        <To link={link} className="row-title" />
        <span className="facts">
          {facts.map((fact, i) => (
            <span key={fact} data-mark={i === 0 ? (mark ?? undefined) : undefined}>
              {fact}
            </span>
          ))}
          {more && <To link={more} />}
        </span>
        {change && <Rewritten change={change} words={words} />}
      </div>
    </li>
  )
}

/** A plain link: a day is drawn and dropped by the hundred, and none of it is fetched before it is asked for. */
function To({ link: { href, text, lang }, className }: { link: SaidLink; className?: string }) {
  const isElsewhere = !href.startsWith('/')
  return (
    <a href={href} lang={lang} className={className} rel={isElsewhere ? 'noreferrer' : undefined}>
      {text}
    </a>
  )
}
