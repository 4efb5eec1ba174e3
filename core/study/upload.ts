import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from './context.ts'
import { codeOf } from './file-errors.ts'
import { importsFolder, namesIn, readOrNull, writeWhole } from './import-files.ts'
import { uploadedFilesIn, type NoteFiles } from './note-files.ts'
import { uploadPath } from './upload-path.ts'

/** What an upload may hold: more than anybody has notes, and less than fills a disk. */
export const UPLOAD_LIMITS = { files: 5000, fileBytes: 16 * 1024 * 1024, bytes: 512 * 1024 * 1024 } as const

/** How long files wait to be imported. */
const KEPT_MS = 24 * 60 * 60 * 1000

export const UploadId = z.uuid().brand<'UploadId'>()
export type UploadId = z.infer<typeof UploadId>

const Upload = z.object({ openedAt: z.string(), isVault: z.boolean() })
type Upload = z.infer<typeof Upload>

/** Why a file was not taken. */
export type UploadError =
  /** It was imported or given up, or a day has gone by. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'bad-path' }
  | { readonly kind: 'too-large' | 'too-many' | 'too-much'; readonly limit: number }
  | { readonly kind: 'broken-off' }
  | { readonly kind: 'no-room' }

const uploadsFolder = ({ dataDir }: Pick<Context, 'dataDir'>): string => path.join(importsFolder(dataDir), 'uploads')
const folderOf = (ctx: Pick<Context, 'dataDir'>, id: UploadId): string => path.join(uploadsFolder(ctx), id)
const filesOf = (ctx: Pick<Context, 'dataDir'>, id: UploadId): string => path.join(folderOf(ctx, id), 'files')

/**
 * Opens a place for files that are to be imported, and clears those away that nobody came back to.
 * @param isVault they belong to Obsidian
 */
export async function openUpload(ctx: Context, isVault: boolean): Promise<UploadId> {
  await clearUploads(ctx)
  const id = UploadId.parse(randomUUID())
  const upload: Upload = { openedAt: ctx.now().toISOString(), isVault }
  await writeWhole(path.join(folderOf(ctx, id), 'upload.json'), JSON.stringify(upload))
  await mkdir(filesOf(ctx, id), { recursive: true })
  return id
}

/** Takes a file in, piece by piece, whole or not at all. One of its path gives way to it. */
export async function addToUpload(
  ctx: Context,
  id: UploadId,
  given: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<Result<{ readonly path: string }, UploadError>> {
  const relative = uploadPath(given)
  if (relative === null) return err({ kind: 'bad-path' })
  if (!(await readUpload(ctx, id))) return err({ kind: 'unknown' })
  const tally = await tallyOf(ctx, id)
  if (tally.files >= UPLOAD_LIMITS.files) return err({ kind: 'too-many', limit: UPLOAD_LIMITS.files })
  tally.files += 1
  const target = path.join(filesOf(ctx, id), relative)
  const partial = `${target}.${randomUUID()}.partial`
  const written = await write(partial, pieces, tally).catch((error: unknown) => failureOf(error))
  if (!written.ok) {
    tally.files -= 1
    return written
  }
  return rename(partial, target).then(
    () => ok({ path: relative }),
    async (error: unknown) => {
      await rm(partial)
      return failureOf(error)
    },
  )
}

async function write(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
  tally: Tally,
): Promise<Result<void, UploadError>> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'wx')
  let size = 0
  let isWhole = false
  try {
    for await (const piece of readable(pieces)) {
      if (piece === null) return err({ kind: 'broken-off' })
      size += piece.byteLength
      tally.bytes += piece.byteLength
      if (size > UPLOAD_LIMITS.fileBytes) return err({ kind: 'too-large', limit: UPLOAD_LIMITS.fileBytes })
      if (tally.bytes > UPLOAD_LIMITS.bytes) return err({ kind: 'too-much', limit: UPLOAD_LIMITS.bytes })
      await handle.writeFile(piece)
    }
    isWhole = true
    return ok(undefined)
  } finally {
    await handle.close()
    if (!isWhole) {
      tally.bytes -= size
      await rm(file)
    }
  }
}

/** The pieces, and null where the other side broke off: that is no trouble of the disk. */
async function* readable(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  try {
    yield* pieces
  } catch {
    yield null
  }
}

/** Names that cannot be here: a folder of that name, or one that is too long for this disk. */
const BAD_NAMES = ['ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'EINVAL', 'EEXIST', 'ENOTEMPTY']

function failureOf(error: unknown): Result<never, UploadError> {
  const code = codeOf(error)
  if (code !== null && BAD_NAMES.includes(code)) return err({ kind: 'bad-path' })
  if (code === 'ENOSPC' || code === 'EDQUOT') return err({ kind: 'no-room' })
  throw error
}

/** The notes that were uploaded. Null: there is no such upload any more. */
export async function uploadedNotes(ctx: Context, id: UploadId): Promise<NoteFiles | null> {
  const upload = await readUpload(ctx, id)
  return upload && { ...(await uploadedFilesIn(filesOf(ctx, id))), isVault: upload.isVault }
}

export async function dropUpload(ctx: Context, id: UploadId): Promise<void> {
  await rm(filesOf(ctx, id), { recursive: true, force: true })
  // Last, so that an upload of which a crash left a part is still known as one.
  await rm(folderOf(ctx, id), { recursive: true, force: true })
  tallies().delete(id)
}

/** Clears away what was uploaded and left for a day. */
export async function clearUploads(ctx: Context): Promise<void> {
  for (const name of await namesIn(uploadsFolder(ctx))) {
    const id = UploadId.safeParse(name)
    const upload = id.success ? await readUpload(ctx, id.data) : null
    if (id.success && upload && ctx.now().getTime() - Date.parse(upload.openedAt) > KEPT_MS) {
      await dropUpload(ctx, id.data)
    }
  }
}

async function readUpload(ctx: Context, id: UploadId): Promise<Upload | null> {
  const bytes = await readOrNull(path.join(folderOf(ctx, id), 'upload.json'))
  return bytes && Upload.parse(JSON.parse(bytes.toString('utf8')))
}

/** What an upload holds so far, with what is on its way. */
type Tally = { files: number; bytes: number }

/** Counted once, and then kept: to look at all files for each one that comes would take ever longer. */
async function tallyOf(ctx: Context, id: UploadId): Promise<Tally> {
  const known = tallies().get(id)
  if (known) return known
  const counted: Tally = { files: 0, bytes: 0 }
  for (const entry of await readdir(filesOf(ctx, id), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    counted.files += 1
    counted.bytes += (await stat(path.join(entry.parentPath, entry.name))).size
  }
  const tally = tallies().get(id) ?? counted
  tallies().set(id, tally)
  return tally
}

const KEY = Symbol.for('zhuiwen.uploads')

/** Not a variable of this module, of which Next gives each part of the server a copy. */
function tallies(): Map<UploadId, Tally> {
  const shared = globalThis as typeof globalThis & { [KEY]?: Map<UploadId, Tally> }
  return (shared[KEY] ??= new Map())
}
