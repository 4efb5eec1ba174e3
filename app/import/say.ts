import { SECTIONS } from '#core/card/stages.ts'
import { BROUGHT, type Brought } from '#core/study/bring-card.ts'
import type { ImportSum, NoteCard, NoteFailure, NoteReport, Remark as Warning } from '#core/study/note-report.ts'
import type { Format, Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'
import { cardHref } from '../_ui/links.ts'
import { sectionName } from '../_ui/stage.ts'
import type { CardSaid, NoteSaid, Remark, SumFact } from './views.ts'

type Said = { readonly t: Translate; readonly format: Format; readonly locale: Locale }

/** @param isPreview nothing of it has happened yet */
export function sayNote(said: Said, report: NoteReport, isPreview: boolean): NoteSaid {
  const { t } = said
  const { file, failure, sameAs, cards } = report
  return {
    file,
    about: failure
      ? sayFailure(said, failure)
      : sameAs === null
        ? aboutCards(said, cards)
        : t('import.sameAs', { file: sameAs.replace(/^upload:/, '') }),
    kind: kindOf(report),
    cards: cards.map((card) => sayCard(said, card, isPreview)),
    facts: factsOf(said, report),
    remarks: remarksOf(said, report),
  }
}

const IS_NEW: readonly Brought[] = ['made', 'updated', 'merged']

function kindOf({ failure, cards }: NoteReport): NoteSaid['kind'] {
  if (failure) return 'failed'
  if (cards.some(({ change }) => change === 'conflict')) return 'conflict'
  return cards.some(({ change }) => IS_NEW.includes(change)) ? 'changed' : 'same'
}

/** All its cards, by what becomes of them: 1 new card, 2 unchanged. */
function aboutCards({ t, locale }: Said, cards: readonly NoteCard[]): string {
  const counts = BROUGHT.map((change) => [change, cards.filter((card) => card.change === change).length] as const)
  return listed(
    locale,
    counts.flatMap(([change, count]) => (count === 0 ? [] : [t(`import.sum.${change}`, { count })])),
  )
}

function sayCard({ t, locale }: Said, card: NoteCard, isPreview: boolean): CardSaid {
  const { id, title, path, change, filled, edges, openQuestions } = card
  const facts = [
    filled.length === 0
      ? t('import.empty')
      : listed(
          locale,
          filled.map((section) => sectionName(section, locale)),
        ),
    ...(edges === 0 ? [] : [t('import.edges', { count: edges })]),
    ...(openQuestions === 0 ? [] : [t('import.openQuestions', { count: openQuestions })]),
  ]
  const isThere = !isPreview || change !== 'made'
  return {
    id,
    title,
    href: isThere ? cardHref({ id, title }) : null,
    path,
    change: t(`import.change.${change}`),
    facts: facts.join(locale === 'zh' ? '；' : '; '),
    note:
      change === 'conflict'
        ? t(isPreview ? 'import.changeNote.conflict' : 'import.changeNote.conflictNow')
        : change === 'unknown' || change === 'taken-in'
          ? t(`import.changeNote.${change}`)
          : null,
  }
}

const LINES = ['section', 'heading', 'reference', 'frontmatter', 'title', 'boilerplate', 'duplicate'] as const

function factsOf({ t, locale }: Said, { lines, status, encoding, images }: NoteReport): readonly string[] {
  const parts = LINES.flatMap((as) => (lines[as] ? [t(`import.lines.${as}`, { count: lines[as] })] : []))
  const { copied, onTheWeb } = images
  return [
    ...(lines['all'] ? [t('import.linesAll', { count: lines['all'], parts: listed(locale, parts) })] : []),
    ...(status === null ? [] : [t(`import.status.${status}`)]),
    ...(encoding === 'utf-8-damaged' ? [t('import.damaged')] : []),
    ...(encoding === null || encoding.startsWith('utf-8')
      ? []
      : [t('import.encoding', { name: encoding.toUpperCase() })]),
    ...(copied === 0 ? [] : [t('import.imagesCopied', { count: copied })]),
    ...(onTheWeb === 0 ? [] : [t('import.imagesOnTheWeb', { count: onTheWeb })]),
  ]
}

function remarksOf(said: Said, { warnings, images }: NoteReport): readonly Remark[] {
  const { t } = said
  const where = (line: number): string => t('import.line', { line })
  return [
    ...warnings.map((warning) => ({
      where: where(warning.line),
      text: sayWarning(said, warning),
      isEnglish: warning.code === null,
    })),
    ...images.missing.map(({ src, line, why }) => ({
      where: where(line),
      text: t(why === 'gone' ? 'import.imageGone' : 'import.imageKind', { src }),
      isEnglish: false,
    })),
  ]
}

/** What was said of a line; of a note that was imported long ago as it was kept, in English. */
function sayWarning({ t, locale }: Said, { code, about, message }: Warning): string {
  switch (code) {
    case null:
      return message
    case 'tangled':
      return t('import.warning.tangled', { title: about ?? '' })
    case 'as-code': {
      const section = SECTIONS.find((id) => id === about)
      return t('import.warning.as-code', { section: section ? sectionName(section, locale) : (about ?? '') })
    }
    case 'control-characters':
    case 'never-closed':
    case 'like-a-hint':
    case 'unfinished-merge':
      return t(`import.warning.${code}`)
    default:
      return code satisfies never
  }
}

/** Lines that are named; of more, the first ones. */
const LINES_NAMED = 10

function sayFailure({ t, locale }: Said, failure: NoteFailure): string {
  switch (failure.kind) {
    case 'binary':
    case 'other-table':
    case 'other-note':
      return t(`import.failure.${failure.kind}`)
    case 'too-large':
      return t('import.failure.too-large', { bytes: failure.bytes })
    case 'unreadable':
    case 'unwritable':
      return t(`import.failure.${failure.kind}`, { reason: failure.reason })
    case 'changed':
      return t('import.failure.changed', { path: failure.path })
    case 'unaccounted': {
      const { lines } = failure
      const named = lines.slice(0, LINES_NAMED).map(String)
      const more = lines.length > LINES_NAMED ? [...named, '…'] : named
      return t('import.failure.unaccounted', { count: lines.length, lines: listed(locale, more) })
    }
    default:
      return failure satisfies never
  }
}

/** What notes bring in all. What there is none of is not said. */
export function saySum({ t }: Pick<Said, 't'>, sum: ImportSum, isPreview: boolean): readonly SumFact[] {
  const fact = (count: number, text: (count: number) => string, isBad = false): SumFact[] =>
    count === 0 ? [] : [{ text: text(count), isBad }]
  const lines = (count: number): string =>
    sum.unaccounted === 0
      ? t('import.sum.lines', { count })
      : t('import.sum.linesLost', { count, lost: sum.unaccounted })
  return [
    { text: t('import.sum.notes', { count: sum.notes }), isBad: false },
    ...BROUGHT.flatMap((change) =>
      fact(sum.changes[change] ?? 0, (count) => t(`import.sum.${change}`, { count }), change === 'conflict'),
    ),
    ...fact(sum.edges, (count) => t('import.sum.edges', { count })),
    ...fact(sum.openQuestions, (count) => t('import.sum.openQuestions', { count })),
    ...fact(sum.lines, lines, sum.unaccounted > 0),
    ...fact(sum.warnings, (count) => t('import.sum.warnings', { count })),
    ...fact(sum.missingImages, (count) => t('import.sum.missingImages', { count }), true),
    ...fact(sum.failed, (count) => t(isPreview ? 'import.sum.failing' : 'import.sum.failed', { count }), true),
  ]
}

const listed = (locale: Locale, parts: readonly string[]): string => parts.join(locale === 'zh' ? '、' : ', ')
