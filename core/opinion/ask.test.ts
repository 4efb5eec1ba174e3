import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { askModel } from './ask.ts'
import type { Prompt } from './prompt.ts'
import { completion, GOOD, standIn, status } from './testing.ts'

const KEY = 'sk-4f/9a+b2'
const prompt: Prompt = {
  system: '只挑毛病。\nReply with JSON.',
  user: '问题：\n端口为什么没有断？\n\n1. “fd” 是继承来的 <b>',
}
const never = new AbortController().signal
const said = JSON.stringify(GOOD)
const open = (): void => {}

test('the text shown is the text sent, and the key goes into one header only', async () => {
  const endpoint = await standIn(completion(said), { key: KEY })
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: true, value: GOOD })

  expect(endpoint.heard).toHaveLength(1)
  const [{ path, headers, body } = { path: '', headers: {}, body: '{}' }] = endpoint.heard
  expect(path).toBe('/v1/chat/completions')
  const { authorization, ...others } = headers
  expect(authorization).toBe(`Bearer ${KEY}`)
  expect(JSON.stringify([path, others, body])).not.toContain(KEY)
  const { messages, model, response_format, ...rest } = JSON.parse(body)
  expect(messages).toEqual([
    { role: 'system', content: prompt.system },
    { role: 'user', content: prompt.user },
  ])
  expect(model).toBe('qwen3:8b')
  expect(response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } })
  expect(rest).toEqual({})
})

test('without a key no key is sent', async () => {
  const endpoint = await standIn(completion(said))
  await askModel(endpoint.config, prompt, never)
  expect(endpoint.heard[0]?.headers.authorization).toBeUndefined()
})

test.each([
  ['bare JSON', said],
  ['code fences', `\`\`\`json\n${said}\n\`\`\``],
  ['a sentence before it', `Here is my review:\n\n${said}\n\nGood luck!`],
  ['thoughts before it', `<think>\nIs {"overall": 1} enough? No.\n</think>\n\n${said}`],
  ['fields nobody asked for', JSON.stringify({ ...GOOD, passed: true, score: 9 })],
])('%s is read', async (_, content) => {
  const endpoint = await standIn(completion(content))
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: true, value: GOOD })
})

test.each([
  ['prose', 'The answer is fine.', 'The answer is fine.'],
  ['JSON cut short', said.slice(0, 60), said.slice(0, 60)],
  ['another form', '{"score": 9, "passed": true}', '{"score": 9, "passed": true}'],
  ['a sixth sentence', JSON.stringify({ ...GOOD, perSentence: [{ sentence: 6, remark: 'x', suggestion: null }] }), '{'],
  ['more than anybody reads', JSON.stringify({ ...GOOD, overall: '长'.repeat(5000) }), '{"overall":"长长'],
])('%s is malformed, and shown', async (_, content, excerpt) => {
  const endpoint = await standIn(completion(content))
  const answered = await askModel(endpoint.config, prompt, never)
  expect(answered).toMatchObject({ ok: false, error: { kind: 'malformed' } })
  if (answered.ok || answered.error.kind !== 'malformed') throw new Error('checked above')
  expect(answered.error.excerpt.startsWith(excerpt)).toBe(true)
  expect(answered.error.excerpt.length).toBeLessThanOrEqual(300)
})

test.each([
  ['a body that is no JSON', status(200, '<html>Welcome to nginx</html>'), '<html>Welcome to nginx</html>'],
  ['JSON of something else', status(200, '{"hello":"world"}'), '{"hello":"world"}'],
  ['no choices', status(200, '{"choices":[]}'), '{"choices":[]}'],
  ['nothing', status(200), ''],
  ['nothing, and says so', status(204), ''],
])('%s in place of a completion is malformed', async (_, answer, excerpt) => {
  const endpoint = await standIn(answer)
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: false, error: { kind: 'malformed', excerpt } })
})

test.each([
  ['a refusal', completion(null, { refusal: 'I cannot help with that.' }), 'declined', 'I cannot help with that.'],
  ['a content filter', completion('', { finish: 'content_filter' }), 'declined', ''],
  [
    'a content filter halfway',
    completion('{"overall": "It', { finish: 'content_filter' }),
    'declined',
    '{"overall": "It',
  ],
  ['no content', completion(null), 'empty', ''],
  ['thoughts and nothing else', completion('<think>hm', { finish: 'length' }), 'empty', ''],
  ['reasoning and nothing else', completion('', { finish: 'length', reasoning_content: 'hm' }), 'empty', ''],
])('%s is a refusal', async (_, answer, why, says) => {
  const endpoint = await standIn(answer)
  const error = { kind: 'refused', why, says }
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: false, error })
})

test.each([
  [401, `{"error":{"message":"Incorrect API key provided: ${KEY}"}}`, 'Incorrect API key provided: ***'],
  [
    404,
    '{"error":"model \\"qwen3:8b\\" not found, try pulling it first"}',
    'model "qwen3:8b" not found, try pulling it first',
  ],
  [500, '<html><h1>Internal Server Error</h1></html>', ''],
  [502, 'upstream is down', 'upstream is down'],
])('%i is said with what the endpoint says, never with the key', async (code, body, says) => {
  const endpoint = await standIn(status(code, body), { key: KEY })
  const error = { kind: 'http-error', status: code, says }
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: false, error })
  expect(endpoint.heard).toHaveLength(1)
})

test('a key that comes back in a reply goes no further', async () => {
  const endpoint = await standIn(completion(`You sent me ${KEY}.`), { key: KEY })
  const error = { kind: 'malformed', excerpt: 'You sent me ***.' }
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: false, error })
})

test.each([429, 503])('%i means busy, and it is not asked again', async (code) => {
  const endpoint = await standIn(status(code, '{"error":{"message":"slow down"}}', { 'retry-after': '1' }))
  const error = { kind: 'busy', says: 'slow down' }
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: false, error })
  expect(endpoint.heard).toHaveLength(1)
})

test('an endpoint that takes no schema is asked once more, with the same text and without it', async () => {
  const endpoint = await standIn((response, { body }) => {
    const isRefused = JSON.parse(body).response_format !== undefined
    return isRefused
      ? status(400, '{"error":{"message":"unknown response_format"}}')(response)
      : completion(said)(response)
  })
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: true, value: GOOD })
  const [first, second] = endpoint.heard.map(({ body }) => JSON.parse(body))
  expect(second).toEqual({ model: first.model, messages: first.messages })
})

test('one that refuses the request either way is asked no third time', async () => {
  const endpoint = await standIn(status(400, '{"error":{"message":"context too long"}}'))
  const error = { kind: 'http-error', status: 400, says: 'context too long' }
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: false, error })
  expect(endpoint.heard).toHaveLength(2)
})

test('a redirect is not followed: neither text nor key reach another host', async () => {
  const other = await standIn(completion(said))
  const headers = { location: `${other.config.url}/chat/completions` }
  const endpoint = await standIn(status(307, '', headers), { key: KEY })
  const error = { kind: 'http-error', status: 307, says: '' }
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: false, error })
  expect(other.heard).toEqual([])
})

test('nobody there is unreachable, with the reason', async () => {
  const { config, close } = await standIn(open)
  await close()
  const error = { kind: 'unreachable', host: new URL(config.url).host, reason: 'ECONNREFUSED' }
  expect(await askModel(config, prompt, never)).toEqual({ ok: false, error })
})

test('a connection that breaks off is unreachable', async () => {
  const endpoint = await standIn((response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('{"choices":', () => response.destroy())
  })
  const answered = await askModel(endpoint.config, prompt, never)
  expect(answered).toMatchObject({ ok: false, error: { kind: 'unreachable' } })
})

test.each([
  ['never answers', open],
  ['stops in the middle', (response: ServerResponse) => void response.write('{"ch')],
])('an endpoint that %s is left when the time is up, and sees it', async (_, answer) => {
  await import('ai')
  const endpoint = await standIn(answer, { timeoutMs: 200 })
  const { hungUp } = endpoint
  const error = { kind: 'timeout', afterMs: 200 }
  expect(await askModel(endpoint.config, prompt, never)).toEqual({ ok: false, error })
  await hungUp
})

test('who asked goes away: the endpoint is left at once', async () => {
  const endpoint = await standIn(open)
  const leaving = new AbortController()
  const { asked, hungUp } = endpoint
  const answered = askModel(endpoint.config, prompt, leaving.signal)
  await asked
  leaving.abort()
  expect(await answered).toEqual({ ok: false, error: { kind: 'cancelled' } })
  await hungUp
})

test('who has gone away before is not asked for', async () => {
  const endpoint = await standIn(completion(said))
  expect(await askModel(endpoint.config, prompt, AbortSignal.abort())).toMatchObject({ error: { kind: 'cancelled' } })
  expect(endpoint.heard).toEqual([])
})

test('a body without end is read no further than any opinion goes', async () => {
  let sent = 0
  const endpoint = await standIn((response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const chunk = 'x'.repeat(65_536)
    const go = (): void => {
      sent += chunk.length
      response.write(chunk, go)
    }
    go()
  })
  const { hungUp } = endpoint
  const answered = await askModel(endpoint.config, prompt, never)
  expect(answered).toEqual({ ok: false, error: { kind: 'malformed', excerpt: 'x'.repeat(300) } })
  await hungUp
  expect(sent).toBeLessThan(32 * 1024 * 1024)
})
