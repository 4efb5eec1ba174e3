import { expect, test } from 'vitest'
import { opinionZh } from '../../../_messages/opinion.zh.ts'
import { TROUBLES, troubleIn } from './trouble.ts'

const refused = (code: string, details?: object) => troubleIn({ error: { code, message: '…', details } })

test('every trouble has a text that says what to do', () => {
  expect(Object.keys(opinionZh.trouble).sort()).toEqual([...TROUBLES].sort())
})

test.each([
  [401, 'model-key'],
  [403, 'model-key'],
  [404, 'model-missing'],
  [307, 'model-moved'],
  [400, 'model-error'],
  [500, 'model-error'],
])('status %i of the endpoint is %s', (status, key) => {
  expect(refused('model-error', { status, says: 'why' })).toMatchObject({
    key,
    says: 'why',
    values: { status: String(status) },
  })
})

test('what is known of it is told', () => {
  expect(refused('model-timeout', { afterMs: 60_000 })).toMatchObject({
    key: 'model-timeout',
    values: { seconds: '60' },
  })
  expect(refused('model-unreachable', { reason: 'ECONNREFUSED' })).toMatchObject({ values: { reason: 'ECONNREFUSED' } })
  expect(refused('model-malformed', { excerpt: 'Sure!' })).toMatchObject({ key: 'model-malformed', says: 'Sure!' })
  expect(refused('stale')).toMatchObject({ key: 'stale', says: '' })
})

test.each([undefined, null, 'Bad Gateway', {}, { error: { code: 'unavailable' } }])(
  '%j is a failure of our own',
  (body) => {
    expect(troubleIn(body)).toMatchObject({ key: 'failed', says: '' })
  },
)
