import { listCardFiles } from '#core/card/disk.ts'
import { isFolder } from './apkg-cards.ts'
import type { Context } from './context.ts'

/** Folders with cards in them, right below the content folder, by name. */
export async function topicFolders({ contentDir }: Context): Promise<readonly string[]> {
  const folders = (await listCardFiles(contentDir)).map(({ path }) => path.split('/').slice(0, -1))
  return [...new Set(folders.flatMap(([folder]) => (folder !== undefined && isFolder(folder) ? [folder] : [])))]
}
