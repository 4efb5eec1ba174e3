import path from 'node:path'
import { z } from 'zod'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'

/** Where this installation keeps its things, and what time it takes it to be. */
export type Environment = {
  /** Root of the project: where `prisma/migrations` lies. Absolute. */
  readonly projectDir: string
  readonly contentDir: string
  readonly dataDir: string
  /** Null: a file in the data folder. */
  readonly databaseUrl: string | null
  readonly now: () => Date
}

const Variables = z.object({
  ZHUIWEN_CONTENT: z.string().min(1).default('./content'),
  ZHUIWEN_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|https?:\/\/|libsql:\/\/)/, 'begins with none of file:, http://, https:// and libsql://')
    .optional(),
  ZHUIWEN_NOW: z.iso.datetime({ offset: true, error: 'is not an instant such as 2026-11-23T09:00:00Z' }).optional(),
})

/**
 * Reads the environment variables. `clock` is the machine's; with `ZHUIWEN_NOW` the program's clock starts at that
 * instant instead and runs on from there, for trying out what a schedule does in a week.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  projectDir: string,
  clock: () => Date,
): Result<Environment, string> {
  // A variable that is set to nothing is taken as not set.
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = Variables.safeParse(set)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return err(`${issue?.path.join('.')} ${issue?.message}`)
  }
  const { ZHUIWEN_CONTENT, ZHUIWEN_DATA, DATABASE_URL, ZHUIWEN_NOW } = parsed.data
  const begun = clock().getTime()
  const offsetMs = ZHUIWEN_NOW === undefined ? 0 : Date.parse(ZHUIWEN_NOW) - begun
  return ok({
    projectDir,
    contentDir: path.resolve(projectDir, ZHUIWEN_CONTENT),
    dataDir: path.resolve(projectDir, ZHUIWEN_DATA),
    databaseUrl: DATABASE_URL ?? null,
    now: () => new Date(clock().getTime() + offsetMs),
  })
}
