'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useEffect } from 'react'
import type { CardId } from '#core/card/card.ts'
import { Attention } from '../../../_ui/attention/attention.tsx'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { audioContext, schedule } from '../_attempt/sound.ts'
import { ReferenceRow } from './reference-row.tsx'
import { sayMinutes } from './say.ts'
import { useReader } from './use-reader.ts'
import type { Group, Words } from './views.ts'

type Props = {
  cardId: CardId
  /** BCP 47 of the titles. */
  lang: string
  limitMs: number
  isMuted: boolean
  groups: readonly Group[]
  retryHref: Route
  words: Words
}

/** The reading list and its clock. */
export function Room({ cardId, lang, limitMs, isMuted, groups, retryHref, words }: Props) {
  const { reader, now } = useReader(cardId, limitMs)
  const items = groups.flatMap((group) => group.items)
  const reading = items.find(({ url }) => url === now.url)
  const first = reading ?? items.find(({ url, isDone }) => !(now.marks.get(url) ?? isDone)) ?? items[0]

  const isUp = now.phase === 'up'
  useEffect(() => {
    if (!isUp) return
    if (!isMuted) schedule([{ atMs: 0, kind: 'minute' }], 0)
    // Whoever reads looks at another tab.
    const title = document.title
    document.title = `${words.upTitle} · ${title}`
    return () => {
      document.title = title
    }
  }, [isUp, isMuted, words])

  const read = (url: string) => {
    // Now that something was pressed, it may sound later.
    if (!isMuted) audioContext()
    reader.read(url)
  }
  const total = items.reduce((sum, { url, spentMs }) => sum + spentMs + (now.spentMs.get(url) ?? 0), 0)
  const press = now.phase === 'running' ? reader.pause : () => first && read(first.url)
  const named = { fresh: words.start, running: words.pause, standing: words.resume, up: words.more }[now.phase]
  return (
    <>
      {/* While the clock runs, it measures what is read, in whichever tab that is. */}
      {now.phase !== 'running' && <Attention activity="reading" cardId={cardId} />}
      <section className="desk" data-phase={now.phase} aria-label={words.clock}>
        <p className="desk-clock" role="timer" aria-live="off">
          {now.clock}
        </p>
        <div className="desk-said">
          <p role="status">
            {now.phase === 'up' ? (
              words.up
            ) : reading === undefined ? (
              <span className="text-soft">{words.choose}</span>
            ) : (
              <>
                <span className="text-soft">{now.phase === 'running' ? words.reading : words.standing}</span>{' '}
                <span lang={lang}>{reading.title}</span>
              </>
            )}
          </p>
          <p className="run-actions">
            {isUp && (
              <Link href={retryHref} prefetch={false} className="button" {...keyed('Enter r')}>
                {words.retry} <Hint k="Enter" />
              </Link>
            )}
            <button
              type="button"
              className={isUp ? 'button button-quiet' : 'button'}
              onClick={press}
              {...keyed('Space')}
            >
              {named} <Hint k="Space" />
            </button>
            {!isUp && (
              <Link href={retryHref} prefetch={false} className="button button-quiet" {...keyed('r')}>
                {words.retry} <Hint k="r" />
              </Link>
            )}
          </p>
        </div>
      </section>
      <section className="block" aria-labelledby="references">
        <h2 id="references" className="block-head">
          {words.references}
          {total > 0 && <span className="font-normal">{sayMinutes(total, words.total, words.totalUnder)}</span>}
        </h2>
        {groups.map((group) => (
          <div key={group.name} className="shelf">
            <h3 className="head">{group.name}</h3>
            <ul>
              {group.items.map((item) => (
                <ReferenceRow
                  key={item.url}
                  item={item}
                  lang={lang}
                  number={items.indexOf(item) + 1}
                  isCurrent={item.url === now.url}
                  isRunning={now.phase === 'running'}
                  isDone={now.marks.get(item.url) ?? item.isDone}
                  spentMs={item.spentMs + (now.spentMs.get(item.url) ?? 0)}
                  read={read}
                  mark={reader.mark}
                  words={words}
                />
              ))}
            </ul>
          </div>
        ))}
        <p role="status" className="mt-3 text-sm text-warn">
          {now.isUnsent && words.unsent}
        </p>
      </section>
    </>
  )
}
