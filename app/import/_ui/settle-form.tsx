'use client'

import { useEffect, useRef } from 'react'
import type { Side } from '#core/share/settle-lines.ts'
import { useSaid } from '../../_ui/use-said.ts'
import { settle } from '../actions.ts'
import type { ConflictSaid } from './conflicts.tsx'
import { Place } from './place.tsx'

export type SettleWords = Readonly<
  Record<'title' | 'note' | 'base' | 'mine' | 'theirs' | 'nothing' | 'save' | 'saving' | 'unreachable', string>
> & { readonly sides: Readonly<Record<Side, string>> }

type Props = { conflicts: readonly ConflictSaid[]; words: SettleWords }

/** A form for each card in conflict, and what became of the last one. Works before the script is there, and without it. */
export function SettleForms({ conflicts, words }: Props) {
  const { said, isSent, isPending, form } = useSaid(settle, words.unreachable)
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The form that was sent may be gone; whoever sent it is not to be sent to the top of the page.
    if (isSent && document.activeElement === document.body) status.current?.focus({ preventScroll: true })
  }, [isSent, said])
  // What was settled just now is still said.
  if (conflicts.length === 0 && said === null) return null
  return (
    <section className="block conflicts" aria-label={words.title}>
      {conflicts.length > 0 && (
        <>
          <h2 className="block-head">{words.title}</h2>
          <p className="import-note">{words.note}</p>
        </>
      )}
      <p
        role="status"
        ref={status}
        tabIndex={-1}
        className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}
      >
        {isPending ? words.saving : said?.text}
      </p>
      {conflicts.map(({ id, hash, title, href, lang, about, isWhole, places }) => (
        <form key={`${id} ${hash}`} className="conflict" {...form}>
          <h3>
            <a href={href} lang={lang}>
              {title}
            </a>
          </h3>
          <p className="facts">
            {about.map((text) => (
              <span key={text}>{text}</span>
            ))}
          </p>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="expectedHash" value={hash} />
          <input type="hidden" name="places" value={places.length} />
          {places.map((place, i) => (
            <Place key={i} name={`side-${i}`} place={place} isWhole={isWhole} words={words} />
          ))}
          <button type="submit" className="button" disabled={isPending}>
            {words.save}
          </button>
        </form>
      ))}
    </section>
  )
}
