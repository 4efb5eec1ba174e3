import { fieldOf } from '../../../../practice/[cardId]/_attempt/http.ts'
import type { File } from './texts.ts'
import { fileIn } from './watching.ts'

/** Versions that are looked through for the one a draft was written from. */
const LOOKED_THROUGH = 200

/** The card's file as it was when it had this hash. Null: it is not among its latest versions, or was not reached. */
export async function earlierFile(cardId: string, hash: string): Promise<File | null> {
  const path = `/api/cards/${cardId}/versions`
  const versions = fieldOf(await read(`${path}?limit=${LOOKED_THROUGH}`), 'versions')
  const found: unknown = Array.isArray(versions) ? versions.find((version) => fieldOf(version, 'hash') === hash) : null
  const n = fieldOf(found, 'n')
  return typeof n === 'number' ? fileIn(await read(`${path}/${n}`)) : null
}

async function read(path: string): Promise<unknown> {
  try {
    const response = await fetch(path)
    return response.ok ? await response.json() : null
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return null
    throw error
  }
}
