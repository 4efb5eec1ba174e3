import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { Failure } from '../cli/output.ts'
import { runChild } from './child.ts'
import { say } from './scratch.ts'

/** What the peers need, to the exact version. They are no dependencies of this project. */
const PACKAGES = {
  velite: '0.4.0',
  '@content-collections/core': '0.15.3',
  '@content-collections/markdown': '0.1.4',
  'remark-gfm': '4.0.1',
  zod: '4.6.7',
} as const

export const PEERS = [
  { name: 'velite', label: `velite ${PACKAGES.velite}` },
  { name: 'content-collections', label: `content-collections ${PACKAGES['@content-collections/core']}` },
] as const
export type PeerName = (typeof PEERS)[number]['name']

/** `html`: frontmatter validated, body compiled to HTML. `raw`: frontmatter validated, body passed on as it is. */
export type Variant = 'html' | 'raw'

const PeerFigures = z.object({
  ms: z.number(),
  cpuMs: z.number(),
  files: z.number(),
  latencyMs: z.array(z.number()),
  peakBytes: z.number(),
})
export type PeerFigures = z.infer<typeof PeerFigures>

export type Peer = {
  /** Builds everything, or what changed since the last build here; `edit` also edits files and takes them up. */
  readonly run: (what: 'build' | 'edit') => Promise<PeerFigures>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** A peer in a folder of its own, set up for a library, with nothing built yet. */
export async function setUpPeer(name: PeerName, variant: Variant, contentDir: string): Promise<Peer> {
  const home = await installed()
  const dir = await mkdtemp(path.join(home, 'run-'))
  await cp(path.join(import.meta.dirname, 'peers'), dir, { recursive: true })
  const out = path.join(dir, 'out')
  await mkdir(out)
  const env = { BENCH_CONTENT: contentDir, BENCH_VARIANT: variant, BENCH_OUT: out, NODE_ENV: 'production' }
  return {
    run: (what) => runChild(PeerFigures, ['run.mjs', name, what], { cwd: dir, env }),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  }
}

let installing: Promise<string> | undefined

/** The folder the peers are installed in; it stays for the next run. */
const installed = (): Promise<string> => (installing ??= install())

async function install(): Promise<string> {
  const home = path.join(tmpdir(), 'zhuiwen-bench-peers')
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: PACKAGES }, null, 2)
  const stamp = path.join(home, 'installed.json')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === manifest) return home
  say(`installing ${PEERS.map(({ label }) => label).join(' and ')} in ${home} (--no-peers measures without them)`)
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
