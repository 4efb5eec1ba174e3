/** A file that was dropped or chosen. `path`: within what was, with forward slashes. */
export type Picked = { readonly path: string; readonly open: () => Promise<File> }

export type Collected = {
  readonly files: readonly Picked[]
  /** Files of kinds that are not taken. */
  readonly others: readonly string[]
  /** It is a folder of Obsidian. */
  readonly isVault: boolean
}

const SKIPPED = ['node_modules', '__MACOSX']
const isSkipped = (name: string): boolean => name.startsWith('.') || SKIPPED.includes(name)

/** What of some files is taken: those that end like notes or images, and do not lie in hidden folders. */
export function sorted(all: readonly Picked[], endings: readonly string[]): Collected {
  const seen = all.filter(({ path }) => !path.split('/').some(isSkipped))
  const isOurs = ({ path }: Picked): boolean => endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`))
  return {
    files: seen.filter(isOurs),
    others: seen.filter((one) => !isOurs(one)).map(({ path }) => path),
    isVault: all.some(({ path }) => path.split('/').includes('.obsidian')),
  }
}

/** The files of a picker, with their folders where a folder was chosen. */
export const chosenFiles = (files: FileList): readonly Picked[] =>
  [...files].map((file) => ({ path: file.webkitRelativePath || file.name, open: () => Promise.resolve(file) }))

/** The files that were dropped, and those in folders that were. To be called at once: the list is empty afterwards. */
export async function droppedFiles(data: DataTransfer): Promise<readonly Picked[]> {
  const items = [...data.items].filter((item) => item.kind === 'file')
  const entries = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
  const picked: Picked[] = []
  for (const entry of entries) {
    if (entry instanceof File) picked.push({ path: entry.name, open: () => Promise.resolve(entry) })
    else if (entry) await walk(entry, picked)
  }
  return picked
}

async function walk(entry: FileSystemEntry, picked: Picked[]): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '')
  if (isFileEntry(entry)) {
    picked.push({ path, open: () => new Promise((resolve, reject) => entry.file(resolve, reject)) })
    return
  }
  if (!isFolderEntry(entry) || SKIPPED.includes(entry.name)) return
  if (entry.name.startsWith('.')) {
    // That it is there is all that is to be known of a hidden folder.
    picked.push({ path: `${path}/`, open: () => Promise.reject(new Error('a folder')) })
    return
  }
  const reader = entry.createReader()
  for (;;) {
    // A hundred at a time, until there are none.
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return
    for (const one of some) await walk(one, picked)
  }
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolderEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
