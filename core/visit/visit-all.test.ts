import { expect, test } from 'vitest'
import type { Reach } from './addresses.ts'
import { standIn } from './testing.ts'
import { visitAll } from './visit-all.ts'

const manners = { hostsAtOnce: 2, pauseMs: 0, timeoutMs: 20_000 }

test('a host is visited by one at a time, and no more hosts at once than allowed', async () => {
  const under = new Set<string>()
  let most = 0
  const { port, reach } = await standIn((response) => response.end())
  const watched: Reach = {
    ...reach,
    resolve: (host) => {
      // A second visit to a host that is being visited would be one too many.
      expect(under).not.toContain(host)
      under.add(host)
      most = Math.max(most, under.size)
      return reach.resolve(host)
    },
  }
  const addresses = ['a', 'b', 'c', 'd'].flatMap((host) => [1, 2, 3].map((n) => `http://${host}.test:${port}/${n}`))
  const found = new Map<string, string>()
  const { signal } = new AbortController()
  await visitAll(addresses, { ...manners, reach: watched }, signal, (address, { state }) => {
    under.delete(new URL(address).hostname)
    found.set(address, state)
  })
  expect([...found].toSorted()).toEqual(addresses.map((address) => [address, 'ok']))
  expect(most).toBe(2)
})

test('a host is left alone for a while after each visit, and an abort ends the pause', async () => {
  const abort = new AbortController()
  const { port, heard, reach } = await standIn((response) => response.end())
  const others = ['b', 'c', 'd', 'e', 'f'].map((host) => `http://${host}.test:${port}/`)
  const addresses = [`http://a.test:${port}/1`, `http://a.test:${port}/2`, ...others]
  await visitAll(addresses, { ...manners, pauseMs: 3_600_000, reach }, abort.signal, (address) => {
    if (address === others.at(-1)) abort.abort()
  })
  expect(heard.filter((line) => line.includes('a.test'))).toEqual(['HEAD a.test/1'])
})

test('an abort ends a visit at once, and nothing is said of it', async () => {
  const abort = new AbortController()
  const { port, heard, reach } = await standIn((response, { url }) => {
    if (url === '/1') response.end()
    else abort.abort()
  })
  const found: string[] = []
  const addresses = [1, 2, 3].map((n) => `http://a.test:${port}/${n}`)
  await visitAll(addresses, { ...manners, reach }, abort.signal, (address) => found.push(address))
  expect(found).toEqual(addresses.slice(0, 1))
  expect(heard).toEqual(['HEAD a.test/1', 'HEAD a.test/2'])
})
