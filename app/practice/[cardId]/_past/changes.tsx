import { wordDiff } from '#core/practice/diff.ts'
import type { Translate } from '../../../_server/i18n.ts'

type Props = { before: string; after: string; lang: string; t: Translate }

/** What was said and what is said now in one line, word by word. */
export function Changes({ before, after, lang, t }: Props) {
  const parts = wordDiff(before.trim(), after.trim(), lang)
  if (parts.length === 0) return <span className="text-soft">{t('attempts.history.unsaid')}</span>
  const isSame = parts.every(({ kind }) => kind === 'same')
  return (
    <>
      {parts.map(({ kind, text }, i) => {
        if (kind === 'same') return <span key={i}>{text}</span>
        const Change = kind === 'added' ? 'ins' : 'del'
        return (
          <Change key={i}>
            <span className="sr-only">{t(`attempts.history.${kind}`)} </span>
            {text}
          </Change>
        )
      })}
      {isSame && <span className="diff-same">{t('attempts.history.same')}</span>}
    </>
  )
}
