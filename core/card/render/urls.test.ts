import { expect, test } from 'vitest'
import { resolveUrl } from './urls.ts'

const resolve = (url: string) => resolveUrl(url, 'nginx/upgrade.mdx')

test.each([
  ['https://nginx.org/en/docs/', 'web', 'https://nginx.org/en/docs/'],
  ['HTTP://example.org', 'web', 'HTTP://example.org'],
  ['mailto:a@example.org', 'mail', 'mailto:a@example.org'],
  ['card:q-4k7m2x9p', 'card', '/q/q-4k7m2x9p'],
  ['#标题', 'fragment', '#标题'],
  ['/chains', 'app', '/chains'],
  ['fork.svg', 'media', '/media/nginx/fork.svg'],
  ['./img/a%20b.png?x#y', 'media', '/media/nginx/img/a%20b.png'],
  ['../图/一.png', 'media', '/media/%E5%9B%BE/%E4%B8%80.png'],
  ['/media/nginx/../x.png', 'media', '/media/x.png'],
])('%s leads to %s %s', (url, kind, href) => {
  expect(resolve(url)).toMatchObject({ kind, href })
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\u200bscript:alert(1)',
  '\u0001javascript:alert(1)',
  'jаvascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'view-source:https://example.org',
  '//evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  'https:evil',
  'https:///evil',
  '',
  '?x',
])('%j leads nowhere', (url) => {
  expect(resolve(url).kind).toBe('unsafe')
})

test.each([
  '../../etc/passwd',
  '%2e%2e/%2e%2e/x',
  '..%2f..%2fx',
  '..\\..\\x',
  '.git/config',
  'a/%00.png',
  '%E0%A4%A',
  '/media/../etc/passwd',
  'card:../../etc/passwd',
  'card:__proto__',
])('%j does not climb out of the content', (url) => {
  expect(resolve(url).kind).toBe('unsafe')
})
