'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useState } from 'react'
import { useSaid } from '../../../_ui/use-said.ts'
import { linkMentioned } from './actions.ts'
import { useHidden } from './hidden.ts'

type Mention = {
  readonly from: string
  readonly title: string
  readonly lang: string
  readonly href: Route
  readonly stage: string
  readonly sentence: readonly [string, string, string]
  readonly at: Readonly<{ start: number; end: number; hash: string }>
  readonly linkIn: string
  readonly hideIn: string
}
type Words = Readonly<
  Record<'title' | 'lead' | 'none' | 'link' | 'hide' | 'hidden' | 'undo' | 'saving' | 'unreachable', string>
>
type Props = { to: string; mentions: readonly Mention[]; isAsked: boolean; words: Words }

/** Mentions, each to be made a link, or to be named no more. */
export function MentionList({ to, mentions, isAsked, words }: Props) {
  const { said, isPending, form } = useSaid(linkMentioned, words.unreachable)
  const [hidden, setHidden] = useHidden()
  const [lastHidden, setLastHidden] = useState<string | null>(null)
  const undo = said?.undo ?? null
  const nameOf = ({ from, sentence }: Mention) => [to, from, ...sentence].join('\n')
  const shown = mentions.filter((mention) => !hidden.includes(nameOf(mention)))
  const status = isPending ? words.saving : lastHidden !== null ? words.hidden : (said?.text ?? '')
  if (shown.length === 0 && status === '' && !isAsked) return null
  return (
    <section className="block" aria-labelledby="unlinked">
      <h2 id="unlinked" className="block-head">
        {words.title}
      </h2>
      <p className="mentions-lead">{shown.length > 0 ? words.lead : words.none}</p>
      <ul className="mentions">
        {shown.map((mention) => (
          <li key={nameOf(mention)}>
            <p className="facts">
              <Link href={mention.href} prefetch={false} lang={mention.lang}>
                {mention.title}
              </Link>
              <span>{mention.stage}</span>
            </p>
            <blockquote lang={mention.lang}>
              {mention.sentence[0]}
              <mark>{mention.sentence[1]}</mark>
              {mention.sentence[2]}
            </blockquote>
            <div className="mention-choices">
              <form {...form} onSubmit={(event) => (setLastHidden(null), form.onSubmit(event))}>
                {Object.entries({ to, from: mention.from, ...mention.at }).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <button type="submit" aria-label={mention.linkIn} disabled={isPending}>
                  {words.link}
                </button>
              </form>
              <button
                type="button"
                className="scripted"
                aria-label={mention.hideIn}
                onClick={() => {
                  setHidden([...hidden, nameOf(mention)])
                  setLastHidden(nameOf(mention))
                }}
              >
                {words.hide}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <div className="mention-choices">
        <p role="status" className={lastHidden === null && said?.ok === false && !isPending ? 'text-bad' : ''}>
          {status}
        </p>
        {lastHidden !== null ? (
          <button
            type="button"
            onClick={() => {
              setHidden(hidden.filter((name) => name !== lastHidden))
              setLastHidden(null)
            }}
          >
            {words.undo}
          </button>
        ) : (
          undo !== null && (
            <form {...form}>
              <input type="hidden" name="undo" value={undo} />
              <button type="submit" disabled={isPending}>
                {words.undo}
              </button>
            </form>
          )
        )}
      </div>
    </section>
  )
}
