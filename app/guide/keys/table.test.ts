import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { KEYS, type Place } from './table.ts'

const app = path.resolve(import.meta.dirname, '../..')

const placeOf = (file: string): Place =>
  file.startsWith('q/')
    ? 'card'
    : file.startsWith('chains/')
      ? 'chain'
      : file.startsWith('review/')
        ? 'review'
        : file.startsWith('_today/') || file === 'page.tsx'
          ? 'today'
          : /^_ui\/(trouble|missing)\.tsx$/.test(file)
            ? 'trouble'
            : 'anywhere'

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
  const ratings = ['1', '2', '3', '4'].map((key) => `review ${key}`)
  const named = KEYS.flatMap(({ place, keys }) => keys.map((key) => `${place} ${key}`))
  expect([...new Set(named)].sort()).toEqual([...new Set([...found, ...ratings])].sort())
})
