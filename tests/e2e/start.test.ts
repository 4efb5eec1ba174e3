import { spawn } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freshFolder, projectDir, serve } from './server.ts'

async function folderOfOurOwn(): Promise<string> {
  const folder = await freshFolder()
  onTestFinished(folder.remove)
  return folder.path
}

/** Runs a script to its end; what it said and how it ended. */
function run(args: readonly string[], env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: projectDir, env: { ...process.env, ...env } })
    let said = ''
    child.stdout.on('data', (chunk) => (said += String(chunk)))
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}
const start = (env: Record<string, string>) => run(['scripts/start.mjs'], env)

test('a port in use is named, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const { code, said } = await start({ PORT: port, ZHUIWEN_DATA: await folderOfOurOwn() })
  expect(code).toBe(1)
  expect(said).toMatch(new RegExp(`^zhuiwen: port ${port} is in use: .*PORT=`))
})

test.each(['0', '70000', 'http'])('PORT=%s is refused', async (port) => {
  expect(await start({ PORT: port })).toMatchObject({ code: 1, said: expect.stringContaining(`PORT is "${port}"`) })
})

test('the port for shared pages has to be another, and a free one', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  const taken = String(typeof address === 'object' ? address?.port : '')
  const refused = async (port: string, sharePort: string): Promise<string> => {
    const env = { PORT: port, ZHUIWEN_SHARE_PORT: sharePort, ZHUIWEN_DATA: await folderOfOurOwn() }
    const { code, said } = await start(env)
    expect(code).toBe(1)
    return said
  }
  expect(await refused('39420', 'x')).toContain('ZHUIWEN_SHARE_PORT is "x"')
  expect(await refused('39420', '39420')).toContain('the port of the library itself')
  expect(await refused('39420', taken)).toMatch(new RegExp(`port ${taken} is in use: .*ZHUIWEN_SHARE_PORT=`))
})

test('a content folder that is not there is named', async () => {
  const { code, said } = await start({
    PORT: '39417',
    ZHUIWEN_DATA: await folderOfOurOwn(),
    ZHUIWEN_CONTENT: '/nonexistent/cards',
  })
  expect(code).toBe(1)
  expect(said).toContain('no content folder at /nonexistent/cards')
})

test('a data folder that cannot be written is named', async () => {
  const folder = await folderOfOurOwn()
  const file = path.join(folder, 'data')
  await writeFile(file, 'a file, not a folder')
  await chmod(file, 0o400)
  const { code, said } = await start({ PORT: '39418', ZHUIWEN_DATA: file })
  expect(code).toBe(1)
  expect(said.trim().split('\n')[0]).toMatch(/^zhuiwen: .*data/)
})

test('a file that is no database is named and left alone', async () => {
  const folder = await folderOfOurOwn()
  await writeFile(path.join(folder, 'zhuiwen.db'), 'my shopping list, which is long enough to be looked at'.repeat(30))
  const { code, said } = await start({ PORT: '39419', ZHUIWEN_DATA: folder })
  expect(code).toBe(1)
  expect(said.trim().split('\n')[0]).toMatch(/^zhuiwen: .*zhuiwen\.db/)
})

test('a broken card is named with file, line and mend, and the rest is served', async () => {
  const contentDir = await folderOfOurOwn()
  await mkdir(path.join(contentDir, 'x'))
  await writeFile(path.join(contentDir, 'x/bad.mdx'), '---\nid: q-bad00001\ntitle: [open\n---\n')
  await writeFile(
    path.join(contentDir, 'x/good.mdx'),
    '---\nid: q-good0001\ntitle: Why?\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\nWhy?\n',
  )
  const synced = await run(['scripts/zhuiwen', 'sync'], {
    ZHUIWEN_CONTENT: contentDir,
    ZHUIWEN_DATA: await folderOfOurOwn(),
  })
  expect(synced.said).toMatch(/x\/bad\.mdx:\d+:\d+: error: .*YAML/)
  expect(synced.said).toContain('1 added')
})

test('when npm start is killed outright, the port is free again', async () => {
  const server = await serve({ dataDir: await folderOfOurOwn() })
  const gone = new Promise((resolve) => server.process.once('exit', resolve))
  server.process.kill('SIGKILL')
  await gone
  const port = Number(new URL(server.url).port)
  const isFree = () =>
    new Promise<boolean>((resolve) => {
      const probe = createServer()
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
  while (!(await isFree())) await new Promise((resolve) => setImmediate(resolve))
})
