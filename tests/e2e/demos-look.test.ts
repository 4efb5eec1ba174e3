import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openBrowser } from './browser.ts'
import { openDemo, openDemoSite, outputOn } from './demo-site.ts'
import type { DemoSite } from './demo-site.ts'

let site: DemoSite

const SHOWN = String.raw`printf '\033[31mred\033[0m \033[32mgreen\033[0m \033[33myellow\033[0m \033[34mblue\033[0m\n'
printf '\033[35mmagenta\033[0m \033[36mcyan\033[0m \033[2mdim\033[0m \033[44mon blue\033[0m \033[7mreversed\033[0m\n'
echo "an error" >&2
echo "a-line-without-any-place-to-break-$(seq -s- 200)"
`

beforeAll(async () => {
  site = await openDemoSite()
  const words = (text: string) => ({
    zh: `${text}，很长的一句话，一行放不下。`.repeat(2),
    en: `${text}, told at some length. `.repeat(3),
  })
  await site.write(
    'shown',
    { 'main.sh': SHOWN, 'a/long/name/of-a-second-file.conf': 'key = value\n' },
    {
      title: words('A title'),
      args: ['one', 'two words'],
      expect: [{ contains: 'red' }, { regex: 'a-line-without-any-place-to-break-[0-9-]+$' }, { exit: 0 }],
      look: words('Look at `main.sh`'),
      beyond: words('Beyond it'),
    },
  )
  const unmet = [{ contains: 'nowhere-to-be-found-'.repeat(8) }, { equals: 'other\n' }, { exit: 0 }]
  await site.write('unmet', { 'main.sh': 'echo hello\nexit 3\n' }, { expect: unmet })
  await site.write('unbuilt', { 'main.c': `int main(void) { return ${'x'.repeat(300)}; }\n` }, { lang: 'c' })
  await site.write('endless', { 'main.sh': 'echo begun\nsleep 60\n' })
  await site.write('foreign', { 'main.sh': SHOWN, '.origin.json': '{}' }, { files: ['main.sh'] })
  await site.write('broken', {}, { files: ['absent.sh'] })
})
afterAll(() => site.close())

/** Things to press that are smaller than a finger. */
const smallOn = (page: Page): Promise<readonly string[]> =>
  page.getByRole('main').evaluate((main) =>
    [...main.querySelectorAll('a, button, summary, input, textarea')].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect()
      const isSmall = element.checkVisibility() && (width < 40 || height < 40)
      return isSmall ? [`${element.outerHTML.slice(0, 120)}: ${width} × ${height}`] : []
    }),
  )

const LOOKS = [
  { locale: 'zh-CN', colorScheme: 'light', width: 1280, isTouch: false },
  { locale: 'en-US', colorScheme: 'dark', width: 390, isTouch: true },
] as const

test.each(LOOKS)(
  'in each state a demo is accessible and fits its window: $locale, $colorScheme, $width px',
  async (look) => {
    const browser = await openBrowser(look)
    onTestFinished(browser.close)
    const { page } = browser
    const isZh = look.locale === 'zh-CN'
    const press = (zh: string, en: string) => page.getByRole('button', { name: isZh ? zh : en, exact: true }).click()
    const ends = () => page.locator('.demo-status:is([data-state=good], [data-state=bad])').waitFor()
    const check = async () => {
      await expectAccessible(page)
      // Not `innerWidth`: a phone zooms out until everything fits.
      const neededWidth = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(neededWidth, page.url()).toBeLessThanOrEqual(look.width)
      if (look.isTouch) expect(await smallOn(page), page.url()).toEqual([])
    }

    await page.goto(`${site.url}/demos`)
    await page.getByRole('link', { name: 'unmet' }).waitFor()
    await check()

    // Before a run, after it, and with a look at another run.
    await openDemo(page, site, 'shown')
    await check()
    await press('运行', 'Run')
    await ends()
    await check()
    await press('运行', 'Run')
    await page.locator('.demo-past [aria-expanded]').nth(1).click()
    await page.locator('.demo-record .demo-pane').waitFor()
    await press('比较 A 与 B', 'Compare A and B')
    await page
      .locator('.demo-compare')
      .getByText(isZh ? '两次的输出完全一样。' : 'Both printed exactly the same.')
      .waitFor()
    await check()

    // While it is written in, and saved.
    await press('编辑', 'Edit')
    await page.locator('.cm-content:focus').waitFor()
    await page.keyboard.type('# x\n')
    await page.getByText(isZh ? '改了什么' : 'What you changed').click()
    await page.locator('.line-diff').waitFor()
    await check()
    await press('另存为…', 'Save as…')
    await page.getByRole('dialog').waitFor()
    await check()

    await openDemo(page, site, 'endless')
    await press('运行', 'Run')
    await outputOn(page).getByText('begun').waitFor()
    await check()
    await press('停止', 'Stop')
    await page.locator('.demo-status[data-state=stopped]').waitFor()
    await check()

    for (const id of ['unmet', 'unbuilt']) {
      await openDemo(page, site, id)
      await press('运行', 'Run')
      await ends()
      for (const difference of await page.getByText(isZh ? '差在哪里' : 'Where it differs').all())
        await difference.click()
      await check()
    }

    for (const id of ['foreign', 'broken']) {
      await openDemo(page, site, id)
      await check()
    }
    expect(browser.complaints).toEqual([])
  },
)
