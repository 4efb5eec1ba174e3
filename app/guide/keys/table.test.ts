import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { KEYS, type Place } from './table.ts'

const app = path.resolve(import.meta.dirname, '../..')

const placeOf = (file: string): Place =>
  file.startsWith('q/')
    ? /\/(versions|growth)\//.test(file)
      ? 'versions'
      : file.includes('/organise/')
        ? 'organise'
        : file.includes('/edit/')
          ? 'editor'
          : 'card'
    : /^(_ui\/demo|demos)\//.test(file)
      ? 'demo'
      : file.startsWith('search/')
        ? 'search'
        : /^(_ui\/(row-keys|said-line)|boards|questions|references|map|links|duplicates|bundles)/.test(file)
          ? 'library'
          : file.startsWith('chains/')
            ? 'chain'
            : file.startsWith('review/')
              ? 'review'
              : file.startsWith('_today/') || file === 'page.tsx'
                ? 'today'
                : file.startsWith('practice/')
                  ? practicePlaceOf(file)
                  : file.startsWith('journal/')
                    ? 'journal'
                    : /^_ui\/(trouble|missing)\.tsx$/.test(file)
                      ? 'trouble'
                      : 'anywhere'

const practicePlaceOf = (file: string): Place =>
  /\/(_attempt|_opinion)\//.test(file)
    ? 'attempt'
    : file.includes('/history/')
      ? 'history'
      : file.includes('/study/')
        ? 'study'
        : /^practice\/(page|_setup|runs)/.test(file)
          ? 'run'
          : 'result'

/** Keys that elements are given by number, or from a list of actions. */
const COUNTED: Readonly<Partial<Record<Place, string>>> = {
  anywhere: 'g-c g-b g-q g-e g-d g-m g-l g-u g-x g-j g-w g-f',
  card: 'b s',
  editor: '0 1 2 3 4 5 6 7 8',
  organise: 'u',
  review: '1 2 3 4 b s',
  attempt: '1 2 3',
  result: 'n r s o h b w 1 2 3 4 5 t-1 t-2 t-3 t-4 t-5',
  study: '1 2 3 4 5 6 7 8 9',
}

/** Keys as elements carry them: literals handed to `keyed`, `data-key` and the header's links. */
function keysIn(source: string): string[] {
  const places = source.matchAll(/keyed\(([^)]*)\)|\s(?:data-key|keys)="([^"]*)"/g)
  return [...places]
    .flatMap(([, call, attribute]) =>
      attribute !== undefined
        ? [attribute]
        : [...(call ?? '').matchAll(/'([^']*)'/g)].map(([, literal = '']) => literal),
    )
    .flatMap((keys) => keys.split(' '))
}

test('the guide names every key of the app, in its place, and no other', () => {
  const found = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('guide/') && file !== '_ui/kbd.tsx')
    .flatMap((file) => keysIn(readFileSync(path.join(app, file), 'utf8')).map((key) => `${placeOf(file)} ${key}`))
  const counted = Object.entries(COUNTED).flatMap(([place, keys]) => keys.split(' ').map((key) => `${place} ${key}`))
  const named = KEYS.flatMap(({ place, keys }) => keys.map((key) => `${place} ${key}`))
  expect([...new Set(named)].sort()).toEqual([...new Set([...found, ...counted])].sort())
})
