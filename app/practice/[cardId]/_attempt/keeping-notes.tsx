import Link from 'next/link'
import type { Route } from 'next'
import type { AttemptId } from '#core/practice/record.ts'
import type { Keeping } from './keeper.ts'
import { useSignal } from './signal.ts'
import { unsent } from './uploads.ts'
import type { Given } from './views.ts'
import { fill, type Words } from './words.ts'

/** What is not stored yet, and that it will be. Nothing as long as all is well. */
export function KeepingNotes({ words, keeping, id }: { words: Words; keeping: Keeping; id: AttemptId }) {
  const recordings = useSignal(unsent).filter((one) => one.id === id)
  const list = (isRefused: boolean) =>
    recordings
      .filter((one) => one.isRefused === isRefused)
      .map(({ sentence }) => sentence)
      .toSorted((a, b) => a - b)
      .join(', ')
  const [waiting, refused] = [list(false), list(true)]
  const isTroubled = keeping === 'unreachable' || keeping === 'unknown-card'
  if (!isTroubled && recordings.length === 0) return null
  return (
    <div className="minute-keeping" role="status">
      {isTroubled && <p>{words.keeping[keeping]}</p>}
      {waiting !== '' && <p className="minute-late">{fill(words.keeping.unsent, { list: waiting })}</p>}
      {refused !== '' && <p>{fill(words.keeping.refused, { list: refused })}</p>}
    </div>
  )
}

/** This page has no say in the attempt any more. */
export function Stopped({ given, keeping, id }: { given: Given; keeping: 'elsewhere' | 'saved'; id: AttemptId }) {
  const { words, title, lang, cardId } = given
  return (
    <div className="lead">
      <h1 lang={lang}>{title}</h1>
      <p className="mt-4" role="alert">
        {words.keeping[keeping]}
      </p>
      <p className="mt-6">
        {keeping === 'saved' ? (
          <Link href={`/practice/${cardId}/${id}` as Route} prefetch={false} className="button">
            {words.keeping.look}
          </Link>
        ) : (
          <button type="button" className="button button-quiet" onClick={() => location.reload()}>
            {words.keeping.reload}
          </button>
        )}
      </p>
    </div>
  )
}
