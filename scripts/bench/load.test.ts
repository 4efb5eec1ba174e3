import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { load } from './load.ts'

/** A server on this machine that answers `/missing` with 404 and everything else with "hello". */
async function hello(): Promise<{ origin: string; seen: string[]; connections: () => number }> {
  const seen: string[] = []
  let connections = 0
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.statusCode = request.url === '/missing' ? 404 : 200
    response.end('hello')
  })
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, seen, connections: () => connections }
}

test.each([1, 4])('every page is fetched once, %i at a time, over as many connections', async (concurrency) => {
  const { origin, seen, connections } = await hello()
  const paths = Array.from({ length: 20 }, (_, i) => `/${i}`)
  const { visits } = await load(
    paths.map((path) => origin + path),
    concurrency,
  )
  expect(seen.sort()).toEqual(paths.sort())
  expect(visits).toHaveLength(20)
  expect(connections()).toBe(concurrency)
  for (const { firstByteMs, totalMs, bytes } of visits) {
    expect(bytes).toBe(5)
    expect(firstByteMs).toBeGreaterThan(0)
    expect(totalMs).toBeGreaterThanOrEqual(firstByteMs)
  }
})

test('an answer that is no page is an error, not a fast page', async () => {
  const { origin } = await hello()
  await expect(load([`${origin}/missing`], 1)).rejects.toThrow('answered 404')
})
