import { isAbsolute, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Where a database lies: in a file of this machine (absolute path), or behind a libSQL server. */
export type Place = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'server'; readonly url: string }

/** The DATABASE_URL of the database in a data folder. */
export const defaultDatabaseUrl = (dataDir: string): string => pathToFileURL(join(dataDir, 'zhuiwen.db')).href

/**
 * Reads a DATABASE_URL. `file:` is followed by a path or is a full file URL (percent-encoded); a relative path counts
 * from `projectDir`, not from the folder a command happens to run in. Null: it is neither a file nor a server.
 */
export function readDatabaseUrl(url: string, projectDir: string): Place | null {
  if (/^(https?|libsql|wss?):\/\//.test(url)) return { kind: 'server', url }
  if (!url.startsWith('file:')) return null
  try {
    if (url.startsWith('file://')) return { kind: 'file', path: fileURLToPath(url) }
    const path = decodeURIComponent(url.slice('file:'.length).replace(/\?.*$/, ''))
    if (path === '' || path === ':memory:') return null
    return { kind: 'file', path: isAbsolute(path) ? path : join(projectDir, path) }
  } catch {
    // A URL that does not decode, or a file URL with a host, names no file.
    return null
  }
}

/** The place as a person should see it: the path, or the server without its secrets. */
export function describePlace(place: Place): string {
  if (place.kind === 'file') return place.path
  const url = new URL(place.url)
  return `${url.protocol}//${url.host}`
}
