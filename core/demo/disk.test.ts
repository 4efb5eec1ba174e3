import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listDemos, readDemo, writeDemo } from './disk.ts'
import { DemoId, Manifest } from './manifest.ts'

const manifest = Manifest.parse({ title: { zh: '标题', en: 'Title' }, lang: 'sh', files: ['main.sh'] })
const id = DemoId.parse('one')

async function library(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhuiwen-demos-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeDemo(folder, id, manifest, [{ name: 'main.sh', source: 'echo hello\n' }])
  return folder
}

test('a demo is read as it was written', async () => {
  const read = await readDemo(await library(), id)
  expect(read).toMatchObject({
    ok: true,
    value: { id, recorded: null, isForeign: false, files: [{ name: 'main.sh' }] },
  })
})

test('a change of a file is another hash', async () => {
  const folder = await library()
  const hash = async () => {
    const read = await readDemo(folder, id)
    return read.ok ? read.value.hash : null
  }
  const before = await hash()
  await writeFile(path.join(folder, 'demos/one/main.sh'), 'echo other\n')
  expect(await hash()).not.toBe(before)
})

test('an origin makes it a demo of somebody else', async () => {
  const folder = await library()
  await writeFile(path.join(folder, 'demos/one/.origin.json'), '{}')
  expect(await readDemo(folder, id)).toMatchObject({ value: { isForeign: true } })
})

test('a link in the place of a file is refused', async () => {
  const folder = await library()
  const file = path.join(folder, 'demos/one/main.sh')
  await rm(file)
  await symlink('/etc/passwd', file)
  expect(await readDemo(folder, id)).toMatchObject({ ok: false, error: { message: 'is not a file of this folder' } })
})

test('a link in the place of a folder is refused', async () => {
  const folder = await library()
  await symlink('/etc', path.join(folder, 'demos/one/etc'))
  await writeFile(path.join(folder, 'demos/one/demo.json'), JSON.stringify({ ...manifest, files: ['etc/passwd'] }))
  expect(await readDemo(folder, id)).toMatchObject({ ok: false, error: { message: 'is not a file of this folder' } })
})

test('another demo is never written over', async () => {
  const folder = await library()
  expect(await writeDemo(folder, id, manifest, [])).toEqual({ ok: false, error: 'taken' })
})

test('a folder that holds no demo is named, the others are listed', async () => {
  const folder = await library()
  await mkdir(path.join(folder, 'demos/empty'))
  await mkdir(path.join(folder, 'demos/Bad Name'))
  await mkdir(path.join(folder, 'demos/json'))
  await writeFile(path.join(folder, 'demos/json/demo.json'), '{')
  const { demos, problems } = await listDemos(folder)
  expect(demos.map((demo) => demo.id)).toEqual(['one'])
  expect(problems.map((problem) => problem.id)).toEqual(['Bad Name', 'empty', 'json'])
})

test('a demo that is not there is no problem', async () => {
  expect(await readDemo(await library(), DemoId.parse('none'))).toEqual({ ok: false, error: null })
})
