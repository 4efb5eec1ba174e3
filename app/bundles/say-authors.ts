import type { Author } from '#core/card/rights.ts'
import type { Format, Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'

/** What it takes to say something. */
export type Said = { readonly t: Translate; readonly format: Format; readonly locale: Locale }

/** Who is to be named, in a line. */
export const sayAuthors = ({ t, locale }: Pick<Said, 't' | 'locale'>, authors: readonly Author[]): string =>
  authors.length === 0 ? t('bundles.anonymous') : authors.map(({ name }) => name).join(locale === 'zh' ? '、' : ', ')
