import { type Context, openContext } from '#core/study/context.ts'
import { readEnvironment } from '#core/study/environment.ts'
import { describeOpenError } from '#core/store/db.ts'

// Held by the module, not by `globalThis`: Next bundles the server's parts apart, and a database opened by one part's
// copy of the store means nothing to another's.
let opened: Promise<Context> | null = null

/** The library, opened once by each part of the server that asks for it. */
export function context(): Promise<Context> {
  opened ??= open().catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

async function open(): Promise<Context> {
  const environment = readEnvironment(process.env, process.cwd(), () => new Date())
  if (!environment.ok) throw new Error(environment.error)
  const ctx = await openContext(environment.value)
  if (!ctx.ok) throw new Error(describeOpenError(ctx.error))
  return ctx.value
}
