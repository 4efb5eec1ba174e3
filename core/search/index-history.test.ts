import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchDocument } from './document.ts'
import { newSearchIndex, type SearchIndex } from './index.ts'
import { parseQuery } from './query.ts'
import { finish, type Steps } from './steps.ts'
import { document } from './testing.ts'

const word = fc.constantFrom(
  'nginx',
  'port',
  'ports',
  'epoll_wait',
  '端口',
  '平滑升级',
  '断',
  'C++',
  'why',
  'ngnix',
  '锁',
)
const words = fc
  .oneof(fc.array(word, { minLength: 1, maxLength: 6 }), fc.constantFrom(['端口'], ['nginx']))
  .map((all) => all.join(' '))
const put = fc.record({
  is: fc.constant('put' as const),
  key: fc.nat(7),
  documents: fc.array(fc.record({ title: words, answer: words, kind: fc.constantFrom('card', 'open') }), {
    maxLength: 3,
  }),
})
const change = fc.oneof(
  { weight: 4, arbitrary: put },
  fc.record({ is: fc.constant('remove' as const), key: fc.nat(7) }),
  fc.record({ is: fc.constantFrom('tidy' as const, 'whole' as const), steps: fc.nat(12) }),
)

test('what is found, and in which order, hangs on what there is, not on how it came to be', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), words, (changes, typed) => {
      const index = newSearchIndex(undefined, { fresh: 3, segments: 2 })
      const there = new Map<number, readonly SearchDocument[]>()
      let begun: Steps<unknown> | null = null
      const end = (): void => {
        if (begun) finish(begun)
        begun = null
      }
      for (const one of changes) {
        if (one.is === 'put') {
          const documents = one.documents.map(({ title, answer, kind }) => document(title, { answer }, [], kind))
          there.set(one.key, documents)
          index.put(`q-${one.key}`, '1', documents)
        } else if (one.is === 'remove') {
          there.delete(one.key)
          index.remove(`q-${one.key}`)
        } else {
          // What comes next comes between two of its steps.
          end()
          begun = one.is === 'tidy' ? index.tidy() : index.whole()
          for (let step = 0; begun && step < one.steps; step += 1) if (begun.next().done) begun = null
        }
      }
      const anew = newSearchIndex()
      for (const [key, documents] of [...there].sort(([a], [b]) => b - a)) anew.put(`q-${key}`, '1', documents)
      const found = (of: SearchIndex) =>
        ['card', 'open'].map((kind) =>
          of
            .search(parseQuery(typed), { kind: kind === 'card' ? 'card' : 'open', limit: 40, mayBe: null })
            .map(({ key, document: { title, texts }, score }) => ({ key, title, texts, score })),
        )
      const expected = found(anew)
      expect(found(index)).toEqual(expected)
      end()
      expect(found(index)).toEqual(expected)
      finish(index.whole())
      expect(found(index)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
