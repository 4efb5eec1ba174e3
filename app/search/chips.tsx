import Link from 'next/link'
import { i18n, type Translate } from '../_server/i18n.ts'
import { findHref } from '../_ui/links.ts'
import { filtersIn, toggled } from './filters.ts'

/** Filters as links: those that hold, to be taken out, and others, to narrow down what was found. */
export async function Chips({ typed, offered }: { typed: string; offered: readonly string[] }) {
  const { t } = await i18n()
  const held = filtersIn(typed)
  if (held.length + offered.length === 0) return null
  return (
    <ul className="search-chips" aria-label={t('find.narrow')}>
      {held.map((filter) => (
        <li key={filter}>
          <Link
            href={findHref(toggled(typed, filter))}
            prefetch={false}
            aria-label={t('find.chip.remove', { filter: nameOf(filter, t) })}
            data-held=""
          >
            {nameOf(filter, t)} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {offered.map((filter) => (
        <li key={filter}>
          <Link
            href={findHref(toggled(typed, filter))}
            prefetch={false}
            aria-label={t('find.chip.add', { filter: nameOf(filter, t) })}
          >
            {nameOf(filter, t)}
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

const nameOf = (filter: string, t: Translate): string =>
  NAMES[filter.toLowerCase()]?.(t) ?? filter.replace(/^topic[:：]/i, '').replaceAll(/["“”]/g, '')
