import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CardSides, mergeCard, mergeWhole } from './merge-card.ts'
import { putParts } from './put-parts.ts'
import { cardOf, type Said, said } from './testing-cards.ts'

const BASE: Said = {
  title: 'Why?',
  topics: ['net', 'os'],
  points: ['fork'],
  stages: { question: ['Why is it so?'], answer: ['One.', 'Two.', 'Three.', 'Four.', 'Five.'], gap: ['All of it.'] },
}
const base = cardOf(BASE)
const changed = (change: Partial<Said>): string => cardOf({ ...BASE, ...change })
const staged = (stages: Said['stages']): string => cardOf({ ...BASE, stages: { ...BASE.stages, ...stages } })

const outcomes = (sides: CardSides): readonly string[] =>
  mergeCard(sides).map(({ part, outcome }) => `${part} ${outcome}`)

/** The card of `mine` once the merge is put into it. */
function merged(sides: CardSides, choose?: Parameters<typeof mergeCard>[1]): string {
  const put = putParts(sides.mine, mergeCard(sides, choose), sides.theirs)
  if (!put.ok) throw new Error(put.error)
  return put.value
}

test('different stages, and fields, go together', () => {
  const mine = cardOf({ ...BASE, title: 'Why ever?', stages: { ...BASE.stages, thought: ['A socket.'] } })
  const theirs = cardOf({ ...BASE, topics: ['net'], stages: { ...BASE.stages, gap: ['Half of it.'] } })
  const sides = { mine, theirs, ancestors: [base] }
  expect(outcomes(sides)).toEqual(['frontmatter.title mine', 'frontmatter.topics theirs', 'thought mine', 'gap theirs'])
  expect(merged(sides)).toBe(
    cardOf({
      ...BASE,
      title: 'Why ever?',
      stages: { ...BASE.stages, thought: ['A socket.'], gap: ['Half of it.'] },
    }).replace('topics: [net, os]', 'topics:\n  - net'),
  )
})

test('different lines of one stage go together', () => {
  const sides = {
    mine: staged({ answer: ['One, mine.', 'Two.', 'Three.', 'Four.', 'Five.'] }),
    theirs: staged({ answer: ['One.', 'Two.', 'Three.', 'Four.', 'Five, theirs.'] }),
    ancestors: [base],
  }
  expect(outcomes(sides)).toEqual(['answer both'])
  expect(merged(sides)).toBe(staged({ answer: ['One, mine.', 'Two.', 'Three.', 'Four.', 'Five, theirs.'] }))
})

test('one line changed by both is a conflict, which stays mine until it is settled', () => {
  const [mine, theirs] = [staged({ gap: ['Mine.'] }), staged({ gap: ['Theirs.'] })]
  const sides = { mine, theirs, ancestors: [base] }
  expect(mergeCard(sides)).toMatchObject([{ part: 'gap', outcome: 'conflict', base: expect.stringContaining('All') }])
  expect(merged(sides)).toBe(mine)
  expect(merged(sides, () => 'theirs')).toBe(theirs)
  expect(merged(sides, () => 'mine')).toBe(mine)
})

test('without a state that both had, whatever differs is a conflict', () => {
  const sides = { mine: staged({ gap: ['Mine.'] }), theirs: base, ancestors: [] }
  expect(mergeCard(sides)).toMatchObject([{ part: 'gap', outcome: 'conflict', base: null }])
  expect(mergeCard({ ...sides, mine: base })).toEqual([])
})

test('the newest state in which one side has it still decides, so that a text put back is put back', () => {
  const newer = staged({ gap: ['Half of it.'] })
  expect(outcomes({ mine: newer, theirs: base, ancestors: [newer, base] })).toEqual(['gap theirs'])
  expect(outcomes({ mine: base, theirs: newer, ancestors: [newer, base] })).toEqual(['gap mine'])
})

test('topics and key points that both added are all there, in the same order for both', () => {
  const mine = changed({ topics: ['net', 'os', 'fd'], points: ['fork', 'inherit'] })
  const theirs = changed({ topics: ['net', 'os', 'bpf'], points: [] })
  const both = changed({ topics: ['net', 'os', 'bpf', 'fd'], points: ['inherit'] })
  expect(merged({ mine, theirs, ancestors: [base] })).toContain('topics:\n  - net\n  - os\n  - bpf\n  - fd\n')
  expect(mergeCard({ mine: both, theirs: merged({ mine, theirs, ancestors: [base] }), ancestors: [] })).toEqual([])
  expect(outcomes({ mine, theirs: changed({ points: ['spawn'] }), ancestors: [base] })).toEqual([
    'frontmatter.topics mine',
    'frontmatter.keyPoints both',
  ])
})

test('a stage that one side moved is moved, and one that both added stands in the same place', () => {
  const [head, question, answer, gap] = base.split(/\n(?=## )/)
  const theirs = [head, answer, question, gap].join('\n')
  const sides = { mine: staged({ thought: ['A socket.'] }), theirs, ancestors: [base] }
  expect(outcomes(sides)).toEqual(['thought mine', 'order theirs'])
  expect(merged(sides).match(/^## .*/gm)).toEqual([
    '## 3. One-minute answer',
    '## 1. Question',
    '## 2. Ten-second thought',
    '## 8. Demo vs. real project',
  ])
})

test('a stage that would take in what stands below it cannot be put, and the whole is one side or the other', () => {
  const theirs = base.replace('One.', '```\nOne.').replace(/\n## 8[^]*$/, '\n')
  const mine = staged({ thought: ['A socket.'], redesign: ['Anew.'] })
  const sides = { mine, theirs, ancestors: [base] }
  expect(putParts(mine, mergeCard(sides), theirs)).toEqual({ ok: false, error: 'unreadable' })
  expect(mergeWhole(sides, () => undefined)).toMatchObject([{ part: 'card', outcome: 'conflict', result: mine }])
})

test('a file keeps its line ends, its comments and what only it says', () => {
  const mine = base.replace('lang: en', 'lang: en # theirs as well\nmine: { is: kept }').replaceAll('\n', '\r\n')
  const theirs = cardOf({ ...BASE, title: 'Why ever?', topics: [], stages: { ...BASE.stages, gap: ['Half of it.'] } })
  const put = putParts(mine, mergeCard({ mine: base, theirs, ancestors: [base] }), theirs)
  expect(put).toEqual({
    ok: true,
    value: mine.replace('Why?', 'Why ever?').replace('topics: [net, os]\r\n', '').replace('All of it.', 'Half of it.'),
  })
})

test('a side that changed nothing gets what the other has, and both come to the same', () => {
  fc.assert(
    fc.property(said, said, (a, b) => {
      const [one, other] = [cardOf(a), cardOf(b)]
      expect(outcomes({ mine: one, theirs: one, ancestors: [other] })).toEqual([])
      for (const { outcome } of mergeCard({ mine: one, theirs: other, ancestors: [one] }))
        expect(outcome).toBe('theirs')
      for (const { outcome } of mergeCard({ mine: other, theirs: one, ancestors: [one] })) expect(outcome).toBe('mine')
      expect(
        mergeCard({ mine: merged({ mine: one, theirs: other, ancestors: [one] }), theirs: other, ancestors: [] }),
      ).toEqual([])
    }),
  )
})

/** A card, and two that began as it. */
const threeSides = fc
  .tuple(
    said,
    said,
    said,
    fc.array(fc.constantFrom('mine', 'theirs', 'neither', 'both'), { minLength: 9, maxLength: 9 }),
  )
  .map(([was, a, b, who]) => {
    const side = (other: Said, me: 'mine' | 'theirs'): Said => {
      const isMine = (i: number): boolean => who[i] === me || who[i] === 'both'
      const stages = (['question', 'thought', 'answer', 'nitpick', 'followups', 'gap'] as const).map(
        (id, i) => [id, (isMine(i + 3) ? other : was).stages[id]] as const,
      )
      return {
        title: (isMine(0) ? other : was).title,
        topics: (isMine(1) ? other : was).topics,
        points: (isMine(2) ? other : was).points,
        stages: Object.fromEntries(stages.filter(([, lines]) => lines !== undefined)),
      }
    }
    return { base: cardOf(was), mine: cardOf(side(a, 'mine')), theirs: cardOf(side(b, 'theirs')) }
  })

const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^(w\d+ w\d+|title: .*)$/.test(line))

test('both sides come to the same, and no line is lost that its own side did not take out', () => {
  fc.assert(
    fc.property(threeSides, ({ base: was, mine, theirs }) => {
      const [here, there] = [
        { mine, theirs, ancestors: [was] },
        { mine: theirs, theirs: mine, ancestors: [was] },
      ]
      const mirrored = { mine: 'theirs', theirs: 'mine', both: 'both', conflict: 'conflict' } as const
      const parts = mergeCard(here)
      expect(mergeCard(there).map(({ part, outcome }) => [part, mirrored[outcome]])).toEqual(
        parts.map(({ part, outcome }) => [part, outcome]),
      )
      if (parts.every(({ outcome }) => outcome !== 'conflict')) {
        expect(mergeCard({ mine: merged(here), theirs: merged(there), ancestors: [] })).toEqual([])
      }
      const all = new Set(linesOf([merged(here), ...parts.map(({ theirs: text }) => text)].join('\n')))
      const isLost = (line: string): boolean => !all.has(line)
      const conflicted = parts.filter(({ outcome }) => outcome === 'conflict').map(({ part }) => part)
      // Of a conflict both sides are shown.
      expect([conflicted, linesOf(mine).filter((line) => isLost(line) && !linesOf(was).includes(line))]).toEqual([
        conflicted,
        [],
      ])
      expect(linesOf(theirs).filter((line) => isLost(line) && !linesOf(was).includes(line))).toEqual([])
    }),
  )
})
