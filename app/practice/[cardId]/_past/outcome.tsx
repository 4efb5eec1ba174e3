import Link from 'next/link'
import type { ActWords, Said } from './said.ts'

/** What came of something asked for, announced. */
export function Outcome({ said, isPending, words }: { said: Said | null; isPending: boolean; words: ActWords }) {
  return (
    <p role="status" className={`past-said ${said?.isDone === false && !isPending ? 'text-bad' : 'text-soft'}`}>
      {isPending ? words.pending : said?.text}{' '}
      {!isPending && said?.link && (
        <Link href={said.link.href} prefetch={false} lang={said.link.lang}>
          {said.link.title}
        </Link>
      )}
    </p>
  )
}
