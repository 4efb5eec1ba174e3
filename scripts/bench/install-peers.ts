import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Failure } from '../cli/output.ts'
import { say } from './scratch.ts'

/** Packages to the exact version. They are no dependencies of this project. */
type Packages = Readonly<Record<string, string>>

const installing = new Map<string, Promise<string>>()

/** The folder of this name that packages are installed in, outside the project; it stays for the next run. */
export function installed(name: string, packages: Packages): Promise<string> {
  const begun = installing.get(name) ?? install(path.join(tmpdir(), name), packages)
  installing.set(name, begun)
  return begun
}

async function install(home: string, packages: Packages): Promise<string> {
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: packages }, null, 2)
  const stamp = path.join(home, 'installed.json')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === manifest) return home
  say(`installing ${Object.keys(packages).join(', ')} in ${home} (--no-peers measures without them)`)
  await mkdir(home, { recursive: true })
  await writeFile(path.join(home, 'package.json'), manifest)
  const npm = process.env['npm_execpath']
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  // No install scripts: esbuild and sharp bring their binaries as packages. No TypeScript: it is only for their types.
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  const args = [...first, 'install', '--ignore-scripts', '--legacy-peer-deps', ...quiet]
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(command, args, { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Failure(`npm could not install the peers in ${home}; --no-peers measures without them`)
  await writeFile(stamp, manifest)
  return home
}
