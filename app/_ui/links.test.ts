import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { cardHref } from './links.ts'

const id = CardId.parse('q-4k7m2x9p')

test.each([
  ['Why did no port drop?', '/q/q-4k7m2x9p~why-did-no-port-drop'],
  ['升级 Nginx 时，端口为什么没有断？', '/q/q-4k7m2x9p~nginx'],
  ['为什么？', '/q/q-4k7m2x9p'],
  [`${'long '.repeat(20)}`, '/q/q-4k7m2x9p~long-long-long-long-long-long-long-long-long-lon'],
])('%s lies at %s', (title, href) => {
  expect(cardHref({ id, title })).toBe(href)
})
