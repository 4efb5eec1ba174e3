import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import type { Demo, DemoFile, DemoProblem } from './demo.ts'
import { badExpectation } from './expect.ts'
import { DemoId, Manifest } from './manifest.ts'

const MANIFEST = 'demo.json'
const RECORDED = 'output.txt'
/** Written by whatever brought the demo in from elsewhere. */
const ORIGIN = '.origin.json'
/** All files of a demo together, and each. */
const MAX_BYTES = 256 * 1024
const MAX_RECORDED_BYTES = 1024 * 1024

const folderOf = (contentDir: string, id: string): string => path.join(contentDir, 'demos', id)

/** Reads a demo. Null: there is no such folder. */
export async function readDemo(contentDir: string, id: DemoId): Promise<Result<Demo, DemoProblem | null>> {
  const folder = folderOf(contentDir, id)
  const problem = (name: string, message: string, mend: string): Result<never, DemoProblem> =>
    err({ id, file: `demos/${id}/${name}`, message, mend })

  const manifestText = await readText(folder, MANIFEST, MAX_BYTES)
  if (!manifestText.ok) {
    if (manifestText.error !== 'missing') return problem(MANIFEST, ...said(manifestText.error))
    const hasFolder = (await readFolder(folder)) !== null
    return hasFolder ? problem(MANIFEST, 'is missing', 'add it, as app/guide/demos describes it') : err(null)
  }
  const json = parseJson(manifestText.value)
  if (json === undefined) return problem(MANIFEST, 'is not JSON', 'look for a missing comma, quote or bracket')
  const parsed = Manifest.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return problem(MANIFEST, `${issue?.path.join('.') || 'the file'}: ${issue?.message}`, 'see demo.schema.json')
  }
  const manifest = parsed.data
  for (const expectation of manifest.expect) {
    const reason = badExpectation(expectation)
    if (reason !== null) return problem(MANIFEST, `expect: ${reason}`, 'write the regular expression in RE2 syntax')
  }

  const files: DemoFile[] = []
  for (const name of manifest.files) {
    const source = await readText(folder, name, MAX_BYTES)
    if (!source.ok) return problem(name, ...said(source.error))
    files.push({ name, source: source.value })
  }
  if (files.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0) > MAX_BYTES) {
    return problem(
      MANIFEST,
      `its files hold more than ${MAX_BYTES} bytes`,
      'a demo is small: leave out what it does not need',
    )
  }
  const recorded = await readText(folder, RECORDED, MAX_RECORDED_BYTES)
  return ok({
    id,
    manifest,
    files,
    hash: hashOf(manifest, files),
    recorded: recorded.ok ? recorded.value : null,
    isForeign: (await readText(folder, ORIGIN, MAX_BYTES)).ok,
  })
}

/** Every demo under the content folder, in the order of ids, and what is wrong with those that cannot be read. */
export async function listDemos(
  contentDir: string,
): Promise<{ readonly demos: readonly Demo[]; readonly problems: readonly DemoProblem[] }> {
  const entries = (await readFolder(path.join(contentDir, 'demos'))) ?? []
  const demos: Demo[] = []
  const problems: DemoProblem[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue
    const id = DemoId.safeParse(entry.name)
    if (!id.success) {
      const file = `demos/${entry.name}`
      problems.push({
        id: entry.name,
        file,
        message: `its name ${id.error.issues[0]?.message}`,
        mend: 'rename the folder',
      })
      continue
    }
    const demo = await readDemo(contentDir, id.data)
    if (demo.ok) demos.push(demo.value)
    else if (demo.error !== null) problems.push(demo.error)
  }
  return { demos, problems }
}

/** Keeps what a run printed, to be shown where nothing can run. */
export async function writeRecorded(contentDir: string, id: DemoId, output: string): Promise<void> {
  const file = path.join(folderOf(contentDir, id), RECORDED)
  await writeFile(`${file}.new`, output)
  await rename(`${file}.new`, file)
}

/** Writes a demo of the learner's own. Never writes over another. */
export async function writeDemo(
  contentDir: string,
  id: DemoId,
  manifest: Manifest,
  files: readonly DemoFile[],
): Promise<Result<void, 'taken'>> {
  const folder = folderOf(contentDir, id)
  await mkdir(path.dirname(folder), { recursive: true })
  try {
    await mkdir(folder)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return err('taken')
    throw error
  }
  for (const { name, source } of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), source, { flag: 'wx' })
  }
  // Last: without it the folder is no demo.
  await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx' })
  return ok(undefined)
}

function hashOf(manifest: Manifest, files: readonly DemoFile[]): string {
  return createHash('sha256')
    .update(JSON.stringify([manifest, files]))
    .digest('hex')
}

type Unreadable = 'missing' | 'link' | 'large' | 'encoding'

const said = (reason: Unreadable): [message: string, mend: string] =>
  ({
    missing: ['is named but not there', 'add the file, or take its name out of "files"'] as [string, string],
    link: ['is not a file of this folder', 'put a file there, no link and no folder'] as [string, string],
    large: [`is larger than ${MAX_BYTES} bytes`, 'make it smaller'] as [string, string],
    encoding: ['is not UTF-8', 'save it as UTF-8'] as [string, string],
  })[reason]

/** A file of a demo's folder. Follows no link, also none among the folders on the way. */
async function readText(folder: string, name: string, limit: number): Promise<Result<string, Unreadable>> {
  const parts = name.split('/')
  for (let i = 1; i < parts.length; i++) {
    const parent = await readFolder(path.join(folder, ...parts.slice(0, i - 1)))
    const entry = parent?.find((candidate) => candidate.name === parts[i - 1])
    if (entry === undefined) return err('missing')
    if (!entry.isDirectory()) return err('link')
  }
  try {
    const file = await open(path.join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stat = await file.stat()
      if (!stat.isFile()) return err('link')
      if (stat.size > limit) return err('large')
      return ok(new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile()))
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return err('missing')
    if (isCode(error, 'ELOOP')) return err('link')
    if (error instanceof TypeError) return err('encoding')
    throw error
  }
}

async function readFolder(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return null
    throw error
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What no schema takes.
    return undefined
  }
}
