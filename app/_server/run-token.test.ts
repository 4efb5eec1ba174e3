import { expect, test } from 'vitest'
import { isRunToken, refuseToRun, runToken } from './run-token.ts'

const ask = (headers: Record<string, string>) =>
  refuseToRun(new Request('http://127.0.0.1:3000/api/demos/x/runs', { method: 'POST', headers }))
const here = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }
const codeOf = async (response: Response | null) =>
  response && [response.status, ((await response.json()) as { error: { code: string } }).error.code]

test('the token is one for the process, and cannot be guessed', () => {
  expect(runToken()).toMatch(/^[\w-]{43}$/)
  expect(runToken()).toBe(runToken())
  expect(isRunToken(runToken())).toBe(true)
  for (const wrong of ['', 'x', `${runToken()}=`, runToken().slice(1), runToken().toLowerCase()]) {
    expect(isRunToken(wrong)).toBe(false)
  }
})

test('to have a program run, a request brings the token and comes from here', async () => {
  expect(ask({ ...here, 'x-zhuiwen-token': runToken() })).toBeNull()
})

test.each([
  ['without a token', here, 'bad-token'],
  ['with a wrong token', { ...here, 'x-zhuiwen-token': 'guess' }, 'bad-token'],
])('a request from here %s is refused', async (_, headers, code) => {
  expect(await codeOf(ask(headers))).toEqual([403, code])
})

test.each([
  ['that names no origin', { host: here.host }],
  ['from another site', { ...here, origin: 'https://example.org' }],
  ['from another port', { ...here, origin: 'http://127.0.0.1:4000' }],
  ['from a page of no origin', { ...here, origin: 'null' }],
  ['for another host', { host: 'example.org', origin: 'http://example.org' }],
])('a request %s is refused though it brings the token', async (_, headers) => {
  expect(await codeOf(ask({ ...headers, 'x-zhuiwen-token': runToken() }))).toEqual([403, 'foreign-origin'])
})
