import { createServer, type IncomingMessage, request, type RequestListener, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openShareDoor } from './share-door.mjs'

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
const closing = (server: Server): Server => {
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

/** A door before a server that answers so; what that was asked. */
async function behindDoor(answer: RequestListener): Promise<{ port: number; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = []
  const server = closing(
    createServer((incoming, outgoing) => {
      asked.push(incoming)
      answer(incoming, outgoing)
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const door = closing(await openShareDoor(0, { host: '127.0.0.1', port: portOf(server) }))
  return { port: portOf(door), asked }
}

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string }
const ask = (port: number, path: string, method = 'GET', headers = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      response.on('error', reject)
    })
    asking.on('error', reject).end()
  })
/** What comes back for these bytes. */
const say = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes, 'latin1'))
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')))
    socket.on('close', () => resolve(heard)).on('error', reject)
  })

test('by whatever name and with whatever headers others ask, the server is asked as by others, and told two of them', async () => {
  const { port, asked } = await behindDoor((_, answer) => answer.end('page'))
  for (const host of ['127.0.0.1', 'localhost:3000', 'notes.example.org', 'a b', '']) {
    const headers = {
      host,
      cookie: 'a=b',
      origin: 'http://localhost',
      'x-forwarded-host': '127.0.0.1',
      range: 'bytes=0-1',
    }
    const more = { 'x-middleware-subrequest': 'proxy', rsc: '1', 'accept-language': 'zh', authorization: 'Basic eA==' }
    expect(await ask(port, '/share/x?lang=zh', 'GET', { ...headers, ...more })).toMatchObject({
      status: 200,
      body: 'page',
    })
  }
  expect(asked).toHaveLength(5)
  for (const { headers, url } of asked) {
    expect(url).toBe('/share/x?lang=zh')
    expect(headers).toEqual({ host: 'share.invalid', 'accept-language': 'zh', connection: 'close' })
  }
})

test('nothing but reading shared pages gets through', async () => {
  const { port, asked } = await behindDoor((_, answer) => answer.end('leaked'))
  for (const path of [
    '/',
    '/share',
    '/api/cards',
    '/shared/x',
    '//share/x',
    'http://localhost/share/x',
    '*',
    '/SHARE/x',
  ])
    expect([path, await ask(port, path)]).toMatchObject([path, { status: 404, body: '' }])
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])
    expect(await ask(port, '/share/x', method)).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
      body: '',
    })
  for (const bytes of [
    'GET /share/a b HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /share/\u00e9\u0001 HTTP/1.1\r\nHost: x\r\n\r\n',
    'CONNECT localhost:3000 HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /share/x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc',
    'nonsense\r\n\r\n',
  ])
    expect([bytes, await say(port, bytes)]).toEqual([bytes, expect.not.stringContaining('leaked')])
  expect(asked).toEqual([])
})

test('what is smuggled in as the body of a request is no request of its own', async () => {
  const { port, asked } = await behindDoor((_, answer) => answer.end('page'))
  const inner = 'GET /api/cards HTTP/1.1\r\nHost: localhost\r\n\r\n'
  await say(port, `GET /share/x HTTP/1.1\r\nHost: x\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`)
  await say(port, `GET /share/y HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n${inner}`)
  expect(asked.map(({ url }) => url)).toEqual(['/share/x', '/share/y'])
})

test('an answer comes through as it is, without its cookies; to HEAD without its body', async () => {
  const { port } = await behindDoor((_, answer) => {
    answer.writeHead(404, {
      'content-security-policy': "default-src 'none'",
      'set-cookie': 'a=b',
      'x-robots-tag': 'noindex',
    })
    answer.end('gone')
  })
  const said = { status: 404, headers: { 'content-security-policy': "default-src 'none'", 'x-robots-tag': 'noindex' } }
  const answer = await ask(port, '/share/x')
  expect(answer).toMatchObject({ ...said, body: 'gone' })
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(await ask(port, '/share/x', 'HEAD')).toMatchObject({ ...said, body: '' })
})

test('an answer is passed on while it is still being written, and breaks off where it breaks off', async () => {
  const { port } = await behindDoor((_, answer) => void answer.write('begun'))
  const first = await new Promise<string>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path: '/share/x', agent: false }, (response) => {
      response.on('error', () => undefined).once('data', (chunk) => resolve(String(chunk)))
      response.once('data', () => asking.destroy())
    })
    asking.on('error', reject).end()
  })
  expect(first).toBe('begun')

  const breaking = await behindDoor((_, answer) => answer.write('begun', () => answer.destroy()))
  await expect(ask(breaking.port, '/share/x')).rejects.toThrow()
})

test('where a visitor goes away, the server need not go on', async () => {
  let gone: (() => void) | undefined
  const left = new Promise<void>((resolve) => (gone = resolve))
  let socket: Socket | undefined
  const { port } = await behindDoor((_, answer) => {
    answer.once('close', () => gone?.())
    socket?.destroy()
  })
  socket = connect(port, '127.0.0.1', () => socket?.write('GET /share/x HTTP/1.1\r\nHost: x\r\n\r\n'))
  await left
})

test('while the server is not there, that is said, and the door stays', async () => {
  const nobody = closing(createServer())
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
  const port = portOf(nobody)
  await new Promise((resolve) => nobody.close(resolve))
  const door = closing(await openShareDoor(0, { host: '127.0.0.1', port }))
  for (let time = 0; time < 2; time++)
    expect(await ask(portOf(door), '/share/x')).toMatchObject({ status: 502, headers: { 'cache-control': 'no-store' } })
})

test('a port that somebody has is no place for a door', async () => {
  const { port } = await behindDoor((_, answer) => answer.end())
  await expect(openShareDoor(port, { host: '127.0.0.1', port })).rejects.toThrow('EADDRINUSE')
})
