import type { Missing } from '#core/demo/run.ts'
import type { Probe } from '#core/demo/runner.ts'
import { checkBackup } from '#core/study/backup/check.ts'
import { describeTrouble } from '#core/study/backup/trouble.ts'
import { viewBackups } from '#core/study/backup/view.ts'
import type { Context } from '#core/study/context.ts'
import { integrityFault, pragmasInForce } from '#core/store/health.ts'
import { finishChanges } from '#core/study/finish-changes.ts'
import { schedulesAstray } from '#core/study/doctor.ts'
import { rebuildSchedules } from '#core/study/refold.ts'
import { projectDir, withLibrary } from './library.ts'
import type { Output } from './output.ts'

type Check = { readonly name: string; readonly ok: boolean; readonly note: string }

/** Looks at what could be wrong and says what to do. Changes nothing but schedules that no longer fit their reviews, with `--mend`. */
export async function doctor({ mend = false }: { readonly mend?: boolean }): Promise<Output> {
  const checks = await withLibrary(async (ctx): Promise<readonly Check[]> => {
    const fault = await integrityFault(ctx.db)
    const pragmas = await pragmasInForce(ctx.db)
    const astray = await schedulesAstray(ctx)
    const halfDone = (await finishChanges(ctx)).flatMap(({ files }) => files.map((file) => file.path))
    const { sandbox, tools } = await ctx.runner.probe()
    if (astray.length > 0 && mend) await rebuildSchedules(ctx.db)
    return [
      check('database', fault === null, fault ?? 'sound'),
      check('database settings', pragmas.ok, pragmas.note),
      check(
        'schedules',
        astray.length === 0 || mend,
        astray.length === 0
          ? 'all as the reviews have it'
          : `${astray.length} not as the reviews have it${mend ? '; folded anew' : ': zhuiwen doctor --mend'}`,
      ),
      check('changes of files', halfDone.length === 0, sayHalfDone(halfDone)),
      await backupCheck(ctx),
      // A machine that cannot run demos lacks something, but nothing is broken.
      check('demos', true, sandbox ? `none can run here: ${sayMissing(sandbox)}` : sayTools(tools)),
    ]
  })
  const failed = checks.some((one) => !one.ok)
  return {
    text: checks.map((one) => `${one.ok ? 'ok  ' : 'BAD '} ${one.name}: ${one.note}`).join('\n'),
    json: { checks },
    failed,
  }
}

const HOUR_MS = 3_600_000

/** Reads the newest backup from end to end. */
async function backupCheck(ctx: Context): Promise<Check> {
  const { last, trouble } = await viewBackups(ctx)
  if (trouble !== null) return check('backup', false, `the last one failed. ${describeTrouble(trouble)}`)
  if (last === null) return check('backup', true, 'none yet: zhuiwen backup')
  const flaw = await checkBackup(last.place, projectDir)
  const ageHours = Math.round((ctx.now().getTime() - last.madeAt.getTime()) / HOUR_MS)
  const note = `${last.place}, ${ageHours} h old, ${flaw === null ? 'sound' : `unsound: ${flaw.reason}`}`
  return check('backup', flaw === null, note)
}

const sayHalfDone = (paths: readonly string[]): string =>
  paths.length === 0 ? 'all done' : `some of these could not be written yet: ${paths.join(', ')}`

const sayMissing = ({ what, detail, install }: Missing): string =>
  `${what === 'tool' ? '' : `${what}: `}${detail}${install === null ? '' : ` (${install})`}`

function sayTools(tools: Probe['tools']): string {
  const lacking = Object.entries(tools).flatMap(([lang, tool]) =>
    'missing' in tool ? [`${lang} lacks ${sayMissing(tool.missing)}`] : [],
  )
  return lacking.length === 0 ? 'all languages can run' : `can run, but ${lacking.join('; ')}`
}

const check = (name: string, ok: boolean, note: string): Check => ({ name, ok, note })
