import axe from 'axe-core'
import { chromium } from 'playwright-core'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { freshFolder } from './server.ts'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Browser = {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in any page so far: uncaught errors, errors on the console, refusals by the content policy. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** `fake`: allowed, and a tone is heard. `denied`: there is one, and the reader says no. `missing`: there is none. */
const MICROPHONES = {
  fake: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  denied: ['--deny-permission-prompts', '--use-fake-device-for-media-stream'],
  missing: [],
} as const

type Options = {
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  /** A phone: fingers, and no pointer that hovers. */
  readonly isTouch?: boolean
  readonly microphone?: keyof typeof MICROPHONES
  readonly reducedMotion?: 'reduce'
  /** False: scripts are switched off. */
  readonly runsScripts?: boolean
}

/** A real browser with an empty profile. */
export async function openBrowser({
  locale = 'zh-CN',
  colorScheme = 'light',
  width = 1280,
  isTouch = false,
  microphone = 'missing',
  reducedMotion,
  runsScripts = true,
}: Options = {}): Promise<Browser> {
  const profile = await freshFolder()
  const context = await chromium.launchPersistentContext(profile.path, {
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    args: [...ARGS, ...MICROPHONES[microphone]],
    ...(reducedMotion && { reducedMotion }),
    locale,
    colorScheme,
    javaScriptEnabled: runsScripts,
    isMobile: isTouch,
    hasTouch: isTouch,
    viewport: { width, height: width < 600 ? 844 : 900 },
  })
  const complaints: string[] = []
  const listen = (page: Page): void => {
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()} (${page.url()})`)
    })
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
  }
  context.pages().forEach(listen)
  context.on('page', listen)
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    page,
    context,
    complaints,
    close: async () => {
      await context.close()
      await profile.remove()
    },
  }
}

/** Fails with a readable list when axe finds anything at all. */
export async function expectAccessible(page: Page): Promise<void> {
  // The title is streamed, and for a moment gone where a page is refreshed.
  await page.waitForFunction(() => document.title !== '')
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    // In the page: axe was just defined there.
    const { axe: inPage } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations: found } = await inPage.run(document)
    return found.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    )
  })
  expect(violations, page.url()).toEqual([])
}

/** Waits as long as a sentence takes to say: a key that comes sooner counts as pressed by mistake. */
export async function speak(page: Page, ms = 500): Promise<void> {
  const since = await page.evaluate(() => performance.now())
  await page.waitForFunction(([from, span]) => performance.now() - from > span, [since, ms] as const)
}
