import { appendFile, mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'

/** The folder of imports, in the data folder. */
export const importsFolder = (dataDir: string): string => path.join(dataDir, 'imports')

/** Whoever reads it, or a crash, sees the old file or the new one. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const partial = `${file}.${process.pid}.partial`
  const handle = await open(partial, 'w')
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(partial, file)
}

/** Adds a line of JSON for each value. */
export async function appendLines(file: string, values: readonly unknown[]): Promise<void> {
  if (values.length === 0) return
  await mkdir(path.dirname(file), { recursive: true })
  await appendFile(file, values.map((value) => `${JSON.stringify(value)}\n`).join(''), { flush: true })
}

/** What was added. A line that a crash cut short is none. */
export async function readLines(file: string): Promise<readonly unknown[]> {
  const text = (await readOrNull(file))?.toString('utf8') ?? ''
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}

export const readOrNull = (file: string): Promise<Buffer | null> => orNull(readFile(file))

/** What lies in a folder; nothing where there is none. */
export const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await orNull(readdir(folder)))?.filter((name) => !name.endsWith('.partial')).toSorted() ?? []

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
