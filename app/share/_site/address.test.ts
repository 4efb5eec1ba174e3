import { expect, test } from 'vitest'
import { readAddress, siteBase } from './address.ts'

test.each([
  ['/share/abc', { token: 'abc', locale: null, path: 'index.html' }],
  ['/share/abc/cards/q-a.html', { token: 'abc', locale: null, path: 'cards/q-a.html' }],
  ['/share/abc/~en', { token: 'abc', locale: 'en', path: 'index.html' }],
  ['/share/abc/~zh/cards/q-a.html', { token: 'abc', locale: 'zh', path: 'cards/q-a.html' }],
  ['/share/abc/~fr/index.html', { token: 'abc', locale: null, path: '~fr/index.html' }],
  ['/share/abc/%E5%9B%BE.png', { token: 'abc', locale: null, path: '图.png' }],
  ['/share/abc/..%2f..%2fapi', { token: 'abc', locale: null, path: '../../api' }],
  ['/share/abc/%', { token: 'abc', locale: null, path: null }],
  ['/share/', { token: '', locale: null, path: 'index.html' }],
])('%s asks for %j', (pathname, address) => {
  expect(readAddress(pathname)).toEqual(address)
})

test('what leads on from an address keeps to its language', () => {
  expect(readAddress(`${siteBase('abc', 'en')}/index.html`)).toEqual({ token: 'abc', locale: 'en', path: 'index.html' })
  expect(siteBase('abc', null)).toBe('/share/abc')
})
