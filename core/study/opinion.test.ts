import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { ModelConfig } from '#core/opinion/config.ts'
import { completion, GOOD, standIn } from '#core/opinion/testing.ts'
import { planFor } from '#core/practice/plan.ts'
import { AttemptId } from '#core/practice/record.ts'
import { addAttempt } from '#core/store/attempts.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { askOpinion, viewOpinions } from './opinion.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'
import type { TestLibrary } from './testing.ts'

const attemptId = AttemptId.parse('3f0c2b9e-7c1d-4a55-9a3e-0d6a1b2c3d4e')
const SENTENCES = [
  '端口没断，因为 fd 是继承来的。',
  '新旧两个 master 同时在听。',
  '',
  '旧的收到 QUIT 后不再接。',
  '75 秒内退完。',
]
const never = new AbortController().signal
const good = completion(JSON.stringify(GOOD))

/** A library with one card and one attempt at it. */
async function attempted({ sentences = SENTENCES } = {}): Promise<TestLibrary> {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource('q-a'))
  await syncContent(library)
  const at = library.now()
  const attempt = {
    id: attemptId,
    cardId: cardId('q-a'),
    runId: null,
    retryOf: null,
    way: 'typed' as const,
    startedAt: at,
    savedAt: at,
    plan: planFor('relaxed'),
    events: [],
    thought: '',
    sentences,
    critique: { critique: { findings: [], points: [], fillers: [], speechMs: 0 }, dismissals: [] },
    gate: { recall: true, depth: true, defend: true },
    verdict: 'passed' as const,
    reviewId: null,
    cardHash: 'h',
  }
  await insideWrite(library.db, (tx) => addAttempt(tx, attempt))
  return library
}

/** What is shown before anything is sent. */
async function shown(ctx: TestLibrary) {
  const view = await viewOpinions(ctx, attemptId, 'zh')
  if (!view?.sending.ok) throw new Error('nothing can be sent')
  return view.sending.value
}

const withModel = (ctx: TestLibrary, model: ModelConfig): TestLibrary => ({ ...ctx, model })
const input = (promptHash: string) => ({ attemptId, promptHash, lang: 'zh' as const })

test('what was shown is sent, and what the model answers stays with the attempt', async () => {
  const endpoint = await standIn(good)
  const ctx = withModel(await attempted(), endpoint.config)
  const { prompt, hash, destination } = await shown(ctx)
  expect(destination).toMatchObject({ host: new URL(endpoint.config.url).host, model: 'qwen3:8b' })
  expect(endpoint.heard).toEqual([])

  const asked = await askOpinion(ctx, input(hash), never)
  const given = { id: 1, model: 'qwen3:8b', askedAt: ctx.now(), opinion: GOOD }
  expect(asked).toEqual({ ok: true, value: given })
  const { messages } = JSON.parse(endpoint.heard[0]?.body ?? '{}')
  expect(messages.map(({ content }: { content: string }) => content)).toEqual([prompt.system, prompt.user])
  expect((await viewOpinions(ctx, attemptId, 'zh'))?.opinions).toEqual([given])
})

test('no other text is sent than the one that was shown: not of a card that has changed since', async () => {
  const endpoint = await standIn(good)
  const ctx = withModel(await attempted(), endpoint.config)
  const { hash } = await shown(ctx)
  await ctx.write('a.mdx', cardSource('q-a').replace('Question q-a?', 'Something else?'))
  await syncContent(ctx)
  expect(await askOpinion(ctx, input(hash), never)).toEqual({ ok: false, error: { kind: 'stale' } })
  expect(await askOpinion(ctx, { ...input((await shown(ctx)).hash), lang: 'en' }, never)).toMatchObject({ ok: false })
  expect(endpoint.heard).toEqual([])
})

test('nor is it sent elsewhere than was said', async () => {
  const [agreed, other] = [await standIn(good), await standIn(good)]
  const library = await attempted()
  const { hash } = await shown(withModel(library, agreed.config))
  const ctx = withModel(library, other.config)
  expect(await askOpinion(ctx, input(hash), never)).toEqual({ ok: false, error: { kind: 'stale' } })
  expect(other.heard).toEqual([])
})

test('a model that does not answer leaves no trace', async () => {
  const endpoint = await standIn(() => {}, { timeoutMs: 100 })
  const ctx = withModel(await attempted(), endpoint.config)
  const { hash } = await shown(ctx)
  const error = { kind: 'timeout', afterMs: 100 }
  expect(await askOpinion(ctx, input(hash), never)).toEqual({ ok: false, error })
  expect((await viewOpinions(ctx, attemptId, 'zh'))?.opinions).toEqual([])
})

test('the key is not among what is kept', async () => {
  const endpoint = await standIn(completion(JSON.stringify({ ...GOOD, overall: 'Your key is sk-secret.' })), {
    key: 'sk-secret',
  })
  const ctx = withModel(await attempted(), endpoint.config)
  expect(await askOpinion(ctx, input((await shown(ctx)).hash), never)).toMatchObject({ ok: true })
  const files = (await readdir(ctx.dataDir)).filter((file) => file.startsWith('zhuiwen.db'))
  const bytes = await Promise.all(files.map((file) => readFile(path.join(ctx.dataDir, file), 'latin1')))
  expect(bytes.join('')).toContain('Your key is ***.')
  expect(bytes.join('')).not.toContain('sk-secret')
})

test('without a model nothing is asked, and what was said before can still be read', async () => {
  const library = await attempted()
  const ctx = withModel(library, (await standIn(good)).config)
  const { hash } = await shown(ctx)
  await askOpinion(ctx, input(hash), never)

  const view = await viewOpinions(library, attemptId, 'zh')
  expect(view?.sending).toEqual({ ok: false, error: 'not-configured' })
  expect(view?.opinions.map(({ opinion }) => opinion)).toEqual([GOOD])
  expect(await askOpinion(library, input(hash), never)).toEqual({ ok: false, error: { kind: 'not-configured' } })
})

test('where nothing was written down, and where the card is gone, there is nothing to send', async () => {
  const { config } = await standIn(good)
  const silent = withModel(await attempted({ sentences: ['', ' ', '', '', ''] }), config)
  expect((await viewOpinions(silent, attemptId, 'zh'))?.sending).toEqual({ ok: false, error: 'no-words' })

  const orphaned = withModel(await attempted(), config)
  await orphaned.remove('a.mdx')
  await syncContent(orphaned)
  expect(await askOpinion(orphaned, input(''), never)).toEqual({ ok: false, error: { kind: 'no-card' } })
})

test('of an attempt nobody made there are no opinions', async () => {
  const library = await emptyLibrary()
  expect(await viewOpinions(library, attemptId, 'zh')).toBeNull()
  const ctx = withModel(library, (await standIn(good)).config)
  expect(await askOpinion(ctx, input(''), never)).toEqual({ ok: false, error: { kind: 'unknown-attempt' } })
})
