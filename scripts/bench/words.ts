import type { Random } from './random.ts'

/** What made-up cards are about: a name for the folder, the same in both languages. */
export const TOPICS = [
  'nginx',
  'redis',
  'tidb',
  'mysql',
  'sqlite',
  'kafka',
  'etcd',
  'envoy',
  'linux',
  'go',
  'rust',
  'jvm',
  'grpc',
  'tcp',
  'tls',
  'dns',
  'http',
  'epoll',
  'io-uring',
  'raft',
  'paxos',
  'lsm',
  'btree',
  'mvcc',
  'wal',
  'gc',
  'k8s',
  'docker',
  'prometheus',
  'cdn',
  'quic',
  'postgres',
  'rocksdb',
  'zookeeper',
  'consul',
  'spanner',
  'ceph',
  'hdfs',
  'flink',
  'spark',
] as const

const EN = {
  subject: [
    'the parent process',
    'a follower',
    'the leader',
    'the listening socket',
    'the page cache',
    'a reader',
    'the write-ahead log',
    'the connection pool',
    'an idle worker',
    'the kernel',
    'the retry loop',
    'a checkpoint',
    'the client library',
    'the scheduler',
    'a compaction',
    'the lease',
  ],
  verb: [
    'hands over',
    'keeps',
    'drops',
    'replays',
    'acknowledges',
    'blocks on',
    'flushes',
    'invalidates',
    'shares',
    'counts',
    'rebuilds',
    'postpones',
    'orders',
    'copies',
    'fences off',
    'never sees',
  ],
  object: [
    'the file descriptor',
    'every committed entry',
    'the last segment',
    'half-open connections',
    'the stale snapshot',
    'its own epoch',
    'dirty pages',
    'the in-flight requests',
    'an older term',
    'the routing table',
    'a torn write',
    'the accept queue',
    'expired keys',
    'the undo record',
    'the version chain',
    'a monotonic clock',
  ],
  when: [
    'before the first `fsync` returns',
    'while two versions are running',
    'after the timer fires',
    'when the disk is full',
    'under a partition',
    'once the quorum has answered',
    'at every restart',
    'as long as one reader is left',
    'unless `SO_REUSEPORT` is set',
    'only if the checksum fits',
    'between two heartbeats',
    'on the slow path',
  ],
  why: [
    'because order matters more than speed here',
    'since nobody else may hold it',
    'or a crash at this very point loses data',
    'which is what the manual promises and no more',
    'so that a late packet does no harm',
    'because the alternative costs one round trip each time',
    'which a load test shows within a minute',
    'and that is easy to get wrong',
  ],
} as const

const ZH = {
  subject: [
    '父进程',
    '跟随者',
    '领导者',
    '监听套接字',
    '页缓存',
    '读事务',
    '预写日志',
    '连接池',
    '空闲的工作进程',
    '内核',
    '重试循环',
    '检查点',
    '客户端库',
    '调度器',
    '一次压缩',
    '租约',
  ],
  verb: [
    '移交',
    '保留',
    '丢弃',
    '重放',
    '确认',
    '阻塞在',
    '刷出',
    '作废',
    '共享',
    '统计',
    '重建',
    '推迟',
    '排序',
    '复制',
    '隔离',
    '永远看不到',
  ],
  object: [
    '文件描述符',
    '每一条已提交的记录',
    '最后一个分段',
    '半开连接',
    '过期的快照',
    '自己的纪元',
    '脏页',
    '在途的请求',
    '更老的任期',
    '路由表',
    '写了一半的页',
    '全连接队列',
    '已过期的键',
    '回滚记录',
    '版本链',
    '单调时钟',
  ],
  when: [
    '在第一次 `fsync` 返回之前',
    '两个版本同时运行的时候',
    '定时器触发之后',
    '磁盘写满时',
    '网络分区期间',
    '多数派应答以后',
    '每次重启时',
    '只要还有一个读者',
    '除非设置了 `SO_REUSEPORT`',
    '校验和对得上才行',
    '两次心跳之间',
    '走慢路径时',
  ],
  why: [
    '因为这里顺序比速度要紧',
    '因为别人不能再拿着它',
    '否则恰好在这里崩溃就会丢数据',
    '手册承诺的也只有这么多',
    '这样迟到的包不会造成伤害',
    '因为另一种做法每次都多一个来回',
    '压测一分钟之内就能看出来',
    '这一点很容易弄错',
  ],
} as const

export type Lang = 'en' | 'zh'

/** A made-up sentence in one of the two languages; at times with emphasis in it. */
export function sentence(random: Random, lang: Lang): string {
  const words = lang === 'en' ? EN : ZH
  const subject = random.pick<string>(words.subject)
  const object = random.chance(0.15) ? `**${random.pick<string>(words.object)}**` : random.pick<string>(words.object)
  const [verb, when, why] = [words.verb, words.when, words.why].map((list) => random.pick<string>(list))
  if (lang === 'zh') return `${subject}${when}${verb}${object}，${why}。`
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${verb} ${object} ${when}, ${why}.`
}

export const sentences = (random: Random, lang: Lang, count: number): string =>
  Array.from({ length: count }, () => sentence(random, lang)).join(lang === 'en' ? ' ' : '')

/** A made-up question about a topic. */
export function question(random: Random, lang: Lang, topic: string): string {
  const words = lang === 'en' ? EN : ZH
  const [subject, verb, object] = [words.subject, words.verb, words.object].map((list) => random.pick<string>(list))
  return lang === 'zh'
    ? `${topic} 里，${subject}为什么会${verb}${object}？`
    : `In ${topic}, what happens when ${subject} ${verb} ${object}?`
}

export const term = (random: Random, lang: Lang): string => random.pick<string>((lang === 'en' ? EN : ZH).object)
