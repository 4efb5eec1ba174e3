import { z } from 'zod'
import { isPlainPath, isWindowsName } from './plain-path.ts'

/** The folders that a library is made of: its cards with all that lies beside them, recordings, and notes as they were imported. */
export const PLACES = ['content', 'audio', 'imports'] as const
export type Place = (typeof PLACES)[number]

const isId = (name: string): boolean => z.uuid().safeParse(name).success

const FORMS: Readonly<Record<Place, (path: string) => boolean>> = {
  // What is hidden belongs to other programs; but this file says of a demo that it is somebody else's.
  content: (path) => !/(^|\/)\./.test(path.replace(/^(demos\/[a-z0-9-]+\/)\.origin\.json$/, '$1origin')),
  audio: (path) => {
    const [, id = ''] = /^([^/]+)\/[1-5]\.(?:webm|mp4|ogg)$/.exec(path) ?? []
    return isId(id)
  },
  imports: (path) => {
    const [, id = ''] = /^runs\/([^/]+)\/(?:run\.json|notes\.ndjson|replaced\.ndjson)$/.exec(path) ?? []
    return /^(?:records\/[0-9a-f]{32}\.json|originals\/[0-9a-f]{64})$/.test(path) || isId(id)
  },
}

/** Whether a file of this path belongs to a library; `path`: from its place down. */
export const isLibraryPath = (place: Place, path: string): boolean => isPlainPath(path) && FORMS[place](path)

/**
 * Tells of paths, one after the other, whether all of them can lie in folders together: each once, none both a file and a
 * folder, and on systems that know no case, or not every name, none that would become another. Answers what is wrong.
 */
export function createPathCheck(platform: NodeJS.Platform): (place: Place, path: string) => string | null {
  const [files, folders] = [new Set<string>(), new Set<string>()]
  const fold = ['win32', 'darwin'].includes(platform)
    ? (path: string): string => path.normalize('NFC').toLowerCase()
    : (path: string): string => path
  return (place, path) => {
    if (!isLibraryPath(place, path)) return 'is no place for a file of a library'
    if (platform === 'win32' && !path.split('/').every(isWindowsName)) return 'is a name that Windows does not take'
    const names = fold(`${place}/${path}`).split('/')
    const above = names.map((_, i) => names.slice(0, i).join('/')).slice(1)
    const key = names.join('/')
    if (files.has(key)) return 'is there twice'
    if (folders.has(key) || above.some((folder) => files.has(folder))) return 'is both a file and a folder'
    files.add(key)
    for (const folder of above) folders.add(folder)
    return null
  }
}
