import path from 'node:path'
import { z } from 'zod'
import type { ModelConfig } from '#core/opinion/config.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { PublicUrl } from '#core/share/public-url.ts'

/** Where this installation keeps its things, and what time it takes it to be. */
export type Environment = {
  /** Root of the project: where `prisma/migrations` lies. Absolute. */
  readonly projectDir: string
  readonly contentDir: string
  readonly dataDir: string
  /** Null: a file in the data folder. */
  readonly databaseUrl: string | null
  /** Null: no model is asked for anything. */
  readonly model: ModelConfig | null
  /** Where others reach share pages: an origin. Null: nowhere but here. */
  readonly shareUrl: string | null
  readonly now: () => Date
}

/** As long as Node waits for the first byte of a response. */
const MAX_TIMEOUT_S = 300
const SECONDS = `is not a number of seconds from 1 to ${MAX_TIMEOUT_S}`

/** A name, a password and a query would be sent with every request, or be cut off; the key has a variable of its own. */
const isBare = (url: string): boolean => {
  const { username, password, search, hash } = new URL(url)
  return username + password + search + hash === ''
}

const Variables = z.object({
  ZHUIWEN_CONTENT: z.string().min(1).default('./content'),
  ZHUIWEN_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|https?:\/\/|libsql:\/\/)/, 'begins with none of file:, http://, https:// and libsql://')
    .optional(),
  ZHUIWEN_NOW: z.iso.datetime({ offset: true, error: 'is not an instant such as 2026-11-23T09:00:00Z' }).optional(),
  ZHUIWEN_MODEL_URL: z
    .url({ protocol: /^https?$/, error: 'is not a base URL such as http://127.0.0.1:11434/v1', abort: true })
    .refine(isBare, 'holds a name, a password, a query or a fragment; a key goes into ZHUIWEN_MODEL_KEY')
    .optional(),
  ZHUIWEN_MODEL: z.string().max(200).optional(),
  ZHUIWEN_MODEL_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'holds a character that no key has: a space, a line break, or a letter beyond ASCII')
    .optional(),
  ZHUIWEN_SHARE_URL: PublicUrl.optional(),
  ZHUIWEN_MODEL_TIMEOUT_S: z.coerce.number(SECONDS).min(1, SECONDS).max(MAX_TIMEOUT_S, SECONDS).default(60),
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
  const model = modelIn(parsed.data)
  if (!model.ok) return model
  const begun = clock().getTime()
  const offsetMs = ZHUIWEN_NOW === undefined ? 0 : Date.parse(ZHUIWEN_NOW) - begun
  return ok({
    projectDir,
    contentDir: path.resolve(projectDir, ZHUIWEN_CONTENT),
    dataDir: path.resolve(projectDir, ZHUIWEN_DATA),
    databaseUrl: DATABASE_URL ?? null,
    model: model.value,
    shareUrl: parsed.data.ZHUIWEN_SHARE_URL ?? null,
    now: () => new Date(clock().getTime() + offsetMs),
  })
}

function modelIn(set: z.infer<typeof Variables>): Result<ModelConfig | null, string> {
  const { ZHUIWEN_MODEL_URL: url, ZHUIWEN_MODEL: name, ZHUIWEN_MODEL_KEY: key, ZHUIWEN_MODEL_TIMEOUT_S: seconds } = set
  if (url === undefined) return ok(null)
  if (name === undefined) {
    return err('ZHUIWEN_MODEL is missing: ZHUIWEN_MODEL_URL says where to ask, ZHUIWEN_MODEL which model')
  }
  return ok({ url: url.replace(/\/+$/, ''), name, key: () => key ?? null, timeoutMs: seconds * 1000 })
}
