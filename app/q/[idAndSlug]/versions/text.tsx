import type { DiffPart } from '#core/practice/diff.ts'
import type { Translate } from '../../../_server/i18n.ts'

/** Lines shown before and after a change; more that did not change are folded. */
const AROUND = 3

/** A text as it was and is, what was added and removed marked by more than colour. */
export function Text({ parts, lang, t }: { parts: readonly DiffPart[]; lang: string; t: Translate }) {
  const isChanged = parts.some(({ kind }) => kind !== 'same')
  const shown = parts.map((part, i) => (i === 0 && part.kind === 'same' ? withoutGap(part) : part))
  return (
    <div className="version-text changes" lang={lang}>
      {shown.map(({ kind, text }, i) => {
        if (kind === 'same') {
          const [isFirst, isLast] = [i === 0, i === parts.length - 1]
          return isChanged ? <Same key={i} text={text} isFirst={isFirst} isLast={isLast} t={t} /> : text
        }
        const Change = kind === 'added' ? 'ins' : 'del'
        return (
          <Change key={i}>
            <span className="sr-only">{t(`versions.${kind}`)} </span>
            {visible(text)}
          </Change>
        )
      })}
    </div>
  )
}

function Same({ text, isFirst, isLast, t }: { text: string; isFirst: boolean; isLast: boolean; t: Translate }) {
  const lines = text.split(/(?<=\n)/)
  const head = isFirst ? 0 : AROUND
  const tail = isLast ? 0 : AROUND
  const folded = lines.slice(head, lines.length - tail)
  if (folded.length <= AROUND) return text
  return (
    <>
      {lines.slice(0, head).join('')}
      <details>
        <summary>{t('versions.folded', { count: folded.length })}</summary>
        {folded.join('')}
      </details>
      {lines.slice(lines.length - tail).join('')}
    </>
  )
}

/** Blank lines above a heading part it from what is not shown here. */
const withoutGap = ({ kind, text }: DiffPart): DiffPart => ({ kind, text: text.replace(/^(?:[ \t]*\r?\n)+/, '') })

/** Blank text that came or went would not be seen. */
const visible = (text: string): string =>
  text.trim() === '' ? text.replaceAll(' ', '·').replaceAll(/\r?\n/g, '↵\n') : text
