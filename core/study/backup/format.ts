import path from 'node:path'
import { z } from 'zod'

// A backup is a folder: `zhuiwen.db`, `files.json` (what files there were, each by its hash) and `backup.json`, which
// says what it is. The files' bytes are objects, which backups in one folder share. See docs/decisions/027-backups.md.

export const FORMAT = 'zhuiwen-backup/1'
export const DATABASE = 'zhuiwen.db'
export const FILES = 'files.json'
export const ABOUT = 'backup.json'
export const OBJECTS = 'objects'
export const PARTIAL = '.partial'

/** What a backup is made of; the database may have a log beside it while it is written. */
export const isOfBackup = (name: string): boolean =>
  [DATABASE, FILES, ABOUT, OBJECTS].some((one) => name.startsWith(one))

/** What is backed up besides the database: a part is a folder. */
export const PARTS = ['content', 'audio', 'imports'] as const
export type Part = (typeof PARTS)[number]

/** Where the parts of a library lie. Absolute. */
export type Places = { readonly contentDir: string; readonly dataDir: string }

export const folderOfPart = ({ contentDir, dataDir }: Places, part: Part): string =>
  part === 'content' ? contentDir : path.join(dataDir, part)

export const REASONS = ['daily', 'manual', 'before-restore'] as const
export type Reason = (typeof REASONS)[number]

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const bytes = z.int().nonnegative()

/** A path that stays in its part, and names nothing hidden: a `.git` could be told there what to run. */
const PartPath = z.string().refine((text) => {
  const [part, ...names] = text.split('/')
  return (
    PARTS.some((one) => one === part) &&
    names.length > 0 &&
    names.every((name) => name !== '' && !/^\.|\0/.test(name) && path.basename(name) === name)
  )
}, 'is no path in the library')

export const KeptFile = z.strictObject({
  /** The part, and the path in its folder, with forward slashes. */
  path: PartPath,
  /** sha256, hex. */
  hash: Hash,
  bytes,
  /** Permissions. */
  mode: z.int().min(0).max(0o777),
  mtimeMs: z.number(),
  ctimeMs: z.number(),
})
export type KeptFile = z.infer<typeof KeptFile>
export const KeptFiles = z.array(KeptFile)

export const About = z.strictObject({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** Of which library, where several keep theirs in one folder. */
  library: z.uuid().optional(),
  reason: z.enum(REASONS),
  /** Null: there was none, or it could not be read. */
  database: z.strictObject({ hash: Hash, bytes }).nullable(),
  /** Of `files.json`, and of the files that it names together. `isInside`: their bytes lie in the backup itself. */
  files: z.strictObject({ hash: Hash, count: bytes, bytes, isInside: z.boolean() }),
  /** What it took beyond the backups before it. */
  addedBytes: bytes,
  /** The machine's clock when the files were looked at, which their times are by. */
  lookedAtMs: z.number(),
})
export type About = z.infer<typeof About>

/** What it holds: the database, and files. */
export const bytesOf = ({ database, files }: About): number => (database?.bytes ?? 0) + files.bytes

/** The name of a backup made then. */
export const nameOf = (madeAt: Date, reason: Reason): string =>
  `${madeAt.toISOString().replace(/[-:.]/g, '')}-${reason}`

const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(.+?)(\.db)?$/

/** When a backup of this name was made, and why. `isDatabase`: it is a file with the database alone. Null: it is no such name. */
export function readName(
  name: string,
): { readonly madeAt: Date; readonly label: string; readonly isDatabase: boolean } | null {
  const [, year, month, day, hour, minute, second, ms, label, ending] = NAME.exec(name) ?? []
  const madeAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
  if (label === undefined || Number.isNaN(madeAt.getTime())) return null
  return { madeAt, label, isDatabase: ending !== undefined }
}
