import { type Child, el } from './html.ts'
import type { Sheet } from './sheet.ts'

/** For a host that shows it where there is no page. */
export const missingMain = ({ places, words }: Sheet): readonly Child[] => [
  el(
    'header',
    { className: ['lead'] },
    el('h1', {}, words.missing),
    el('p', { className: ['about'] }, words.missingNote),
    el(
      'p',
      { className: ['actions'] },
      el('a', { className: ['button'], href: places.page('index') ?? '#' }, words.toIndex),
    ),
  ),
]
