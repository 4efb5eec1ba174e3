import { openConflicts } from '#core/study/import-conflicts.ts'
import { i18n, type Translate } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { cardHref } from '../../_ui/links.ts'
import { SettleForms, type SettleWords } from './settle-form.tsx'

export type ConflictSaid = {
  readonly id: string
  readonly hash: string
  readonly title: string
  readonly href: string
  readonly lang: string
  readonly about: readonly string[]
  readonly isWhole: boolean
  readonly places: readonly PlaceSaid[]
}

/** `where`: what is to be known of the place. Null: nothing. */
export type PlaceSaid = Readonly<Record<'legend' | 'base' | 'mine' | 'theirs', string>> & {
  readonly where: string | null
}

/** Where cards and notes changed the same lines, whichever way the notes were imported. */
export async function Conflicts() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const conflicts = (await openConflicts(ctx)).map(
    ({ id, hash, title, lang, path, note, isWhole, conflicts: places }): ConflictSaid => ({
      id,
      hash,
      title,
      href: cardHref({ id, title }),
      lang,
      about: [path, t('import.conflicts.from', { note: note.replace(/^upload:/, '') })],
      isWhole,
      places: places.map(({ line, base, mine, theirs }, i) => ({
        legend: t('import.conflicts.choose', { n: i + 1 }),
        where: isWhole ? t('import.conflicts.whole') : t('import.conflicts.where', { line }),
        base: base.join('\n'),
        mine: mine.join('\n'),
        theirs: theirs.join('\n'),
      })),
    }),
  )
  return <SettleForms conflicts={conflicts} words={wordsFor(t)} />
}

const wordsFor = (t: Translate): SettleWords => ({
  title: t('import.conflicts.title'),
  note: t('import.conflicts.note'),
  base: t('import.conflicts.base'),
  mine: t('import.conflicts.mine'),
  theirs: t('import.conflicts.theirs'),
  nothing: t('import.conflicts.nothing'),
  save: t('import.conflicts.save'),
  saving: t('import.conflicts.saving'),
  unreachable: t('import.conflicts.unreachable'),
  sides: {
    mine: t('import.conflicts.keep'),
    theirs: t('import.conflicts.take'),
    both: t('import.conflicts.both'),
  },
})
