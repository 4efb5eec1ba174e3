import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import { codeOf } from '../file-errors.ts'
import { sha256 } from '../import-record.ts'
import { ABOUT, About, FILES, type KeptFile, KeptFiles, OBJECTS } from './format.ts'

/** A backup whose lists could be read. */
export type Backup = {
  /** Absolute. */
  readonly dir: string
  /** Where the bytes of its files lie: in it, or beside it, where it shares them with others. */
  readonly objects: string
  readonly about: About
  readonly files: readonly KeptFile[]
}

/** What a backup says of itself. Null: it does not say, or nothing that could be understood. */
export async function readAbout(dir: string): Promise<About | null> {
  const text = await textOf(path.join(dir, ABOUT))
  return text === null ? null : parsed(About, text)
}

/** Reads the lists of a backup. The error: why it is none, in words. */
export async function readBackup(dir: string): Promise<Result<Backup, string>> {
  const about = await readAbout(dir)
  if (about === null) return err(`${path.join(dir, ABOUT)} is missing, or not of this program`)
  const text = await textOf(path.join(dir, FILES))
  if (text === null || sha256(text) !== about.files.hash) return err(`${FILES} is missing, or not as it was written`)
  const files = parsed(KeptFiles, text)
  if (files === null) return err(`${FILES} cannot be understood`)
  const own = path.join(dir, OBJECTS)
  const objects = about.files.isInside ? own : path.join(path.dirname(dir), OBJECTS)
  return ok({ dir, objects, about, files })
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return null
    throw error
  }
}

function parsed<S extends z.ZodType>(schema: S, text: string): z.output<S> | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** Whether there is a folder at a place, and no file. Null: there is nothing. */
export async function isFolderAt(place: string): Promise<boolean | null> {
  try {
    return (await stat(place)).isDirectory()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return null
    throw error
  }
}
