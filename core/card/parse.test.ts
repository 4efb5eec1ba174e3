import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId, CATEGORIES, REFERENCE_KINDS } from './card.ts'
import { parseCard } from './parse.ts'
import { printCard, printNewCard } from './print.ts'
import type { NewCard } from './print.ts'
import { canonicalHeading, sectionOfHeading, STAGES } from './stages.ts'

const card = (body: string, fields = ''): string =>
  `---\nid: q-test0001\ntitle: A question?\nlang: en\ncategory: project\ncreated: 2026-11-23\n${fields}---\n\n${body}`

const parsed = (source: string) => {
  const result = parseCard(source, 'topic/card.mdx')
  if (!result.card) throw new Error(JSON.stringify(result.problems))
  return { card: result.card, problems: result.problems, source }
}
const body = (source: string, stage: string) => {
  const section = parsed(source).card.sections.find((one) => one.id === stage)
  return section && source.slice(section.start, section.end).trim()
}

test.each(STAGES)('the heading the app writes for %s is known again, in both languages', (stage) => {
  expect(sectionOfHeading(canonicalHeading(stage, 'zh'))).toBe(stage)
  expect(sectionOfHeading(canonicalHeading(stage, 'en'))).toBe(stage)
})

test.each([
  ['一、问题', 'question'],
  ['1. Question', 'question'],
  ['二、你的思考（10秒闪过', 'thought'],
  ['（三）你的回答（限制在1分钟，5句话，12秒一句）', 'answer'],
  ['四、鸡蛋里挑骨头（第一句话回答关键了吗）', 'nitpick'],
  ['5、你自己满意了吗,认为过关了', 'verdict'],
  ['六、下一个问题是什么（这不是结束，只是一个系统的开始）', 'followups'],
  ['７．重新设计', 'redesign'],
  ['8 Demo vs. real project', 'gap'],
  ['九、重点回顾', 'review-notes'],
  ['Next questions', 'followups'],
  ['一分钟回答', 'answer'],
])('%s is the heading of %s', (heading, stage) => {
  expect(sectionOfHeading(heading)).toBe(stage)
})

test.each(['1. Bind first', 'The question nobody asks', '3 ways to answer it badly', '问题在哪里', '四、', 'Demo'])(
  '%s is an ordinary heading',
  (heading) => {
    expect(sectionOfHeading(heading)).toBeNull()
  },
)

test('sections run from stage to stage, and keep the headings in between', () => {
  const source = card('## 1. Question\n\nWhy?\n\n### A variant\n\nAnd now?\n\n## 3. One-minute answer\n\n1. So.\n')
  expect(body(source, 'question')).toBe('Why?\n\n### A variant\n\nAnd now?')
  expect(body(source, 'answer')).toBe('1. So.')
  expect(body(source, 'thought')).toBeUndefined()
})

test('a stage heading inside code is code', () => {
  const source = card('## 1. Question\n\n```md\n## 3. One-minute answer\n```\n\nEnd.\n')
  expect(parsed(source).card.sections.map((section) => section.id)).toEqual(['question'])
})

test('prose before the first heading is kept as a preface', () => {
  expect(body(card('Hello.\n\n## 1. Question\n\nWhy?\n'), 'preface')).toBe('Hello.')
})

test('stage 6 gives edges and open questions, in order, nested ones too', () => {
  const source = card(
    '## 6. Next questions\n\n- [Who **hands** it over?](card:q-other001)\n- What of TIME_WAIT?\n  - [And then](card:q-other002)\n- [A page](https://nginx.org/) asks why\n- [again](card:q-other001)\n',
  )
  expect(parsed(source).card.followUps).toEqual([
    { kind: 'card', id: 'q-other001', text: 'Who hands it over?' },
    { kind: 'open', text: 'What of TIME_WAIT?' },
    { kind: 'card', id: 'q-other002', text: 'And then' },
    { kind: 'open', text: 'A page asks why' },
  ])
})

test('a link to a card outside stage 6 is a mention, not an edge', () => {
  const { card: it } = parsed(card('## 4. Nitpick\n\nSee [that](card:q-other001), `[not](card:q-other002)`.\n'))
  expect(it.followUps).toEqual([])
  expect(it.mentions).toEqual(['q-other001'])
})

test('a link that names no card is reported where it stands', () => {
  const source = card('## 6. Next questions\n\n- fine\n- [bad](card:../../etc)\n')
  expect(parsed(source).problems).toEqual([
    {
      severity: 'warning',
      file: 'topic/card.mdx',
      line: 12,
      column: 3,
      message: '"card:../../etc" does not name a card',
      mend: expect.stringContaining('frontmatter'),
    },
  ])
})

test('a wrong field is reported at its line, and the rest of the card is read', () => {
  const result = parsed(
    card(
      '## 1. Question\n\nWhy?\n',
      'topics: nginx\nreferences: [{ url: "javascript:1", kind: official, title: x }]\n',
    ),
  )
  expect(result.problems.map(({ line, message }) => [line, message.split(' ')[0]])).toEqual([
    [7, 'topics'],
    [8, 'references'],
  ])
  expect(result.card.title).toBe('A question?')
})

test.each([
  ['no frontmatter at all', 'no frontmatter'],
  ['---\nid: q-test0001\nnever closed', 'no frontmatter'],
  ['---\ntitle: x\n---\n', 'no id'],
  ['---\nid: ../../etc/passwd\n---\n', 'id must be'],
  ['---\nid: q-test0001\nid: q-test0002\n---\n', 'unique'],
  ['---\nid: q-test0001\na: &a [x]\nb: *a\n---\n', 'alias'],
  ['---\nid: [q-test0001\n---\n', 'not valid YAML'],
  ['---\n- id\n---\n', 'no fields'],
])('without a usable id there is no card: %j', (source, message) => {
  const result = parseCard(source, 'x.mdx')
  expect(result.card).toBeNull()
  expect(result.problems[0]).toMatchObject({ severity: 'error', message: expect.stringContaining(message) })
})

test('an edited stage changes, every other byte stays', () => {
  const source = card('## 一、问题\n\nOld\n\n## 三、一分钟回答\n\n1. A\n').replaceAll('\n', '\r\n')
  const edited = printCard(parseCard(source, 'x.mdx'), { question: 'New\nlines' })
  expect(edited).toBe(source.replace('Old', 'New\r\nlines'))
  expect(body(edited, 'answer')).toBe('1. A')
})

test('a stage the file lacks is added in its place', () => {
  const source = card('## 1. Question\n\nWhy?\n\n## 6. Next questions\n\n- x\n')
  const edited = printCard(parseCard(source, 'x.mdx'), { answer: '1. So.', thought: 'Hm.' })
  expect(parsed(edited).card.sections.map((section) => section.id)).toEqual([
    'question',
    'thought',
    'answer',
    'followups',
  ])
  expect(body(edited, 'answer')).toBe('1. So.')
  expect(body(edited, 'followups')).toBe('- x')
})

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((s) => s.replace(/[\r\n\u2028\u2029\p{Cc}]/gu, '').trim())
  .filter((s) => s !== '')
const prose = fc
  .array(
    fc.constantFrom(
      '监听的 fd 由子进程继承',
      'the old process keeps `fd 3`',
      'a < b',
      'vector<int>',
      '{x}',
      '**bold**',
      '$x$',
    ),
    { maxLength: 6 },
  )
  .map((words) => words.join('\n\n'))
const newCard: fc.Arbitrary<NewCard> = fc.record({
  id: fc.stringMatching(/^q-[a-z0-9]{8}$/).map((id) => CardId.parse(id)),
  title: line,
  lang: fc.constantFrom('zh', 'en'),
  category: fc.constantFrom(...CATEGORIES),
  topics: fc.array(line, { maxLength: 4 }),
  keyPoints: fc.array(fc.record({ point: line, aliases: fc.array(line, { maxLength: 3 }) }), { maxLength: 3 }),
  references: fc.array(fc.record({ url: fc.webUrl(), kind: fc.constantFrom(...REFERENCE_KINDS), title: line }), {
    maxLength: 3,
  }),
  created: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  stages: fc.record(Object.fromEntries(STAGES.map((stage) => [stage, prose]))),
})

test('a card that is printed and read again says the same', () => {
  fc.assert(
    fc.property(newCard, (draft) => {
      const source = printNewCard(draft)
      const { card: it, problems } = parsed(source)
      expect(problems).toEqual([])
      expect(it).toMatchObject({
        id: draft.id,
        title: draft.title,
        topics: draft.topics,
        keyPoints: draft.keyPoints,
        references: draft.references,
      })
      for (const stage of STAGES) expect(body(source, stage)).toBe(draft.stages[stage] ?? '')
    }),
  )
})

test('a card that nobody edited prints the same bytes, whatever is in the file', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '---\n',
        'id: q-a000001\n',
        '## 一、问题\n',
        '\r\n',
        '\r',
        '\uFEFF',
        '\0',
        '```\n',
        '<Demo id="x"/>',
        '{',
        '- [x](card:q-b)\n',
        '===\n',
        '> ',
      ),
    ),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(pieces, (parts) => {
      const source = parts.join('')
      const result = parseCard(source, 'x.mdx')
      expect(printCard(result)).toBe(source)
      for (const section of result.card?.sections ?? []) expect(section.start).toBeLessThanOrEqual(section.end)
    }),
    { numRuns: 500 },
  )
})

test('editing one stage leaves the text of the others alone', () => {
  fc.assert(
    fc.property(newCard, fc.constantFrom(...STAGES), prose, (draft, stage, text) => {
      const edited = printCard(parseCard(printNewCard(draft), 'x.mdx'), { [stage]: text })
      for (const other of STAGES) expect(body(edited, other)).toBe(other === stage ? text : (draft.stages[other] ?? ''))
    }),
  )
})
