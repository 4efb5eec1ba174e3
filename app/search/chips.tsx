import Link from 'next/link'
import { STAGES } from '#core/card/stages.ts'
import { i18n, type Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'
import { findHref } from '../_ui/links.ts'
import { sectionName } from '../_ui/stage.ts'
import { filtersIn, toggled } from './filters.ts'

/** Filters as links: those that hold, to be taken out, and others, to narrow down what was found. */
export async function Chips({ typed, offered }: { typed: string; offered: readonly string[] }) {
  const { t, locale } = await i18n()
  const held = filtersIn(typed)
  if (held.length + offered.length === 0) return null
  return (
    <ul className="search-chips" aria-label={t('find.narrow')}>
      {held.map((filter) => (
        <li key={filter}>
          <Link
            href={findHref(toggled(typed, filter))}
            prefetch={false}
            aria-label={t('find.chip.remove', { filter: nameOf(filter, t, locale) })}
            data-held=""
          >
            {nameOf(filter, t, locale)} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {offered.map((filter) => (
        <li key={filter}>
          <Link
            href={findHref(toggled(typed, filter))}
            prefetch={false}
            aria-label={t('find.chip.add', { filter: nameOf(filter, t, locale) })}
          >
            {nameOf(filter, t, locale)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Filters that are called something; others are called by what they say. */
const NAMES: Readonly<Record<string, (t: Translate) => string>> = {
  'is:due': (t) => t('find.chip.due'),
  'is:failed': (t) => t('find.chip.failed'),
  'is:leech': (t) => t('find.chip.leech'),
  'is:open': (t) => t('find.chip.open'),
  'lang:zh': (t) => t('find.chip.zh'),
  'lang:en': (t) => t('find.chip.en'),
}

function nameOf(filter: string, t: Translate, locale: Locale): string {
  const stage = STAGES.find((one) => filter.toLowerCase() === `stage:${one}`)
  if (stage) return sectionName(stage, locale)
  return NAMES[filter.toLowerCase()]?.(t) ?? filter.replace(/^topic[:：]/i, '').replaceAll(/["“”]/g, '')
}
