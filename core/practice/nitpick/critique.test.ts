import { expect, test } from 'vitest'
import type { RuleId } from './finding.ts'
import { asked, nitpick, rulesOf } from './testing.ts'

type Told = { readonly of: string; readonly card: ReturnType<typeof asked>; readonly say: readonly string[] }

const GOOD: readonly Told[] = [
  {
    of: 'zh: a killed process',
    card: asked('进程被 kill -9 之后，TCP 对端会看到什么？', {
      内核代为关闭连接: ['内核代为关闭', '内核关闭'],
      '有未读数据时发 RST': ['RST', '复位'],
      用户态缓冲里的数据丢失: ['用户态缓冲', 'stdio'],
      '断电时没有 FIN，靠 keepalive': ['keepalive', '保活'],
    }),
    say: [
      '进程被 kill -9 之后，TCP 连接由内核代为关闭，对端通常先看到 FIN，和主动调用 close 没有两样。',
      '如果接收缓冲里还有没读走的数据，内核改发 RST，对端下一次 read 得到 ECONNRESET。',
      '还留在用户态缓冲里的字节就没了，例如 stdio 里没刷出的 4096 字节，对端永远收不到。',
      '若是整台机器断电，就没有人发 FIN，对端要靠 keepalive 探测，Linux 默认要等 7200 秒才开始。',
      '所以我们线上给连接加了 30 秒的应用层心跳，断电的对端一分钟之内就能发现。',
    ],
  },
  {
    of: 'zh: counting rows',
    card: asked('`SELECT COUNT(*)` 在 InnoDB 里为什么要扫描整个索引？', {
      '多版本并存，没有唯一的行数': ['多版本', 'MVCC'],
      优化器选最小的二级索引: ['二级索引', '较窄的索引'],
      要准确值就另建计数表: ['计数表'],
    }),
    say: [
      'InnoDB 的 `COUNT(*)` 要扫描索引，因为多版本并存，每个事务看到的行数可以不同，没有一个数对所有人都对。',
      'MyISAM 能直接返回行数，因为它只有表锁，没有 MVCC（多版本并发控制），全表只有一个答案。',
      '优化器会挑最小的二级索引来扫，用 `EXPLAIN` 能看到 key 一列写的不是 PRIMARY，而是那个较窄的索引。',
      '一张 1 亿行的表这样数要几十秒，缓冲池放不下时还会把热页挤出去。',
      '只要近似值就读 `information_schema.TABLES` 的 TABLE_ROWS，要准确值就另建计数表，和业务写入放在同一个事务里。',
    ],
  },
  {
    of: 'zh: a connection pool',
    card: asked('数据库连接池从 20 加到 200，为什么反而慢了？', {
      多出来的连接只是排队: ['排队'],
      上下文切换与锁争用: ['上下文切换', '锁争用'],
      按核数估算大小: ['核数'],
    }),
    say: [
      '连接池从 20 加到 200 反而慢，是因为数据库能同时干活的只有 CPU 和磁盘，多出来的连接只是换个地方排队。',
      '8 核的 PostgreSQL 上，200 个后端进程抢 8 个核，上下文切换和锁争用把每条查询都拖长。',
      'HikariCP 的文档给的起点是核数乘 2 再加磁盘数，8 核一块盘就是 17 个。',
      '我们项目压测时从 200 降到 24，p99 从 900 ms 降到 120 ms，吞吐没有变。',
      '排队应该发生在应用这一侧，再配上 2 秒的获取超时，满了就立刻报错，不把数据库压垮。',
    ],
  },
  {
    of: 'zh: a closed channel',
    card: asked('Go 的 channel 关闭之后再写会怎样？', {
      '写已关闭的 channel 会 panic': ['panic'],
      由写的一方关闭: ['写的一方'],
      '多个写者要另用 done channel': ['done channel', 'done'],
    }),
    say: [
      '向已关闭的 channel 再写会 panic，读却不会：先读完缓冲里剩的，然后一直得到零值。',
      '所以约定由写的一方关闭，读的一方用 `v, ok := <-ch` 的 ok 判断是不是关了。',
      '多个 goroutine 一起写时谁都不能关，要另开一个 done channel，用 `select` 同时等两边。',
      '`sync.Once` 能防住重复 close，却防不住 close 之后的写，那仍然会 panic。',
      '我们项目的收尾顺序是：取消 context，等 WaitGroup 归零，最后由主 goroutine 关 channel。',
    ],
  },
  {
    of: 'en: half open',
    card: asked('Why can a TCP connection be half open, and how do you notice?', {
      'One side is gone and the other was not told': ['has not been told', 'no FIN'],
      'Only sending notices': ['by sending', 'retransmits'],
      'Keepalive or heartbeat': ['keepalive', 'heartbeat'],
    }),
    say: [
      'A TCP connection is half open when one side is gone and the other has not been told, because nothing is sent while both are idle.',
      'A power cut or a dropped NAT entry does this: no FIN leaves the dead host, so the survivor keeps its socket in ESTABLISHED.',
      'You notice only by sending: Linux retransmits up to `tcp_retries2` times, about 15 minutes, before write returns ETIMEDOUT.',
      'Keepalive probes help, but by default the first goes out after 7200 seconds, so we set TCP_KEEPIDLE to 60 on every client socket.',
      'An application heartbeat is better still, because it also notices a peer whose kernel answers while its process hangs.',
    ],
  },
  {
    of: 'en: an LSM tree',
    card: asked('How does an LSM tree make writes cheap, and who pays?', {
      'Writes are appended': ['appending', 'append-only'],
      'Reads look into several files': ['Bloom filter'],
      'Compaction rewrites data': ['compaction', 'write amplification'],
    }),
    say: [
      'An LSM tree makes writes cheap by appending to a log and to a sorted buffer in memory, so no page on disk is ever changed in place.',
      'When the buffer reaches 64 MB, RocksDB writes it out as one sorted file, which is sequential I/O.',
      'Reads pay: a key may sit in any of several files, so each file carries a Bloom filter that rules it out with about 1% false positives.',
      'Compaction pays too, because merging levels rewrites each byte ten times or more; `rocksdb.compact.write.bytes` counts them.',
      'On a queue table deletes pay most: a scan at the head must skip every tombstone, a marker that only compaction removes.',
    ],
  },
  {
    of: 'en: a rebase',
    card: asked('What does `git rebase` do to commits that others already have?', {
      'Commits are copied under new hashes': ['copies your commits', 'another parent'],
      'The same change appears twice': ['twice'],
      'Rebase only what is not pushed': ['not pushed', 'force-with-lease'],
    }),
    say: [
      'A `git rebase` copies your commits onto a new base, so commits that others already have stay behind under their old hashes.',
      'The copy has another parent, hence another SHA-1, even if not one line of the diff has changed.',
      'When a colleague pulls, Git merges both versions, and the same change stands in `git log` twice.',
      'On our team it once took Anna an hour to untangle 14 doubled commits on a release branch.',
      'So rebase only what you have not pushed, or push with `--force-with-lease` and have everyone run `git reset --hard origin/feature`.',
    ],
  },
  {
    of: 'mixed: a slow query, asked in English, answered in both',
    card: asked('Why is LIMIT 100000, 10 slow?', {
      'Skipped rows are read too': ['丢掉', 'skip'],
      'Seek by key instead': ['keyset', 'seek'],
    }),
    say: [
      '`LIMIT 100000, 10` 慢，是因为 MySQL 真的读出前 100010 行，再丢掉 100000 行。',
      '每丢一行都可能要按主键再查一次整行，也就是回表，随机读 10 万次。',
      'The cure is keyset pagination: `WHERE id > ? ORDER BY id LIMIT 10`, which seeks in the index.',
      '代价是只能一页一页翻，不能直接跳到第 500 页。',
      'In our admin page this took the last pages from 8 s down to 20 ms.',
    ],
  },
]

test.each(GOOD)('a good answer has nothing to be found but that it is short ($of)', ({ card, say }) => {
  const { findings, points } = nitpick(card, say)
  expect(findings.filter(({ rule }) => rule !== 'short')).toEqual([])
  expect(points.filter(({ said }) => said === null)).toEqual([])
})

const VAGUE: readonly (Told & { readonly rules: readonly RuleId[] })[] = [
  {
    of: 'zh: a product and praise',
    card: asked('升级 Nginx 时，监听的端口为什么没有断？', { 监听描述符由子进程继承: ['继承', 'fork'] }),
    say: [
      'Nginx 是一个非常优秀的服务器。',
      '它的架构设计得比较好，性能非常高。',
      '升级的时候会做一些处理，基本上不影响用户。',
      '具体的细节我不太清楚，应该是有相关的机制来保证。',
      '总的来说它很强大，所以大家都在用。',
    ],
    rules: ['key-terms', 'short', 'scenario', 'hedge', 'key-point'],
  },
  {
    of: 'zh: may be, may be',
    card: asked('Redis 主从切换时为什么会丢数据？', { 复制是异步的: ['异步'] }),
    say: [
      'Redis 主从切换丢数据，可能是因为网络的原因。',
      '主从之间大概有延迟，可能从节点没有跟上。',
      '也可能是切换的时候主节点还在写，估计会有冲突。',
      '要避免的话，可能需要调一些参数，例如超时什么的。',
      '一般来说丢得不多，业务上应该没问题吧。',
    ],
    rules: ['short', 'hedge', 'wordy', 'key-point'],
  },
  {
    of: 'zh: big words',
    card: asked('你们的订单系统怎样扛住大促？'),
    say: [
      '我们的订单系统通过一系列优化手段，为大促赋能。',
      '首先进行了架构的升级，然后对数据库进行了优化，大幅提升了性能。',
      '其次做了缓存、限流、降级等等，形成了闭环。',
      '在某种程度上也借鉴了业界的最佳实践。',
      '最终效果显著，稳定性得到了极大地提升。',
    ],
    rules: ['short', 'scenario', 'hedge', 'wordy'],
  },
  {
    of: 'zh: three sentences, one of them two',
    card: asked('HTTP/2 为什么还会队头阻塞？', { 'TCP 按序交付': ['按序', '有序'] }),
    say: [
      'HTTP/2 的队头阻塞在 TCP 这一层，因为 TCP 按序交付。丢一个包，后面所有流都要等它重传。',
      'QUIC 把每条流分开确认，丢包只影响自己那条。',
      '弱网下差别在 2% 丢包时就量得出来。',
    ],
    rules: ['five-sentences', 'short'],
  },
  {
    of: 'zh: acronyms nobody was told of',
    card: asked('TiDB 的事务为什么要两次提交？', { 先写锁再提交: ['预写', 'prewrite'] }),
    say: [
      'TiDB 的事务分 prewrite 和 commit 两次，提交时先把锁写到每个 key 上。',
      '开始和提交各向 TSO 要一次时间戳，中间靠 MVCC 让读不被写挡住，读到的是旧版本。',
      'Region 内部的一致由 Raft 保证，和 2PC 没有关系，两层各管各的。',
      '遇到大事务时旧版本清不掉，也会撞上 LSM 的写停顿，整台机器都跟着慢下来。',
      '我们线上把单个事务限制在 100 MB 以内，超过就在应用里拆开，分批提交。',
    ],
    rules: ['unexplained'],
  },
  {
    of: 'en: weasels',
    card: asked('How does PostgreSQL decide to use an index?', { 'Estimated cost': ['cost', 'planner'] }),
    say: [
      'PostgreSQL is basically very smart about indexes.',
      'It mostly looks at various things and picks the best plan.',
      'If the table is huge it will probably use the index.',
      'There are many ways to improve it, like adding indexes and so on.',
      'In general it is quite fast and should be fine.',
    ],
    rules: ['short', 'scenario', 'hedge', 'key-point'],
  },
  {
    of: 'en: long words',
    card: asked('Why does a retry need a deadline?', { 'Retries add load': ['load', 'storm'] }),
    say: [
      'A retry needs a deadline in order to limit load, due to the fact that each retry is one more request.',
      'Prior to the deadline, a client may utilize backoff with jitter for the purpose of spreading the load over time.',
      'After the deadline it must give up, whether or not the server is about to answer, and report the error upwards.',
      'With respect to the server, a deadline that travels with the request lets it drop work nobody waits for any more.',
      'In production a 2 s deadline over three hops kept an outage of one database from becoming an outage of everything.',
    ],
    rules: ['wordy'],
  },
  {
    of: 'en: off the question',
    card: asked('What does an index cost when rows are inserted?', {
      'Each index is written too': ['each index', 'every index'],
    }),
    say: [
      'Databases have been around since the seventies and everybody needs one.',
      'A table holds rows, and a row holds columns, and columns have types.',
      'People often speak of normal forms when they design tables for an application.',
      'A good design keeps the parts apart and lets teams work on their own.',
      'That is why it pays to think about it before the first line is written.',
    ],
    rules: ['key-terms', 'short', 'scenario', 'key-point'],
  },
  {
    of: 'en: too long',
    card: asked('Why do we shard by user?', { 'A user stays on one shard': ['one shard'] }),
    say: Array.from(
      { length: 5 },
      (_, i) =>
        `We shard by user so that all rows of one user stay on one shard, which lets query ${i + 1} on the home page, the inbox, the settings, the billing history and the export read from a single machine without asking any of the other 63 machines first`,
    ),
    rules: ['long'],
  },
]

test.each(VAGUE)('a vague answer is told what is vague ($of)', ({ card, say, rules }) => {
  expect(rulesOf(nitpick(card, say))).toEqual(rules)
})

test('a fluent answer that is false passes every rule: they see form and not truth', () => {
  const card = asked('What does fsync promise, and who breaks the promise?', {
    'Data is stable when it returns': ['stable', 'survives'],
    'A new name needs a sync of the directory': ['directory'],
    'Drives may acknowledge early': ['acknowledge'],
  })
  const { findings, points } = nitpick(card, [
    'fsync promises that a file survives anything, because the kernel writes it to two disks before it returns 0.',
    'A new directory entry needs no call of its own, since ext4 replays every name from the page cache after a power cut.',
    'On macOS fsync is stricter still: it waits until the drive has read the data back and compared all 512 bytes of a sector.',
    'Drives never acknowledge early, as SATA forbids a volatile cache, so the promise can only be broken by a bug in libc.',
    'And if fsync fails with EIO, call it again: Linux keeps the dirty pages until a later call succeeds.',
  ])
  expect(findings).toEqual([])
  expect(points.every(({ said }) => said !== null)).toBe(true)
})
