import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { runChild } from './child.ts'
import { installed } from './install-peers.ts'

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
  const home = await installed('zhuiwen-bench-peers', PACKAGES)
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
