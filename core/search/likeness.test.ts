import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newLikenessIndex } from './likeness.ts'

const TITLES = [
  '升级 Nginx 时，监听的端口为什么一刻都没有断？',
  '多个进程怎样监听同一个端口？',
  '长驻服务怎样升级而不断服务？',
  '数据库为什么要先写日志？',
  'Redis 的过期键是怎样删除的？',
  'MySQL 的间隙锁什么时候会死锁？',
  'TCP 和 UDP 有什么区别？',
  'Go 的 goroutine 是怎样调度的？',
  '什么是 C++ 的右值引用？',
  '索引为什么用 B+ 树而不用哈希？',
  'HTTP/2 还会队头阻塞吗？',
  'How does SQLite survive a power failure?',
  'Why do databases write a log first?',
  'What is the difference between TCP and UDP?',
  'How does Go schedule goroutines?',
  'Kubernetes rolling update: how are connections drained?',
  'Why does C need a header file?',
]

function indexOf(texts: readonly string[]) {
  const index = newLikenessIndex<number, { readonly text: string }>()
  texts.forEach((text, key) => index.put(key, [{ text }]))
  return index
}
const best = (typed: string, texts = TITLES) => indexOf(texts).search(typed)[0]?.entry.text ?? null

test.each([
  ['Nginx 怎么平滑升级', '升级 Nginx 时，监听的端口为什么一刻都没有断？'],
  ['nginx升级端口', '升级 Nginx 时，监听的端口为什么一刻都没有断？'],
  ['同一端口多进程监听', '多个进程怎样监听同一个端口？'],
  ['为什么数据库先写日志', '数据库为什么要先写日志？'],
  ['redis 过期', 'Redis 的过期键是怎样删除的？'],
  ['死锁', 'MySQL 的间隙锁什么时候会死锁？'],
  ['ＴＣＰ 区别', 'TCP 和 UDP 有什么区别？'],
  ['C++ 引用', '什么是 C++ 的右值引用？'],
  ['C', 'Why does C need a header file?'],
  ['sqlite power', 'How does SQLite survive a power failure?'],
  // Letters too many, too few, wrong, and in the wrong order.
  ['sqllite powr failuer', 'How does SQLite survive a power failure?'],
  ['kubernetas', 'Kubernetes rolling update: how are connections drained?'],
  // Half typed, and in another form.
  ['how are goroutines schedu', 'How does Go schedule goroutines?'],
  ['rolling updates, a connection', 'Kubernetes rolling update: how are connections drained?'],
  ['udp, tcp: differences', 'What is the difference between TCP and UDP?'],
  ['gorutine 调度', 'Go 的 goroutine 是怎样调度的？'],
])('%s finds: %s', (typed, found) => {
  expect(best(typed)).toBe(found)
})

test.each(['', ' ？', '今天吃什么', '怎样读一本书', 'What should I cook tonight?', 'how does', 'why', '为什么', 'x'])(
  '%j is like none of them',
  (typed) => {
    expect(indexOf(TITLES).search(typed)).toEqual([])
  },
)

test('the same words score 1, whatever their case, width, marks and white space', () => {
  const [title = ''] = TITLES
  for (const typed of [
    title,
    title.toUpperCase(),
    ` ${title.replace('？', '?')}  `,
    title.replace(' Nginx ', 'Ｎｇｉｎｘ'),
  ]) {
    expect(indexOf(TITLES).search(typed)[0]).toEqual({ entry: { text: title }, score: 1 })
  }
})

test.each([
  ['我的书是被谁拿的？', '它的端口是被谁占的？'],
  ['老师把书给了谁？', '内核把包给了谁？'],
])('%s is not like %s: what they share only joins words', (typed, text) => {
  expect(best(typed, [...TITLES, text])).toBeNull()
})

test('a rare word that is shared counts more than common ones', () => {
  const common = Array.from({ length: 20 }, (_, i) => `server restart number ${i}`)
  expect(best('server restart quorum', [...common, 'What is a quorum?'])).toBe('What is a quorum?')
})

test('of two that share the same words the one that says less beside them is more alike', () => {
  const long = 'How is a lease renewed after the leader was replaced in another zone?'
  expect(best('how is a lease renewed', [long, 'How is a lease renewed in time?'])).toBe(
    'How is a lease renewed in time?',
  )
})

test('what is put anew is no longer found by what it was, and what is taken out not at all', () => {
  const index = indexOf(['How does a quorum vote?', 'What is a lease?'])
  index.put(0, [{ text: 'How does a mutex wait?' }, { text: 'Who wakes a thread?' }])
  index.remove(1)
  expect(['quorum', 'lease', 'mutex', 'wake a thread'].map((typed) => index.search(typed).length)).toEqual([0, 0, 1, 1])
  expect([...index.keys()]).toEqual([0])
})

/** Texts of few words, so that they have much in common. */
const word = fc.constantFrom(
  'nginx',
  'port',
  'ports',
  'why',
  'does',
  '端口',
  '为什么',
  '升级',
  '断',
  'C++',
  '？',
  'how',
)
const text = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)
const texts = fc.array(text, { maxLength: 8 })

test('scores are 0 to 1, best first, and the same again', () => {
  fc.assert(
    fc.property(texts, text, (all, typed) => {
      const hits = indexOf(all).search(typed)
      const scores = hits.map(({ score }) => score)
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      expect(indexOf(all).search(typed)).toEqual(hits)
    }),
  )
})

test('a text that holds anything to go by is found by itself, among the best', () => {
  fc.assert(
    fc.property(texts, fc.array(word, { minLength: 1, maxLength: 6 }), (others, words) => {
      fc.pre(words.some((one) => one !== '？'))
      const own = words.join(' ')
      const found = indexOf([...others, own]).search(`${own} `)
      const score = found.find(({ entry }) => entry.text === own)?.score ?? 0
      // Words that may stand for those typed make it a little less than the whole.
      expect(score).toBeGreaterThan(0.95)
      expect(found[0]?.score).toBeCloseTo(score)
    }),
  )
})

test('an index that was changed ranks as one that was made so', () => {
  fc.assert(
    fc.property(texts, texts, text, (before, after, typed) => {
      const changed = indexOf(before)
      for (let key = 0; key < Math.max(before.length, after.length); key += 1) {
        const now = after[key]
        if (now === undefined) changed.remove(key)
        else changed.put(key, [{ text: now }])
      }
      const found = (index: ReturnType<typeof indexOf>) =>
        index
          .search(`${typed} `)
          .map(({ entry, score }) => `${entry.text} ${score.toFixed(9)}`)
          .toSorted()
      expect(found(changed)).toEqual(found(indexOf(after)))
    }),
  )
})
