import { access, constants, mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { Failure } from '../cli/output.ts'
import { buildApp, startServer } from './server.ts'

export type Weight = {
  readonly scripts: number
  /** Gzipped at level 6, each file by itself, whether it was sent so or not. */
  readonly bytes: number
}

/** Where Chromium is. Fails where there is none: better before the measuring than after. */
export async function chromiumPath(): Promise<string> {
  const file = process.env['CHROME_PATH'] || '/usr/bin/chromium'
  await access(file, constants.X_OK).catch(() => {
    throw new Failure(`no Chromium at ${file}: install it, or set CHROME_PATH`)
  })
  return file
}

/**
 * The JavaScript Chromium loads for a page, until nothing more comes. Scripts for browsers without modules are not
 * among it, as no browser of today asks for them; what is fetched ahead for links in view is.
 */
export async function weighJavaScript(url: string): Promise<Weight> {
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    const sizes: Promise<number>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      sizes.push(response.body().then((body) => gzipSync(body, { level: 6 }).length))
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    return { scripts: sizes.length, bytes }
  } finally {
    await browser.close()
  }
}

/** The same for an app with one page that says one word: what Next and React of these versions weigh by themselves. */
export async function weighEmptyApp(dir: string): Promise<Weight> {
  await mkdir(path.join(dir, 'app'), { recursive: true })
  await symlink(path.resolve(import.meta.dirname, '../../node_modules'), path.join(dir, 'node_modules'))
  // The packages lie elsewhere, and the bundler follows no link out of its root.
  const root = path.parse(await realpath(dir)).root
  const files = {
    'package.json': '{ "private": true, "type": "module" }',
    'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} } }`,
    'app/layout.js': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>',
    'app/page.js': 'export default () => <p>empty</p>',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(dir, name), text)
  await buildApp(dir)
  await using server = await startServer(dir, '/')
  return await weighJavaScript(`${server.origin}/`)
}
