import type { ReferenceKind } from '#core/card/card.ts'
import type { ReferenceReading } from '#core/study/reading.ts'
import type { Translate } from '../../../_server/i18n.ts'

export type Item = {
  readonly url: string
  readonly title: string
  readonly host: string
  /** Before this visit. */
  readonly spentMs: number
  readonly isDone: boolean
}
export type Group = { readonly name: string; readonly items: readonly Item[] }

/** References by kind, in the order of the kinds; those that have gone from the card come last. */
export function groupsOf(
  readings: readonly ReferenceReading[],
  kinds: readonly ReferenceKind[],
  t: Translate,
): readonly Group[] {
  return [...kinds, null].flatMap((kind) => {
    const items = readings.filter(({ reference }) => reference.kind === kind).map(itemOf)
    return items.length === 0 ? [] : [{ name: kind === null ? t('run.study.removed') : t(`kind.${kind}`), items }]
  })
}

const itemOf = ({ reference: { url, title }, spentMs, isDone }: ReferenceReading): Item => ({
  url,
  title,
  host: URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '',
  spentMs,
  isDone,
})

/** Everything the client says. `{…}` in these is filled in there, for it depends on what happens there. */
export const wordsOf = (t: Translate, minutes: number) =>
  ({
    references: t('run.study.references'),
    clock: t('run.study.clock'),
    start: t('run.study.start'),
    pause: t('run.study.pause'),
    resume: t('run.study.resume'),
    more: t('run.study.more', { minutes }),
    choose: t('run.study.choose'),
    reading: t('run.study.reading'),
    standing: t('run.study.standing'),
    up: t('run.study.up'),
    upTitle: t('run.study.upTitle'),
    readNow: t('run.study.readNow'),
    readingNow: t('run.study.readingNow'),
    newTab: t('run.study.newTab'),
    done: t('run.study.done'),
    doneOf: t.raw('run.study.doneOf'),
    spent: t.raw('run.study.spent'),
    spentUnder: t('run.study.spentUnder'),
    total: t.raw('run.study.total'),
    totalUnder: t('run.study.totalUnder'),
    retry: t('run.study.retry'),
    unsent: t('run.study.unsent'),
  }) as const
export type Words = ReturnType<typeof wordsOf>
