import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { z } from 'zod'
import { runChild, typescript } from './child.ts'
import { chromiumPath } from './javascript.ts'
import { projectDir, startServer } from './server.ts'

const [WARM_UP, CLICKS] = [3, 30]

/** A line that no other run prints, so that one can tell it from that of the run before. */
const SOURCE = `#include <stdio.h>
#include <time.h>
int main(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    printf("at %ld.%09ld\\n", (long)now.tv_sec, now.tv_nsec);
}
`
const MANIFEST = { title: { zh: '现在', en: 'Now' }, lang: 'c', files: ['main.c'], expect: [{ exit: 0 }], cards: [] }

/** Times, in ms as the page sees them, from a click on Run to the first line of output standing on the page. */
export async function clickToOutput(dir: string): Promise<readonly number[]> {
  const content = path.join(dir, 'content')
  const demo = path.join(content, 'demos/now')
  await mkdir(demo, { recursive: true })
  await writeFile(path.join(demo, 'demo.json'), JSON.stringify(MANIFEST))
  await writeFile(path.join(demo, 'main.c'), SOURCE)
  const data = path.join(dir, 'data')
  await runChild(z.object({ files: z.number() }), [...typescript('serve-prepare.ts'), content, data])
  const env = { ZHUIWEN_CONTENT: content, ZHUIWEN_DATA: data, DATABASE_URL: '' }
  await using server = await startServer(projectDir, '/api/health', env)
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    // What runs TypeScript here gives functions their names by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.goto(`${server.origin}/demos/now`)
    await page.waitForSelector('html[data-keys=ready]')
    const times: number[] = []
    for (let i = -WARM_UP; i < CLICKS; i += 1) {
      const ms = await timeOneClick(page)
      if (i >= 0) times.push(ms)
    }
    return times
  } finally {
    await browser.close()
  }
}

function timeOneClick(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const line = (): string => document.querySelector('.demo-pane')?.textContent?.match(/at \d+\.\d+/)?.[0] ?? ''
    const button = document.querySelector<HTMLButtonElement>('.demo-run:not([data-going])')
    if (button === null) throw new Error('there is nothing to click')
    const before = line()
    const shown = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (line() === '' || line() === before) return
        observer.disconnect()
        resolve()
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    const begun = performance.now()
    button.click()
    await shown
    const ms = performance.now() - begun
    // The end of the run brings the button back.
    while (document.querySelector('.demo-run:not([data-going])') === null) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return ms
  })
}
