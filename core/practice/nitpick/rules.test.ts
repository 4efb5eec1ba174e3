import { expect, test } from 'vitest'
import { DEFAULT_RATE } from '../rate.ts'
import { critique } from './critique.ts'
import type { Finding, RuleId } from './finding.ts'
import { termsOf } from './terms.ts'
import { answered, asked, nitpick, rulesOf } from './testing.ts'

const CARD = asked('升级 Nginx 时，监听的端口为什么一刻都没有断？', { 监听描述符由子进程继承: ['继承', 'inherit'] })
const FULL = [
  '升级 Nginx 时端口没断，是因为监听套接字从来没有关过，新进程经 fork 和 execve 继承了它。',
  '旧 master 收到 USR2，把 pid 文件改名，再把监听描述符的编号放进环境变量。',
  '新 master 按这些编号认出监听口，与配置里的地址对上，不再绑定一次。',
  '此刻两代 worker 一起收连接，给旧 master 发 WINCH，旧 worker 做完手里的就退。',
  '新的没问题就让旧 master 退出，有问题就把旧 worker 拉回来，中间没有一刻不在监听。',
]
const of = (rule: RuleId, findings: readonly Finding[]): readonly Finding[] => findings.filter((f) => f.rule === rule)
const quotes = (rule: RuleId, say: string): readonly string[] =>
  of(rule, nitpick(CARD, [...FULL.slice(0, 4), say]).findings).map(({ quote }) => quote)

test('the answer these stories begin with has nothing to be found', () => {
  expect(nitpick(CARD, FULL).findings).toEqual([])
})

test.each([
  ['升级 Nginx 时，监听的端口为什么一刻都没有断？', ['升级', 'Nginx', '监听', '端口']],
  ['SO_REUSEADDR 究竟放行了哪四种绑定？', ['SO_REUSEADDR', '放行', '绑定']],
  ['What does fsync promise, and who breaks the promise?', ['fsync', 'promise', 'breaks']],
  ['为什么？', []],
])('%s is about %j', (title, terms) => {
  expect(termsOf(title)).toEqual(terms)
})

test('a first sentence that goes off names none of the terms, and is told which', () => {
  const [finding] = of('key-terms', nitpick(CARD, ['这要从几个方面来说', ...FULL.slice(1)]).findings)
  expect(finding).toMatchObject({ sentence: 1, quote: '升级 · Nginx · 监听 · 端口', values: { found: 0, terms: 4 } })
})

test('a first sentence that names a key point straight away needs no term of the title', () => {
  expect(rulesOf(nitpick(CARD, ['新的直接继承旧的那一个。', ...FULL.slice(1)]))).not.toContain('key-terms')
})

test('four sentences are one too few', () => {
  const [finding] = of('five-sentences', nitpick(CARD, FULL.slice(0, 4)).findings)
  expect(finding).toMatchObject({ sentence: null, quote: '4', values: { kind: 'few', count: 4 } })
})

test('a sentence that holds two is quoted from where the second begins', () => {
  const [finding] = of(
    'five-sentences',
    nitpick(CARD, [...FULL.slice(0, 4), '新的没问题就退旧的。有问题再把旧的拉回来。']).findings,
  )
  expect(finding).toMatchObject({ sentence: 5, quote: '有问题再把旧的拉回来。', values: { kind: 'several', count: 2 } })
})

test.each([
  '不会。因为监听套接字从来没有关过。',
  'It is kept, e.g. by systemd. Yes.',
  'Nginx 1.25.3 keeps it vs. closing it, see src/core/nginx.c for how.',
  '用 `a. B? C! d` 这样的命令也算一句话。',
])('%s is one sentence', (say) => {
  expect(quotes('five-sentences', say)).toEqual([])
})

test('the length is that of the speaker: whoever speaks slowly says as much in more time', () => {
  const slow = { wordsPerMinute: 75, hanziPerMinute: 120 }
  expect(rulesOf(critique(CARD, answered(FULL), slow))).toEqual(['long'])
  const fast = { wordsPerMinute: 300, hanziPerMinute: 480 }
  expect(rulesOf(critique(CARD, answered(FULL), fast))).toEqual(['short'])
})

test('a clock that runs slowly leaves more time and asks for no more words', () => {
  const slow = { wordsPerMinute: 75, hanziPerMinute: 120 }
  expect(critique(CARD, answered(FULL, { limitMs: 24_000 }), slow).findings).toEqual([])
  expect(critique(CARD, answered(FULL, { limitMs: 120_000 }), DEFAULT_RATE).findings).toEqual([])
})

test('a sentence over its time is told by how much; without a clock there is none', () => {
  const sentencesMs = [12_000, 12_040, 12_060, 15_432, null]
  const { findings } = nitpick(CARD, FULL, { sentencesMs })
  expect(of('over-time', findings)).toMatchObject([
    { sentence: 3, quote: '12.1 s', values: { seconds: 12.1, limit: 12 } },
    { sentence: 4, quote: '15.4 s', values: { seconds: 15.4, limit: 12 } },
  ])
  expect(nitpick(CARD, FULL, { sentencesMs, limitMs: null }).findings).toEqual([])
})

test.each([
  ['a figure', '大约要 30 毫秒就够了'],
  ['a figure in characters', '最多等三十秒就够了'],
  ['a case', '比如滚动发布的时候'],
  ['a name', '这和 Envoy 的做法一样'],
  ['a call', '这里用到 dup2 这个调用'],
  ['code', '执行 `reload` 就够了'],
  ['a path', '改的是 /etc/hosts 这个文件'],
  ['an English figure', 'it takes two seconds at most'],
  ['an English case', 'in production this took down a shop'],
])('%s makes an answer concrete', (_, say) => {
  const vague = ['升级不断监听', '旧的先不退', '新的先起来', '两边都在', say]
  expect(rulesOf(nitpick(CARD, vague))).not.toContain('scenario')
})

test.each([
  '主要有三个方面',
  '分 2 种方式',
  '第 1 点是稳定',
  'Nginx 做得好',
  '用 cache 和 API 来做',
  'there are two ways',
])('"%s" makes nothing concrete: parts, words of the question and everyday loans are no case', (say) => {
  const vague = ['升级不断监听', '旧的先不退', '新的先起来', '两边都在', say]
  expect(rulesOf(nitpick(CARD, vague))).toContain('scenario')
})

test.each([
  ['应该是内核做的', '应该是'],
  ['大概是这样', '大概'],
  ['可能是因为缓存没热', '可能是因为'],
  ['缓存、队列等等。', '等等'],
  ['缓存什么的，都会满', '什么的'],
  ['一般来说不会出错', '一般来说'],
  ['某种程度上算是隔离', '某种程度上'],
  ['相关的配置要改', '相关的配置'],
  ['差不多就行了吧。', '差不多'],
  ['速度非常快', '非常'],
  ['这样比较快', '比较'],
  ['it is quite fast in this case', 'quite'],
  ['it probably keeps the socket', 'probably'],
  ['it keeps sockets, files and so on', 'and so on'],
])('%s: vague is “%s”', (say, words) => {
  expect(quotes('hedge', say)).toContain(words)
})

test.each([
  '这样做不可能丢数据，可能性已经算过',
  '两步之间别的线程可能 fork',
  '创建时就应该带上 O_CLOEXEC',
  '大约 30 毫秒，差不多是 40 行代码',
  '再比较新旧两棵树的差异，比较大小即可',
  '非常驻进程启动一次要十分钟',
  '与 TLS 相关的状态要另外传',
  '等它做完再关，要等 3 秒',
  '优化器估计行数时看直方图',
  '这相当于跨进程的一次 dup',
  '文档写的是“可能会丢”，代码里是 `非常()`',
  'how many readers may wait is up to the kernel',
  'it is more likely to collide at 16 bits',
  'roughly 20 ms pass before it returns',
  'the page is read-mostly, silently and only once',
])('nothing in “%s” is vague', (say) => {
  expect(quotes('hedge', say)).toEqual([])
})

test('可能 by itself counts from the third time on', () => {
  const say = (...last: string[]) => of('hedge', nitpick(CARD, [...FULL.slice(0, 5 - last.length), ...last]).findings)
  expect(say('端口可能断开，连接可能重置')).toEqual([])
  expect(say('端口可能断开，连接可能重置', '文件可能损坏')).toMatchObject([
    { quote: '可能', sentence: 4, values: { times: 3 } },
  ])
})

test.each([
  ['对配置进行了修改', '进行了修改', '修改'],
  ['通过加锁的方式保护它', '通过加锁的方式', '用加锁'],
  ['众所周知它很老', '众所周知', ''],
  ['we lock it in order to count', 'in order to', 'to'],
  ['it fails due  to the fact that it is old', 'due  to the fact that', 'because'],
])('%s: “%s” is as much as “%s”', (say, words, better) => {
  const findings = of('wordy', nitpick(CARD, [...FULL.slice(0, 4), say]).findings)
  expect(findings).toMatchObject([{ quote: words, values: { words, better, isMended: better === '' ? 0 : 1 } }])
})

test('terms that write-good takes for wordy are none: allocate, monitor, minimum, however', () => {
  expect(quotes('wordy', 'However, we allocate the minimum, monitor it, and terminate multiple workers.')).toEqual([])
})

test.each([
  ['用 MVCC 避开写', ['MVCC']],
  ['用 MVCC（多版本并发控制）避开写', []],
  ['多版本并发控制（MVCC）避开写', []],
  ['MVCC 是每次写都留一个旧版本', []],
  ['MVCC，也就是多版本，避开写', []],
  ['MVCC 是否打开看版本', ['MVCC']],
  ['we use MVCC here and MVCC there', ['MVCC']],
  ['MVCC means that each write keeps a version', []],
  ['multi-version concurrency control, MVCC for one, helps', []],
  ['a write-ahead log is kept, so WAL comes first', []],
  ['走 HTTP 和 TCP，CPU 不高，发 SIGHUP 再发 USR2', []],
  ['执行 `MVCC` 或 VACUUM INTO，遇到 EADDRINUSE', []],
  ['数据库会惊群', ['惊群']],
  ['会惊群：一条连接叫醒所有进程', []],
  ['we saw a thundering herd at noon', ['thundering herd']],
])('in “%s” the words to explain are %j', (say, words) => {
  expect(quotes('unexplained', say)).toEqual(words)
})

test('what the title or a key point says needs no explaining', () => {
  const card = asked('MVCC 有什么代价？', { '清理靠 LSM 合并': ['TSO'] })
  expect(rulesOf(nitpick(card, ['MVCC 要清理，LSM 要合并，TSO 要取号']))).not.toContain('unexplained')
})

test('a long list is three findings, the last of which counts the others', () => {
  const findings = of('unexplained', nitpick(CARD, [...FULL.slice(0, 4), '涉及 MVCC，LSM，TSO，CRDT，RCU']).findings)
  expect(findings.map(({ quote, values }) => [quote, values['more']])).toEqual([
    ['MVCC', 0],
    ['LSM', 0],
    ['TSO', 2],
  ])
})

test('each key point that was not said is a finding, and what was said is shown where', () => {
  const card = asked('升级 Nginx 时，监听的端口为什么没有断？', {
    '旧进程改名 pid 文件': ['改名'],
    '靠 SO_REUSEPORT': [],
    '靠 SCM_RIGHTS': ['传描述符'],
  })
  const { findings, points } = nitpick(card, FULL)
  expect(of('key-point', findings).map(({ quote }) => quote)).toEqual(['靠 SO_REUSEPORT', '靠 SCM_RIGHTS'])
  expect(points[0]).toMatchObject({ said: { sentence: 2, words: '改名' } })
})

test('most words of a point in one sentence count as having said it', () => {
  const card = asked('升级 Nginx 时，监听的端口为什么没有断？', { '旧 master 把监听描述符的编号放进环境变量': [] })
  expect(nitpick(card, FULL).points[0]?.said?.sentence).toBe(2)
})

test('the card needs an official reference and a demo', () => {
  const bare = {
    ...CARD,
    demos: [],
    references: [{ url: 'https://example.org', kind: 'article', title: 'x' } as const],
  }
  expect(nitpick(bare, FULL).findings).toMatchObject([
    { rule: 'no-official-reference', quote: '1', sentence: null },
    { rule: 'no-demo', quote: '0', sentence: null },
  ])
})

test('an answer spoken with nothing written down is judged by the clock and the card alone', () => {
  const sentencesMs = [11_000, 14_000, null, null, null]
  const { findings, points, speechMs } = nitpick({ ...CARD, demos: [] }, [], { sentencesMs })
  expect(findings.map(({ rule, quote }) => [rule, quote])).toEqual([
    ['five-sentences', '2'],
    ['over-time', '14 s'],
    ['no-demo', '0'],
  ])
  expect(points.every(({ said }) => said === null)).toBe(true)
  expect(speechMs).toBe(0)
})

test('of one sentence tried again nothing is asked that takes all five', () => {
  const { findings } = nitpick({ ...CARD, demos: [] }, ['', '', '大概是这样', 'never looked at, probably'], {
    asked: [3],
    sentencesMs: [null, null, 15_000, null, null],
  })
  expect(findings.map(({ rule }) => rule)).toEqual(['over-time', 'hedge'])
})

test('fillers are shown where they stand and are no findings', () => {
  const { findings, fillers } = nitpick(CARD, [
    ...FULL.slice(0, 3),
    '嗯，那个，那个进程会把这个标志，呃，然后传过去，就是说，不再绑定端口。',
    'Um, you know, the old worker, like, keeps what it has, uh, until it is done.',
  ])
  expect(fillers.map(({ words }) => words)).toEqual([
    '嗯',
    '那个',
    '呃',
    '然后',
    '就是说',
    'Um',
    'you know',
    'like',
    'uh',
  ])
  expect(findings).toEqual([])
})
