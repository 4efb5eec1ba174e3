import path from 'node:path'
import { expect, test } from 'vitest'
import { projectDir } from '#core/store/testing.ts'
import { search } from './search.ts'
import { syncContent } from './sync.ts'
import { emptyLibrary } from './testing.ts'

const AOF = 'q-6b9v3k8r'
const PATHS = 'q-8y3g7m4s'
const EXECVE = 'q-5p9s3y7b'
const FORK = 'q-3m7x4d9k'
const CONNECTIONS = 'q-8d3n5v2c'
const SERVICE = 'q-7h3k9w2m'
const NGINX = 'q-4k7m2x9p'
const SLOTS = 'q-5n8k2w6d'
const UNIX = 'q-3r5w7j2t'
const BIND = 'q-9t5b2h6v'
const SAME_PORT = 'q-2f6r8t4j'
const REUSEADDR = 'q-6w2c8z5n'
const RELOAD = 'q-4z6q9f2h'
const STREAMS = 'q-2v8j6n3q'
const TIDB = 'q-7c4p9r5x'
const BUSY = 'q-2j8n4h6z'
const KILL = 'q-5g4w9b2s'
const JOURNAL = 'q-7m2r8x4f'
const POWER = 'q-3v9d5k7c'
const FSYNC = 'q-9c6t3p5w'
const REVIEW = 'q-4r7y2v8n'

/** What is typed, and the card that is meant. */
const ASKED: readonly (readonly [string, string])[] = [
  ['升级 Nginx 时，监听的端口为什么一刻都没有断？', NGINX],
  ['端口没有断', NGINX],
  ['nginx 端口', NGINX],
  ['增量怎样追上', AOF],
  ['重写期间', AOF],
  ['追上 aof', AOF],
  ['mosn envoy', PATHS],
  ['哪些描述符会留下', EXECVE],
  ['execve 描述符', EXECVE],
  ['多线程 fork', FORK],
  ['子进程里少了什么', FORK],
  ['长连接 交接', CONNECTIONS],
  ['长驻服务', SERVICE],
  ['迁移槽', SLOTS],
  ['redis cluster 写入', SLOTS],
  ['SCM_RIGHTS', UNIX],
  ['EADDRINUSE', BIND],
  ['time wait 占用', BIND],
  ['多个进程监听同一个端口', SAME_PORT],
  ['so_reuseaddr', REUSEADDR],
  ['SRS 重载', RELOAD],
  ['推流 升级', STREAMS],
  ['tidb 滚动', TIDB],
  ['sqlite_busy', BUSY],
  ['waiting never help', BUSY],
  ['kill the process at each step', KILL],
  ['rollback journal or wal', JOURNAL],
  ['power fails saved', POWER],
  ['who breaks the promise', FSYNC],
  ['share a transaction', REVIEW],
  // Misspelt and half typed.
  ['ngnix 端口', NGINX],
  ['transacton schedule', REVIEW],
  ['rolback jurnal', JOURNAL],
  ['eaddrinus', BIND],
  ['fsyn prom', FSYNC],
  // As it sounds.
  ['jiaojiejianting', PATHS],
  ['chang zhu fu wu', SERVICE],
  ['gundongshengji', TIDB],
  ['qycs', SLOTS],
  ['nxmsf', EXECVE],
]

test(
  'of the cards that come with the program, the one that is meant is found first',
  { timeout: 120_000 },
  async () => {
    const library = { ...(await emptyLibrary()), contentDir: path.join(projectDir, 'content') }
    await syncContent(library)
    const first: (readonly [string, string | undefined])[] = []
    for (const [typed] of ASKED) first.push([typed, (await search(library, typed, 1)).cards[0]?.id])
    expect(first).toEqual(ASKED)

    const demos = async (typed: string) => (await search(library, typed, 3)).demos.map(({ id }) => `${id}`)
    expect((await demos('大 key'))[0]).toBe('big-key-stall')
    expect((await demos('cloexec'))[0]).toBe('cloexec-race')
    expect((await demos('sqlite wal'))[0]).toBe('sqlite-wal-visibility')
  },
)
