import { cp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { parseQuery } from '#core/search/query.ts'
import { saveEntry } from '#core/study/journal/entries.ts'
import { indexChanges, indexFeed } from '#core/study/search-feed.ts'
import { search } from '#core/study/search.ts'
import { syncContent } from '#core/study/sync.ts'
import { cardSource, emptyLibrary, type TestLibrary } from '#core/study/testing.ts'
import { brought, type Copy, copyOf } from './copy.ts'
import { type Hit, hitsIn, hitsTold } from './hits.ts'

/** Chinese, English, both, by sound, misspelt, half typed, and with every filter that needs no learner. */
const QUERIES =
  `平滑升级|监听|端口|已有的长连接|事务|描述符|掉电|写日志|为什么|重写期间的增量|快照|滚动升级|槽|fork|nginx
listening socket|restart|durability|write ahead log|file descriptor|zero downtime|journal|checkpoint|exec|accept
nginx 升级|fork 多线程|redis 槽|sqlite 掉电|SO_REUSEPORT 监听|fd 继承|TiDB 滚动|wal 日志
phsj|pinghuashengji|jianting|dkou|miaoshufu|shiwu|rizhi
ngnix|lisening|durabilty|reddis|sqlte|desciptor|epol
topic:nginx|topic:redis 内存|-topic:nginx 升级|stage:answer fork|stage:gap|lang:zh 监听|ref:nginx.org|ref:github.com 升级|is:open|is:open fork
“监听套接字”|"Address already in use"|升级 -nginx|fork -redis
lease|lang:python|lang:c fork|继承的想法|今天的 quorum|lang:en quorum|"描述符" 想法`
    .split(/[|\n]/)
    .filter((query) => query !== '')

const hits = (copy: Copy, typed: string): readonly Hit[] => hitsIn(copy.index, parseQuery(typed))
const told = async (library: TestLibrary, typed: string): Promise<readonly Hit[]> =>
  hitsTold(await search(library, typed, 10))

async function copied(library: TestLibrary): Promise<Copy> {
  const feed = await indexFeed(library)
  const copy = feed && copyOf(await new Blob([...feed.pieces]).arrayBuffer(), feed.stamp)
  if (!copy) throw new Error('there is no copy')
  return copy
}

async function upToDate(library: TestLibrary, copy: Copy): Promise<Copy | null> {
  const changes = await indexChanges(library, copy.stamp)
  return changes && brought(copy, changes)
}

/** Making their index takes some seconds, and many where others work beside it. */
const SHIPPED_MS = 120_000

/** The cards that are shipped. */
async function shipped(): Promise<TestLibrary> {
  const library = await emptyLibrary()
  await cp(path.resolve(import.meta.dirname, '../../content'), library.contentDir, { recursive: true })
  await syncContent(library)
  return library
}

const DAY = StudyDay.parse('2026-11-23')

/** Writes something in the journal under an id that ends with `n`; answers the number of its version. */
async function jot(library: TestLibrary, n: number, text: string, base: number | null = null): Promise<number | null> {
  const id = EntryId.parse(`00000000-0000-4000-8000-00000000000${n}`)
  const saved = await saveEntry(library, { id, base, kind: 'note', day: DAY, cardId: null, text })
  return saved.ok ? saved.value.version : null
}

/** Another process: it has nothing in memory. */
const reopened = (library: TestLibrary): TestLibrary => ({ ...library, db: { ...library.db } })

test(
  'the copy in the browser, the server and the command line find the same in the same order, also after cards changed',
  async () => {
    const library = await shipped()
    expect(QUERIES.length).toBeGreaterThanOrEqual(60)
    const first = await jot(library, 1, '继承的想法：描述符\n\nfork 之后两边都能 accept。')
    const other = await jot(library, 2, 'Not taken up.')
    let copy: Copy | null = await copied(library)
    const same = async (now: Copy): Promise<void> => {
      const [found, other]: [Record<string, number>, TestLibrary] = [{}, reopened(library)]
      for (const typed of QUERIES) {
        const expected = await told(library, typed)
        expect(hits(now, typed), typed).toEqual(expected)
        expect(await told(other, typed), typed).toEqual(expected)
        found[typed] = expected.length
      }
      expect(Object.values(found).filter((count) => count > 0).length).toBeGreaterThan(50)
    }
    await same(copy)

    let third: number | null = null
    const file = 'smooth-upgrade/nginx-listening-port.mdx'
    const source = await readFile(path.join(library.contentDir, file), 'utf8')
    for (const said of ['一个 quorum 也没有。', '还是一个 lease 也没有。']) {
      third = await jot(library, 3, `今天的 ${said}`, third)
      await library.write(file, source.replace('## 三、一分钟回答', `## 三、一分钟回答\n\n${said}`))
      const anew = cardSource('q-new', ['Who holds the lease?'], said)
      await library.write('new.mdx', anew.replace('created:', 'topics: [message queue, redis]\ncreated:'))
      await syncContent(library)
      copy = await upToDate(library, copy)
      if (!copy) throw new Error('what changed was not told')
      await same(copy)
    }
    expect(hits(copy, 'lease').map(({ id }) => id)).toContain('q-new')

    // Nothing but the journal changes.
    const second = await jot(library, 1, '继承的想法：quorum 与描述符', first)
    copy = await upToDate(library, copy)
    if (!copy) throw new Error('what changed in the journal was not told')
    await same(copy)
    expect(hits(copy, '继承的想法').map(({ title }) => title)).toContain('继承的想法：quorum 与描述符')
    await jot(library, 1, '', second)
    await jot(library, 2, '', other)
    copy = await upToDate(library, copy)
    if (!copy) throw new Error('what went from the journal was not told')
    await same(copy)
    expect(hits(copy, '继承的想法').map(({ kind }) => kind)).not.toContain('entry')
  },
  SHIPPED_MS,
)

test(
  'a file that only went is told by the print, and the copy is made anew',
  async () => {
    const library = await shipped()
    const copy = await copied(library)
    await library.remove('sqlite-durability/journal-vs-wal.mdx')
    await syncContent(library)
    expect(await upToDate(library, copy)).toBeNull()
    const anew = await copied(library)
    for (const typed of QUERIES) expect(hits(anew, typed), typed).toEqual(await told(library, typed))
  },
  SHIPPED_MS,
)

test('a library of no cards is copied too, and what comes is found', async () => {
  const library = await emptyLibrary()
  const copy = await copied(library)
  expect(hits(copy, 'nginx')).toEqual([])
  await library.write('a.mdx', cardSource('q-aaaa', [], 'A quorum.'))
  await syncContent(library)
  const after = await upToDate(library, copy)
  expect(after && hits(after, 'quorum')).toHaveLength(1)
})

test(
  'what changed since a stamp of another form, library or time is not told',
  async () => {
    const library = await shipped()
    const { stamp } = await copied(library)
    expect(await indexChanges(library, stamp)).toEqual({ stamp, gone: [], put: [] })
    for (const other of ['', 'x', stamp.replace(/^\d+/, '0'), stamp.replace(/\.\d+\./, '.99999.')]) {
      expect(await indexChanges(library, other), other).toBeNull()
    }
    const other = await emptyLibrary()
    await other.write('a.mdx', cardSource('q-aaaa', [], 'A quorum.'))
    await syncContent(other)
    const copy = await copied(other)
    expect(await upToDate(library, copy)).toBeNull()
    // Nothing of one library is among what is found of the other, should the server be gone before all is loaded.
    expect([hits(copy, 'nginx'), hits(copy, 'quorum').length]).toEqual([[], 1])
  },
  SHIPPED_MS,
)

test(
  'what is cut off, or not an index, is no copy',
  async () => {
    const feed = await indexFeed(await shipped())
    const bytes = await new Blob([...(feed?.pieces ?? [])]).arrayBuffer()
    for (const spoilt of [bytes.slice(0, 400), bytes.slice(0, -4), new ArrayBuffer(0)]) {
      expect(copyOf(spoilt, feed?.stamp ?? '')).toBeNull()
    }
  },
  SHIPPED_MS,
)
