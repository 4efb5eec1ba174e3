'use client'

import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { sayMinutes } from './say.ts'
import type { Item, Words } from './views.ts'

type Props = {
  item: Item
  lang: string
  /** In the list, from 1; the first nine have a key. */
  number: number
  isCurrent: boolean
  isRunning: boolean
  isDone: boolean
  spentMs: number
  read: (url: string) => void
  mark: (url: string, isDone: boolean) => void
  words: Words
}

/** One reference: opening it begins to read it. */
export function ReferenceRow({ item, lang, number, isCurrent, isRunning, isDone, spentMs, read, mark, words }: Props) {
  const { url, title, host } = item
  const isRead = isCurrent && isRunning
  return (
    <li className="reference" data-current={isCurrent}>
      <input
        type="checkbox"
        className="check"
        checked={isDone}
        aria-label={words.doneOf.replace('{title}', title)}
        title={words.done}
        onChange={(event) => mark(url, event.currentTarget.checked)}
      />
      <p className="reference-name">
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          lang={lang}
          title={words.newTab}
          onClick={() => read(url)}
          onAuxClick={(event) => event.button === 1 && read(url)}
        >
          {title}
        </a>{' '}
        <span className="host">{host}</span>
      </p>
      <p className="reference-time">{spentMs > 0 && sayMinutes(spentMs, words.spent, words.spentUnder)}</p>
      <button
        type="button"
        className="action"
        aria-pressed={isRead}
        onClick={() => read(url)}
        {...(number < 10 ? keyed(`${number}`) : {})}
      >
        {isRead ? words.readingNow : words.readNow} {number < 10 && <Hint k={`${number}`} />}
      </button>
    </li>
  )
}
