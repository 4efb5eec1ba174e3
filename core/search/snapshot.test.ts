import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSearchIndex, type SearchIndex } from './index.ts'
import { fromBytes, SNAPSHOT_VERSION, toPieces } from './snapshot.ts'
import { finish } from './steps.ts'
import { document, titles } from './testing.ts'

function bytesOf(index: SearchIndex): Uint8Array<ArrayBuffer> {
  const pieces = [...toPieces({ segment: finish(index.whole()), versions: index.versions() })]
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

function filled(): SearchIndex {
  const index = newSearchIndex()
  index.put('q-a', 'one', [document('升级 Nginx 时，端口为什么没有断？', { answer: '继承' }, ['topic:nginx'])])
  index.put('q-b', 'two', [document('Why log first?'), document('Who reads the log?', {}, [], 'open')])
  return index
}

test('what was kept finds the same, and can be changed', () => {
  const snapshot = finish(fromBytes(bytesOf(filled())))
  if (snapshot === null) throw new Error('it cannot be read')
  const index = newSearchIndex(snapshot)
  expect(titles(index, 'duankou')).toEqual(['升级 Nginx 时，端口为什么没有断？'])
  expect(titles(index, 'topic:nginx 继承')).toEqual(['升级 Nginx 时，端口为什么没有断？'])
  expect(titles(index, 'log', 'open')).toEqual(['Who reads the log?'])
  expect([...index.versions()]).toEqual([...filled().versions()])
  index.remove('q-b')
  expect(titles(index, 'log')).toEqual([])
})

test('an index of nothing can be kept as well', () => {
  expect(finish(fromBytes(bytesOf(newSearchIndex())))?.segment.keys).toEqual([])
})

test('what was cut off or spoilt anywhere is of no use', () => {
  const whole = bytesOf(filled())
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const spoilt = whole.slice()
      spoilt[at] = (spoilt[at] ?? 0) ^ mask
      expect(finish(fromBytes(spoilt))).toBeNull()
      expect(finish(fromBytes(whole.slice(0, at)))).toBeNull()
    }),
  )
})

test('what an earlier version kept is of no use', () => {
  const old = bytesOf(filled())
  new Uint32Array(old.buffer)[1] = SNAPSHOT_VERSION - 1
  expect(finish(fromBytes(old))).toBeNull()
})
