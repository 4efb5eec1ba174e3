import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import type { Finding } from '#core/practice/nitpick/finding.ts'
import { addAttempt } from '#core/store/attempts.ts'
import { attempt, attemptId } from '#core/store/testing-attempts.ts'
import type { Context } from '#core/study/context.ts'
import { addReading } from '#core/study/reading.ts'
import { syncContent } from '#core/study/sync.ts'
import { cardSource } from '#core/study/testing.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openScheduleSite, type ScheduleSite } from './schedule-site.ts'

const ID = CardId.parse('q-fork')
const URL = 'https://example.org/fork'
const [FIRST, LAST] = [attemptId(), attemptId()]
const withAnswer = (answer: string): string =>
  cardSource(ID)
    .replace('created:', `references:\n  - { url: ${URL}, kind: official, title: On fork }\ncreated:`)
    .replace('## 6.', `## 3. One-minute answer\n\n${answer}\n\n## 6.`)

const vague = (words: string): Finding => ({
  id: `hedge:1:${words}`,
  rule: 'hedge',
  sentence: 1,
  quote: words,
  span: null,
  values: { words, why: 'doubt', sentence: 1, times: 1, more: 0 },
})

/** Written, answered, read about, written better, and answered better. */
async function grow(ctx: Context): Promise<void> {
  const answer = (id: typeof FIRST, text: string, words: string, verdict: 'failed' | 'passed') =>
    addAttempt(
      ctx.db,
      attempt({
        id,
        cardId: ID,
        startedAt: new Date(),
        savedAt: new Date(),
        sentences: [text, '', '', '', ''],
        critique: { critique: { findings: [vague(words)], points: [], fillers: [], speechMs: 0 }, dismissals: [] },
        verdict,
      }),
    )
  await answer(FIRST, 'Perhaps it forks.', 'perhaps', 'failed')
  const read = await addReading(ctx, { cardId: ID, url: URL, spentMs: 7 * 60_000, isDone: true })
  if (!read.ok) throw new Error(read.error.kind)
  await writeFile(path.join(ctx.contentDir, 'fork.mdx'), withAnswer('1. It forks and waits.'))
  await syncContent(ctx)
  await answer(LAST, 'It forks, and many wait.', 'many', 'passed')
}

let site: ScheduleSite
let browser: Browser
beforeAll(async () => {
  const cards = { fork: withAnswer('1. It forks.'), other: cardSource('q-other') }
  site = await openScheduleSite(cards, [['2026-11-20', 'q-fork', 'good']], '2026-11-28', {
    before: (ctx) => grow({ ...ctx, now: () => new Date() }),
  })
  browser = await openBrowser({ locale: 'en-US' })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('a card leads to how its answer grew: what was written, answered and read, and what the nitpick found', async () => {
  const { page, complaints } = browser
  await page.goto(`${site.url}/q/q-fork`)
  await page.locator('html[data-keys=ready]').waitFor()
  await page.keyboard.press('t')
  await page.waitForURL('**/q/q-fork/growth')
  await page.getByText('2 versions, 2 attempts').waitFor()
  const line = page.getByRole('region', { name: 'Line of time' })
  const heads = await line.locator('.growth-head > span').allInnerTexts()
  expect(heads.filter((head) => !head.startsWith('Review')).map((head) => head.split('\n')[0])).toEqual(
    expect.arrayContaining(['Version 1', 'Version 2', 'Reading', 'Passed for the first time']),
  )
  const latest = line
    .locator('.growth-item')
    .filter({ hasText: /^Attempt/ })
    .first()
  expect(await latest.locator('.growth-findings').innerText()).toMatch(/No longer\s+Vague perhaps\s+New\s+Vague many/)
  await line.getByRole('link', { name: 'On fork' }).waitFor()
  await line.getByText('7 minutes').waitFor()
  expect(complaints).toEqual([])
})

test('any two texts are compared: a version with an attempt, before the script is there', async () => {
  const visitor = await openBrowser({ locale: 'en-US' })
  onTestFinished(visitor.close)
  const { page } = visitor
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`${site.url}/q/q-fork/growth?stage=answer&order=oldest`)
  await page.getByLabel('Version 1 · One-minute answer as before').check()
  await page
    .getByLabel(/^Attempt of .* as after$/)
    .last()
    .check()
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.waitForURL(`**/growth?stage=answer&order=oldest&a=1.answer&b=${LAST}.answer*`)
  const compared = page.getByRole('region', { name: 'Compared' })
  expect(await compared.locator('ins').allTextContents()).toEqual(['Added: , and many wait'])
  await page.getByRole('link', { name: /^Compare with before: Version 2/ }).click()
  await page.waitForURL('**/growth?stage=answer&order=oldest&a=1.answer&b=2.answer#compare')
  expect(await compared.locator('ins').allTextContents()).toEqual(['Added:  and waits'])
})

test('a stage has only what changed it, and two that are one are not compared', async () => {
  const { page } = browser
  await page.goto(`${site.url}/q/q-fork/growth?stage=gap`)
  await page.getByText('Choose two different ones to compare.').waitFor()
  expect(await page.getByRole('link', { name: /^Version/ }).count()).toBe(0)
  await page.goto(`${site.url}/q/q-other/growth?a=1.question&b=1.question`)
  await page.getByText('Choose two different ones to compare.').waitFor()
  expect((await fetch(`${site.url}/q/q-none/growth`)).status).toBe(404)
})

test.each([
  ['zh-CN', 'light', 1280],
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 375],
  ['en-US', 'dark', 1280],
] as const)('accessible and no wider than the window: %s, %s, %i px', async (locale, colorScheme, width) => {
  const visitor = await openBrowser({ locale, colorScheme, width, isTouch: width === 375 })
  onTestFinished(visitor.close)
  const { page } = visitor
  for (const address of ['', '?stage=answer&order=oldest', '?stage=gap', `?a=1.answer&b=${FIRST}.answer`]) {
    await page.goto(`${site.url}/q/q-fork/growth${address}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, address).toBe(0)
  }
  expect(visitor.complaints).toEqual([])
})
