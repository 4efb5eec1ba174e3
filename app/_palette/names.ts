import type { Route } from 'next'
import { soundsOfLabel } from '#core/search/sounds.ts'
import { texts, textsIn, type Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'
import { KEYS } from '../guide/keys/table.ts'
import { TOPICS } from '../guide/_ui/topics.ts'
import { STAGES } from '#core/card/stages.ts'
import { sectionName } from '../_ui/stage.ts'

/** What something is called, what it is called in the other language, and what may be typed for how it sounds. */
export type Name = { readonly label: string; readonly also: string; readonly sounds: readonly string[] }

/** What the palette says, and what pages and actions are called. */
export type Names = {
  readonly words: Words
  /** Every action that has a key. */
  readonly actions: readonly Name[]
  /** Pages that have none. */
  readonly places: readonly (Name & { readonly href: Route })[]
}

export async function namesNow(): Promise<Names> {
  const { locale, t } = await texts()
  const other: Locale = locale === 'zh' ? 'en' : 'zh'
  const tOther = textsIn(other)
  const name = (label: string, also: string): Name => ({ label, also, sounds: soundsOfLabel(`${label} ${also}`) })
  const actions = KEYS.flatMap(({ say }) => {
    const also = say(tOther).split(' / ')
    return say(t)
      .split(' / ')
      .map((label, i) => name(label, also[i] ?? ''))
  })
  const guides = TOPICS.map(({ slug, title }) => {
    const of = (to: Translate, lang: Locale) => `${to('nav.guide')} · ${title[lang]}`
    return { ...name(of(t, locale), of(tOther, other)), href: `/guide/${slug}` as const }
  })
  return {
    words: wordsOf(t, locale),
    actions: [...new Map(actions.map((one) => [one.label, one])).values()],
    places: [{ ...name(t('import.title'), tOther('import.title')), href: '/import' }, ...guides],
  }
}

const wordsOf = (t: Translate, locale: Locale) => ({
  title: t('find.title'),
  type: t('find.palette.type'),
  close: t('find.palette.close'),
  filters: t('find.palette.filters'),
  guide: t('find.guide'),
  nothing: t('find.palette.nothing'),
  looking: t('find.palette.looking'),
  // Filled in in the browser, where it is known.
  count: t('find.palette.count', { count: '{count}' }),
  away: t('find.palette.away'),
  all: t('find.palette.all'),
  groups: {
    recent: t('find.palette.recent'),
    actions: t('find.palette.actions'),
    pages: t('find.palette.pages'),
    card: t('find.cards'),
    open: t('find.open'),
    reference: t('find.references'),
    demo: t('find.demos'),
    entry: t('find.entries'),
    more: t('find.palette.more'),
  },
  sections: Object.fromEntries(
    [...STAGES, 'preface' as const, 'review-notes' as const].map((id) => [id, sectionName(id, locale)]),
  ),
})
export type Words = ReturnType<typeof wordsOf>
