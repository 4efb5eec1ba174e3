import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { PACKAGE, type ToolName } from './languages.ts'
import type { Missing } from './run.ts'

const run = promisify(execFile)

export type Tool = {
  readonly version: string
  /** What of the machine it needs inside beside /usr. */
  readonly binds: readonly string[]
  /** Its program, where it is put into the sandbox instead of being found there. */
  readonly program: string | null
}

/** Folders a sandbox shows as they are. */
const SHOWN = ['/usr/bin', '/bin']

/** Looks for a tool. Runs it outside the sandbox, on nothing but the question for its version. */
export async function findTool(name: ToolName, projectDir: string): Promise<Tool | Missing> {
  const missing: Missing = { what: 'tool', detail: name, install: installLine(PACKAGE[name]) }
  if (name === 'esbuild') return (await esbuildOf(projectDir)) ?? { ...missing, install: 'npm ci' }
  const found = placesOf(name).find(existsSync)
  if (found === undefined) return missing
  const version = await versionOf(found, name)
  if (version === null) return missing
  return { version, binds: SHOWN.includes(path.dirname(found)) ? [] : [found], program: null }
}

/** Where a tool may lie. Not the learner's own folders: the sandbox does not show them. */
function placesOf(name: ToolName): readonly string[] {
  const usual = [...SHOWN, '/usr/local/bin'].map((folder) => path.join(folder, name))
  return name === 'node' ? [...usual, realpathSync(process.execPath)] : usual
}

async function versionOf(program: string, name: ToolName): Promise<string | null> {
  if (name === 'sh') return 'sh'
  try {
    const { stdout } = await run(program, [name === 'go' ? 'version' : '--version'], { timeout: 10_000 })
    return stdout.split('\n')[0]?.trim() ?? null
  } catch {
    // It is there and does not run: as good as not there.
    return null
  }
}

/** esbuild came with the packages of this program. */
async function esbuildOf(projectDir: string): Promise<Tool | null> {
  const platform = `@esbuild/${process.platform}-${process.arch}/bin/esbuild`
  try {
    const fromHere = createRequire(path.join(projectDir, 'package.json'))
    const program = createRequire(fromHere.resolve('esbuild')).resolve(platform)
    const version = await versionOf(program, 'esbuild')
    return version === null ? null : { version: `esbuild ${version}`, binds: [], program }
  } catch {
    // The packages were installed without those of this platform.
    return null
  }
}

/** The command that brings packages, for systems of which it is known. */
export const installLine = (packages: string): string | null =>
  existsSync('/usr/bin/apt-get') ? `apt-get install ${packages}` : null
