import { expect, test } from 'vitest'
import { PUBLIC, type Reach } from './addresses.ts'
import { standIn } from './testing.ts'
import { visit } from './visit.ts'

const never = new AbortController().signal
const tried = (address: string, reach: Reach, { timeoutMs = 20_000, signal = never } = {}) =>
  visit(address, { reach, timeoutMs, signal })

test('what answers is there, and is asked once, for its head', async () => {
  const { port, heard, reach } = await standIn((response) => response.end('hello'))
  expect(await tried(`http://a.test:${port}/x?y=1`, reach)).toEqual({ state: 'ok' })
  expect(heard).toEqual(['HEAD a.test/x?y=1'])
})

test.each([404, 405, 500])('a server that answers %i to HEAD is asked by GET', async (code) => {
  const { port, heard, reach } = await standIn((response, { method }) => {
    response.writeHead(method === 'HEAD' ? code : 200).end('x'.repeat(100_000))
  })
  expect(await tried(`http://a.test:${port}/`, reach)).toEqual({ state: 'ok' })
  expect(heard).toEqual(['HEAD a.test/', 'GET a.test/'])
})

test.each([
  [404, 'dead'],
  [410, 'dead'],
  [403, 'unsure'],
  [429, 'unsure'],
  [503, 'unsure'],
] as const)('what answers %i to both is %s', async (code, state) => {
  const { port, reach } = await standIn((response) => response.writeHead(code).end())
  expect(await tried(`http://a.test:${port}/`, reach)).toEqual({ state, reason: `it answers ${code}` })
})

test('a server that has had enough is not asked again', async () => {
  const { port, heard, reach } = await standIn((response) => response.writeHead(429).end())
  await tried(`http://a.test:${port}/`, reach)
  expect(heard).toHaveLength(1)
})

test('redirects are followed, also to other hosts, but not for ever', async () => {
  const { port, heard, reach } = await standIn((response, { url }) => {
    const next = { '/a': `http://b.test:${port}/b`, '/b': 'c', '/round': '/round' }[url ?? '']
    if (next) response.writeHead(302, { location: next }).end()
    else response.end()
  })
  expect(await tried(`http://a.test:${port}/a`, reach)).toEqual({ state: 'ok' })
  expect(heard).toEqual(['HEAD a.test/a', 'HEAD b.test/b', 'HEAD b.test/c'])
  expect(await tried(`http://a.test:${port}/round`, reach)).toEqual({
    state: 'unsure',
    reason: 'more than 5 redirects',
  })
})

test.each(['http://10.0.0.1/', 'http://localhost.test.internal/', 'file:///etc/passwd'])(
  'a redirect to %s is not followed',
  async (location) => {
    const { port, heard, reach } = await standIn((response) => response.writeHead(301, { location }).end())
    const inner: Reach = { ...reach, resolve: async (host) => (host === 'a.test' ? ['127.0.0.1'] : ['10.0.0.1']) }
    expect(await tried(`http://a.test:${port}/`, inner)).toMatchObject({ state: 'unsure' })
    expect(heard).toEqual(['HEAD a.test/'])
  },
)

test('the network around this machine is not asked, by number or by name', async () => {
  const { port, heard } = await standIn((response) => response.end())
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '2130706433', '0x7f.1']) {
    const outcome = await tried(`http://${host}:${port}/`, PUBLIC)
    expect(outcome, host).toMatchObject({ state: 'unsure', reason: expect.stringContaining('public internet') })
  }
  const half: Reach = { ...PUBLIC, resolve: () => Promise.resolve(['1.1.1.1', '127.0.0.1']) }
  expect(await tried(`http://a.test:${port}/`, half)).toMatchObject({ state: 'unsure' })
  expect(heard).toEqual([])
})

test('a name is resolved once, and only what was allowed is connected to', async () => {
  const { port, heard, reach } = await standIn((response) => response.end())
  let asked = 0
  const rebinding: Reach = {
    ...reach,
    resolve: () => {
      asked += 1
      return Promise.resolve([asked === 1 ? '127.0.0.1' : '10.0.0.1'])
    },
  }
  expect(await tried(`http://rebinds.example:${port}/`, rebinding)).toEqual({ state: 'ok' })
  expect([asked, heard]).toEqual([1, ['HEAD rebinds.example/']])
})

test('a name that nobody knows is told from a host that does not answer', async () => {
  const { reach, port } = await standIn((response) => response.destroy())
  expect(await tried('http://nobody.example/', reach)).toEqual({ state: 'no-host' })
  expect(await tried(`http://a.test:${port}/`, reach)).toEqual({ state: 'unsure', reason: 'ECONNRESET' })
})

test('a server that keeps silent is not waited for', async () => {
  const { port, heard, reach } = await standIn(() => {})
  expect(await tried(`http://a.test:${port}/`, reach, { timeoutMs: 50 })).toEqual({
    state: 'unsure',
    reason: 'no answer in time',
  })
  expect(heard).toEqual(['HEAD a.test/'])
})

test('a name that is not resolved is not waited for either', async () => {
  const reach: Reach = { ...PUBLIC, resolve: () => new Promise(() => {}) }
  expect(await tried('http://a.test/', reach, { timeoutMs: 50 })).toMatchObject({ state: 'unsure' })
})
