import { expect, test } from 'vitest'
import { destinationOf } from './config.ts'
import { draftPrompt, PROMPT_LANGS, promptHash } from './prompt.ts'

const card = {
  title: '升级 Nginx 时，监听的端口为什么一刻都没有断？',
  keyPoints: [{ point: '监听 fd 由子进程继承', aliases: ['inherit'] }],
}
const sentences = [
  '端口没断，因为 fd 是继承来的。',
  '新旧两个 master 同时在听。',
  '',
  '旧的收到 QUIT 后不再接。',
  '75 秒内退完。',
]
const whole = { sentences, asked: [1, 2, 3, 4, 5] }

test('a model is told the question, the points and the sentences, each on a line of its own', () => {
  expect(draftPrompt(card, whole, 'zh').user).toBe(`问题：
升级 Nginx 时，监听的端口为什么一刻都没有断？

出题人希望回答讲到：
- 监听 fd 由子进程继承

回答：
1. 端口没断，因为 fd 是继承来的。
2. 新旧两个 master 同时在听。
3. （没有说）
4. 旧的收到 QUIT 后不再接。
5. 75 秒内退完。`)
})

test('of one sentence tried again, only that one is sent', () => {
  const { user } = draftPrompt({ ...card, keyPoints: [] }, { sentences, asked: [4] }, 'en')
  expect(user).toBe(`Question:
升级 Nginx 时，监听的端口为什么一刻都没有断？

Only this sentence was answered again:
4. 旧的收到 QUIT 后不再接。`)
})

test('a sentence of several lines stays one', () => {
  const { user } = draftPrompt(card, { sentences: ['one\n2. not the second', '', '', '', ''], asked: [1, 2] }, 'en')
  expect(user).toContain('1. one 2. not the second\n2. (not said)')
})

test.each(PROMPT_LANGS)('in %s the model is told not to judge, and what form to answer in', (lang) => {
  const { system } = draftPrompt(card, whole, lang)
  expect(system).toMatch(/不要判断这次回答过没过|Do not judge whether the answer passes/)
  for (const field of ['overall', 'perSentence', 'factualDoubts', 'nextQuestion', 'howToCheck']) {
    expect(system).toContain(`"${field}"`)
  }
})

test('consent is to this text, at this address, to this model', () => {
  const prompt = draftPrompt(card, whole, 'zh')
  const model = { url: 'http://127.0.0.1:11434/v1', name: 'qwen3:8b' }
  const hash = promptHash(model, prompt)
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(promptHash(model, draftPrompt(card, whole, 'zh'))).toBe(hash)
  expect(promptHash({ ...model, url: 'https://example.com/v1' }, prompt)).not.toBe(hash)
  expect(promptHash({ ...model, name: 'other' }, prompt)).not.toBe(hash)
  expect(promptHash(model, { ...prompt, user: `${prompt.user}.` })).not.toBe(hash)
})

test.each([
  ['http://127.0.0.1:11434/v1', '127.0.0.1:11434', 'this-machine'],
  ['http://localhost/v1', 'localhost', 'this-machine'],
  ['http://[::1]:8080', '[::1]:8080', 'this-machine'],
  ['https://api.example.com/v1', 'api.example.com', 'encrypted'],
  ['http://192.168.1.5:11434/v1', '192.168.1.5:11434', 'unencrypted'],
  ['http://127.0.0.1.example.com/v1', '127.0.0.1.example.com', 'unencrypted'],
])('%s is shown as %s, %s', (url, host, reach) => {
  expect(destinationOf({ url, name: 'm', key: () => null, timeoutMs: 1 })).toEqual({ host, model: 'm', reach })
})
