import type { DiffPart } from '#core/practice/diff.ts'
import type { DiffPiece } from '../_ui/diff-text.tsx'
import type { Translate } from './i18n.ts'

/** Lines shown before and after a change; more that did not change are folded. */
const AROUND = 3

/** A text as it was and is, to be shown: what did not change is folded away from what did. */
export function sayDiff(t: Translate, parts: readonly DiffPart[]): readonly DiffPiece[] {
  const isChanged = parts.some(({ kind }) => kind !== 'same')
  const shown = parts.map((part, i) => (i === 0 && part.kind === 'same' ? withoutGap(part) : part))
  return shown.flatMap(({ kind, text }, i) => {
    if (kind !== 'same') return [{ kind, text: visible(text) }]
    return isChanged ? unchanged(t, text, i === 0, i === parts.length - 1) : [{ kind, text }]
  })
}

export const diffWords = (t: Translate) => ({ added: t('versions.added'), removed: t('versions.removed') })

function unchanged(t: Translate, text: string, isFirst: boolean, isLast: boolean): readonly DiffPiece[] {
  const lines = text.split(/(?<=\n)/)
  const head = isFirst ? 0 : AROUND
  const tail = isLast ? 0 : AROUND
  const folded = lines.slice(head, lines.length - tail)
  if (folded.length <= AROUND) return [{ kind: 'same', text }]
  return [
    { kind: 'same', text: lines.slice(0, head).join('') },
    { kind: 'folded', text: folded.join(''), label: t('versions.folded', { count: folded.length }) },
    { kind: 'same', text: lines.slice(lines.length - tail).join('') },
  ]
}

/** Blank lines above a heading part it from what is not shown here. */
const withoutGap = ({ kind, text }: DiffPart): DiffPart => ({ kind, text: text.replace(/^(?:[ \t]*\r?\n)+/, '') })

/** Blank text that came or went would not be seen. */
const visible = (text: string): string =>
  text.trim() === '' ? text.replaceAll(' ', '·').replaceAll(/\r?\n/g, '↵\n') : text
