import { readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { withZip } from '#core/share/zip.ts'
import { cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { download, type Download } from './download.ts'
import { importJson } from './json-import.ts'
import { libraryText } from './testing-library.ts'

async function library(): Promise<TestLibrary> {
  const made = await emptyLibrary()
  await made.write('net/one.mdx', cardSource('q-one', [], '![](a.png)'))
  await made.write('net/a.png', 'image')
  return made
}

async function saved(ctx: TestLibrary, format: Download): Promise<{ readonly file: string; readonly name: string }> {
  const { name, pieces } = await download(ctx, format, 'en')
  const file = path.join(ctx.dataDir, name)
  await writeFile(file, pieces)
  return { file, name }
}

const folders = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('zhuiwen-export-'))

test('the library is downloaded as it is exported', async () => {
  const [here, there] = [await library(), await emptyLibrary()]
  const { file, name } = await saved(here, 'json')
  expect(name).toBe('zhuiwen-2026-11-23.json')
  expect(await importJson(there, file)).toMatchObject({ value: { files: { added: 2 } } })
  expect(await libraryText(there)).toBe(await libraryText(here))
})

test.each([
  ['csv', 'zhuiwen-2026-11-23-csv.zip', ['cards.csv', 'reviews.csv']],
  ['md', 'zhuiwen-2026-11-23-md.zip', ['cards/net/Question q-one.md', 'attachments/net/a.png']],
] as const)('%s comes as a zip file, and nothing is left of the folder', async (format, name, files) => {
  const before = await folders()
  const { file, name: called } = await saved(await library(), format)
  expect(called).toBe(name)
  await withZip(file, async (zip) => {
    expect(files.filter((one) => !zip.has(one))).toEqual([])
    await Promise.resolve()
  })
  expect(await folders()).toEqual(before)
})

test('whoever goes away ends the work, and nothing is left of the folder', async () => {
  const before = await folders()
  const { pieces } = await download(await library(), 'md', 'zh')
  expect((await pieces.next()).done).toBe(false)
  await pieces.return(undefined)
  expect(await folders()).toEqual(before)
})
