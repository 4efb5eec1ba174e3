import { expect, test } from 'vitest'
import { hostName, isOurHost, isPublic, isPublicDeed, isWellWritten, refusal } from './guard.ts'

const headers = (init: Record<string, string>) => new Headers(init)

test.each([
  ['127.0.0.1:3000', '127.0.0.1'],
  ['LocalHost', 'localhost'],
  ['[::1]:3000', '[::1]'],
  ['evil.example:3000', 'evil.example'],
  ['', null],
  ['a b', null],
  ['user@localhost/', null],
] as const)('the host name of %j is %j', (header, expected) => {
  expect(hostName(header)).toBe(expected)
})

test('a name that was rebound to this machine is refused', () => {
  expect(refusal('GET', headers({ host: 'evil.example:3000' }), '127.0.0.1')).toBe('host')
  expect(refusal('GET', headers({ host: 'localhost.evil.example' }), '127.0.0.1')).toBe('host')
  expect(refusal('GET', headers({}), '127.0.0.1')).toBe('host')
})

test('the configured name is ours, and with it the loopback names', () => {
  expect(isOurHost('study.lan', 'study.lan')).toBe(true)
  expect(isOurHost('localhost', 'study.lan')).toBe(true)
  expect(isOurHost('other.lan', 'study.lan')).toBe(false)
})

test('bound to every address, address literals are ours and names are not', () => {
  expect(isOurHost('192.168.1.7', '0.0.0.0')).toBe(true)
  expect(isOurHost('[fe80::1]', '::')).toBe(true)
  expect(isOurHost('192.168.1.7', '127.0.0.1')).toBe(false)
  expect(isOurHost('evil.example', '0.0.0.0')).toBe(false)
})

test('reading needs no origin', () => {
  expect(refusal('GET', headers({ host: 'localhost:3000', origin: 'http://evil.example' }), '127.0.0.1')).toBeNull()
})

test.each([
  ['http://localhost:3000', null],
  ['https://localhost:3000', null],
  ['http://localhost:8080', 'origin'],
  ['http://evil.example', 'origin'],
  ['null', 'origin'],
] as const)('writing from %s: %j', (origin, expected) => {
  expect(refusal('POST', headers({ host: 'localhost:3000', origin }), '127.0.0.1')).toBe(expected)
})

test('a program without an origin may write, a browser hiding its origin may not', () => {
  expect(refusal('POST', headers({ host: '127.0.0.1:3000' }), '127.0.0.1')).toBeNull()
  expect(refusal('DELETE', headers({ host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' }), '127.0.0.1')).toBe(
    'origin',
  )
  expect(refusal('POST', headers({ host: '127.0.0.1:3000', 'sec-fetch-site': 'same-site' }), '127.0.0.1')).toBe(
    'origin',
  )
})

test.each([
  ['notes.example.org', true],
  ['NOTES.example.org:8443', true],
  ['notes.example.org.', false],
  ['sub.notes.example.org', false],
  ['localhost:3000', false],
  ['', false],
])('asked as %j, it is by the public name: %j', (host, expected) => {
  expect(isPublic(host, 'https://notes.example.org')).toBe(expected)
  expect(isPublic(host, null)).toBe(false)
})

test.each([null, 'https://notes.example.org'])('whoever comes in by the port for others is one of them (%j)', (url) => {
  expect(isPublic('share.invalid', url)).toBe(true)
})

test.each([
  ['GET', '/share/token', true],
  ['HEAD', '/share/token/cards/q-a.html', true],
  ['GET', '/share/token/%E5%9B%BE.png', true],
  ['POST', '/share/token', false],
  ['GET', '/', false],
  ['GET', '/share', false],
  ['GET', '/shared/token', false],
  ['GET', '/api/health', false],
  ['GET', '/_next/static/chunks/main.js', false],
])('under the public name, %s %s is answered: %j', (method, path, expected) => {
  expect(isPublicDeed(method, path)).toBe(expected)
})

test.each([
  ['/share/token/%E5%9B%BE.png', true],
  ['/share/token/%00', true],
  ['/share/token/%', false],
  ['/q/%E5%9B', false],
  ['/%zz', false],
])('%s is written as addresses are: %j', (path, expected) => {
  expect(isWellWritten(path)).toBe(expected)
})
