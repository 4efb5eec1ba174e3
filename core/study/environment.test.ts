import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

const read = (variables: Record<string, string>) => readEnvironment(variables, '/zhuiwen', () => new Date(0))
const modelOf = (variables: Record<string, string>) => {
  const environment = read(variables)
  if (!environment.ok) throw new Error(environment.error)
  return environment.value.model
}
const OLLAMA = { ZHUIWEN_MODEL_URL: 'http://127.0.0.1:11434/v1', ZHUIWEN_MODEL: 'qwen3:8b' }

test('without an address no model is asked, whatever else is set', () => {
  expect(modelOf({})).toBeNull()
  expect(modelOf({ ZHUIWEN_MODEL: 'qwen3:8b', ZHUIWEN_MODEL_KEY: 'k', ZHUIWEN_MODEL_URL: '' })).toBeNull()
})

test('a model has an address, a name and a minute', () => {
  expect(modelOf(OLLAMA)).toMatchObject({ url: OLLAMA.ZHUIWEN_MODEL_URL, name: 'qwen3:8b', timeoutMs: 60_000 })
  expect(modelOf({ ...OLLAMA, ZHUIWEN_MODEL_URL: 'https://example.com/v1//' })?.url).toBe('https://example.com/v1')
  expect(modelOf({ ...OLLAMA, ZHUIWEN_MODEL_TIMEOUT_S: '2.5' })?.timeoutMs).toBe(2500)
})

test('the key is there for whoever asks for it, and shows in no log and no JSON', () => {
  const environment = read({ ...OLLAMA, ZHUIWEN_MODEL_KEY: 'sk-secret' })
  expect(environment.ok && environment.value.model?.key()).toBe('sk-secret')
  expect(JSON.stringify(environment) + inspect(environment, { depth: 9 })).not.toContain('secret')
  expect(modelOf(OLLAMA)?.key()).toBeNull()
})

test.each([
  [{ ZHUIWEN_MODEL_URL: 'http://127.0.0.1:11434/v1' }, 'ZHUIWEN_MODEL is missing'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_URL: 'localhost:11434' }, 'ZHUIWEN_MODEL_URL is not a base URL such as'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_URL: 'nonsense' }, 'ZHUIWEN_MODEL_URL is not a base URL such as'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_URL: 'ftp://example.com' }, 'ZHUIWEN_MODEL_URL is not a base URL such as'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_URL: 'https://me:secret@example.com/v1' }, 'ZHUIWEN_MODEL_URL holds a name, a password'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_URL: 'https://example.com/v1?key=secret' }, 'ZHUIWEN_MODEL_URL holds a name, a password'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_KEY: 'two secrets' }, 'ZHUIWEN_MODEL_KEY holds a character that no key has'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_TIMEOUT_S: 'soon' }, 'ZHUIWEN_MODEL_TIMEOUT_S is not a number of seconds from 1 to 300'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_TIMEOUT_S: '0' }, 'ZHUIWEN_MODEL_TIMEOUT_S is not a number of seconds from 1 to 300'],
  [{ ...OLLAMA, ZHUIWEN_MODEL_TIMEOUT_S: '301' }, 'ZHUIWEN_MODEL_TIMEOUT_S is not a number of seconds from 1 to 300'],
])('%j is refused, and told apart', (variables, message) => {
  const environment = read(variables)
  expect(environment.ok ? '' : environment.error).toContain(message)
  expect(JSON.stringify(environment)).not.toContain('secret')
})

test.each([
  ['https://notes.example.org/', 'https://notes.example.org'],
  ['http://192.168.1.7:3000', 'http://192.168.1.7:3000'],
  ['https://Nötes.example', 'https://xn--ntes-5qa.example'],
])('others reach share pages at %s', (written, url) => {
  const environment = read({ ZHUIWEN_SHARE_URL: written })
  expect(environment.ok && environment.value.shareUrl).toBe(url)
})

test.each([
  ['notes.example.org', 'is not an address such as'],
  ['ftp://notes.example.org', 'is not an address such as'],
  ['https://notes.example.org/zhuiwen', 'holds more than a scheme, a name and a port'],
  ['https://me@notes.example.org', 'holds more than a scheme, a name and a port'],
  ['http://localhost:3000', 'names this machine'],
  ['http://[::1]:3000', 'names this machine'],
  ['http://127.1', 'names this machine'],
])('%s is no address for others: it %s', (written, message) => {
  const environment = read({ ZHUIWEN_SHARE_URL: written })
  expect(environment.ok ? '' : environment.error).toContain(`ZHUIWEN_SHARE_URL ${message}`)
})
