import { FIELDS } from '#core/share/three-way/card-text.ts'
import { PARTS, partsOf } from '#core/card/parts.ts'
import { textDiff } from '#core/practice/text-diff.ts'
import { type Bundle, cardPath, textIn } from '#core/share/bundle/bundle.ts'
import type { CardInspection, Inspection, PartInspection } from '#core/study/share/inspection.ts'
import { sayDiff } from '../_server/say-diff.ts'
import { cardHref } from '../_ui/links.ts'
import { sayPart } from '../q/[idAndSlug]/versions/say.ts'
import { sayAuthors, type Said } from './say-authors.ts'
import type { CardSaid, ConflictSaid, GroupSaid, PartSaid } from './views.ts'

/** What needs looking at first comes first. */
const STANDINGS = ['conflict', 'merged', 'changed', 'new', 'kept', 'identical'] as const
const IS_TAKEN: readonly CardInspection['standing'][] = ['conflict', 'merged', 'changed', 'new']

/** Cards by what would become of them. */
export const sayGroups = (said: Said, cards: readonly CardInspection[], bundle: Bundle): readonly GroupSaid[] =>
  STANDINGS.flatMap((standing) => {
    const some = cards.filter((card) => card.standing === standing)
    if (some.length === 0) return []
    const title = said.t(`bundles.group.${standing}`, { count: some.length })
    return [
      { standing, title, isTaken: IS_TAKEN.includes(standing), cards: some.map((card) => sayCard(said, card, bundle)) },
    ]
  })

function sayCard(said: Said, card: CardInspection, bundle: Bundle): CardSaid {
  const { id, title, lang, path, license, authors, standing, parts } = card
  const under = license === null ? [] : [said.t('bundles.under', { license, authors: sayAuthors(said, authors) })]
  return {
    id,
    title,
    lang,
    href: standing === 'new' || path === null ? null : cardHref(card),
    facts: [...(path === null ? [] : [path]), ...under],
    parts:
      standing === 'new'
        ? sayNew(said, textIn(bundle, cardPath(id)) ?? '', lang)
        : parts.map((part) => sayPartOf(said, part, lang)),
  }
}

/** Of what is new all is new: marked it would only be harder to read. */
const sayNew = ({ t }: Said, source: string, lang: string): readonly PartSaid[] =>
  partsOf(source)
    .filter(({ text }) => text.trim() !== '')
    .map(({ id, text }) => {
      const name = namePart(t, id, lang)
      return {
        name: name.text,
        lang: name.lang,
        outcome: '',
        kind: 'theirs',
        pieces: [{ kind: 'same', text: text.trim() }],
      }
    })

function sayPartOf({ t }: Said, { part, outcome, base, mine, theirs, result }: PartInspection, lang: string): PartSaid {
  const name = namePart(t, part, lang)
  const [before, after] =
    // What stays is shown against what it was changed from; where both changed it, both are shown.
    outcome === 'mine' ? [base ?? theirs, mine] : outcome === 'conflict' ? [mine, theirs] : [mine, result]
  return {
    name: name.text,
    lang: name.lang,
    outcome: t(`bundles.outcome.${outcome}`),
    kind: outcome,
    pieces: sayDiff(t, textDiff(before, after, lang)),
  }
}

/** A stage in the card's language, a field in the reader's. */
function namePart(t: Said['t'], name: string, lang: string): { readonly text: string; readonly lang?: string } {
  const part = PARTS.find((id) => id === name)
  if (part !== undefined) return sayPart(t, part, lang)
  if (name === 'card' || name === 'order') return { text: t(`bundles.part.${name}`) }
  const field = FIELDS.find((one) => `frontmatter.${one}` === name)
  return { text: field === undefined ? name : t(`bundles.field.${field}`) }
}

/** Longer than is read beside one another; the versions of the card show such texts. */
const SIDE_CHARS = 20_000

/** Every place that both sides changed, and every demo. */
export function sayConflicts({ t, locale }: Said, { cards, demos }: Inspection): readonly ConflictSaid[] {
  const inCards = cards.flatMap(({ id, title, lang, parts }) =>
    parts
      .filter(({ outcome }) => outcome === 'conflict')
      .map(({ part, base, mine, theirs }) => ({
        key: `${id}/${part}`,
        cardId: id,
        title,
        lang,
        legend: t('bundles.choose', { part: namePart(t, part, lang).text }),
        base: base === null ? null : base.slice(0, SIDE_CHARS).trim(),
        sides: sidesOf(mine.trim(), theirs.trim(), lang),
      })),
  )
  const inDemos = demos
    .filter(({ standing }) => standing === 'conflict')
    .map(({ id, title }) => ({
      key: `demo:${id}`,
      cardId: null,
      title: t('bundles.demoConflict', { title: title[locale] }),
      lang: locale,
      legend: t('bundles.choose', { part: title[locale] }),
      base: null,
      sides: null,
    }))
  return [...inCards, ...inDemos]
}

/** Each side by itself, with what only it has marked. */
function sidesOf(mine: string, theirs: string, lang: string): NonNullable<ConflictSaid['sides']> {
  const parts = textDiff(mine.slice(0, SIDE_CHARS), theirs.slice(0, SIDE_CHARS), lang)
  return {
    mine: parts.flatMap(({ kind, text }) => (kind === 'added' ? [] : [{ kind, text }])),
    theirs: parts.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [{ kind, text }])),
  }
}
