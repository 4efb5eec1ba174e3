import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSite } from '#core/site/site.ts'
import { cardText, chainOf } from '#core/site/testing-site.ts'
import { type Browser, expectAccessible, openBrowser } from './browser.ts'
import { openSiteHost, type SiteHost } from './site-host.ts'

const LONG = 'W'.repeat(180)
const chain = chainOf(
  cardText('q-long', LONG, `\`\`\`c\nint ${LONG} = 1;\n\`\`\`\n\n${LONG}`, ['[x](card:q-arabic)', LONG]),
  cardText('q-arabic', 'لماذا لا يغلق الخادم المقبس القديم؟', `https://example.org/${LONG}`, ['[x](card:q-long)']),
)
let host: SiteHost
let browser: Browser

beforeAll(async () => {
  host = await openSiteHost(createSite(chain, { lang: 'en', form: { kind: 'folder' } }))
  browser = await openBrowser({ width: 375 })
})
afterAll(async () => {
  await browser.close()
  await host.close()
})

test.each(['index', 'cards/q-long', 'cards/q-arabic', 'practice', 'search', 'slides', 'print'])(
  'a word longer than the window is broken off, and the page stays as wide: %s',
  async (name) => {
    const { page } = browser
    await page.goto(`${host.url}/${name}.html`)
    await page.keyboard.press('a')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await expectAccessible(page)
    expect(browser.complaints).toEqual([])
  },
)
