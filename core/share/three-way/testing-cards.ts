import fc from 'fast-check'
import { canonicalHeading, STAGES, type StageId } from '#core/card/stages.ts'

/** What a made-up card says. */
export type Said = {
  readonly title: string
  readonly topics: readonly string[]
  readonly points: readonly string[]
  readonly stages: { readonly [stage in StageId]?: readonly string[] }
}

export function cardOf({ title, topics, points, stages }: Said): string {
  const head = [
    'id: q-card',
    `title: ${title}`,
    'lang: en',
    'category: project',
    ...(topics.length === 0 ? [] : [`topics: [${topics.join(', ')}]`]),
    ...(points.length === 0 ? [] : ['keyPoints:', ...points.map((point) => `  - { point: ${point}, aliases: [] }`)]),
    'created: 2026-11-23',
  ]
  const sections = STAGES.flatMap((id) => {
    const lines = stages[id]
    return lines === undefined ? [] : [`\n## ${canonicalHeading(id, 'en')}\n\n${lines.join('\n')}\n`]
  })
  return `---\n${head.join('\n')}\n---\n${sections.join('')}`
}

/** Words, each with its number, so that none is said twice by chance. */
const word = fc.integer({ min: 1, max: 40 }).map((n) => `w${n}`)
const line = fc.tuple(word, word).map((words) => words.join(' '))

const lines = fc.array(line, { minLength: 1, maxLength: 5 })

export const said: fc.Arbitrary<Said> = fc.record({
  title: line,
  topics: fc.uniqueArray(word, { maxLength: 4 }),
  points: fc.uniqueArray(word, { maxLength: 4 }),
  stages: fc.record(
    { question: lines, thought: lines, answer: lines, nitpick: lines, followups: lines, gap: lines },
    { requiredKeys: ['question'] },
  ),
})
