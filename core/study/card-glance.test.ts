import { expect, test } from 'vitest'
import { answerCard } from './review.ts'
import { glanceAtCard } from './card-glance.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const id = cardId('q-one')
const WITH_ANSWER = cardSource(id, ['q-two', 'open one?']).replace(
  '## 6.',
  '## 3. One-minute answer\n\nIt **forks**.\n\n## 6.',
)

async function library(source = WITH_ANSWER) {
  const lib = await emptyLibrary()
  await lib.write('one.mdx', source)
  await syncContent(lib)
  return lib
}

test('a glance shows the question and what the card leads to, and not the answer', async () => {
  const lib = await library()
  expect(await glanceAtCard(lib, id)).toMatchObject({
    title: 'Question q-one?',
    question: 'Why q-one?',
    answer: null,
    followUps: 1,
    openQuestions: 1,
  })
  expect(await glanceAtCard(lib, cardId('q-nobody'))).toBeNull()
})

test('the answer of a card that was passed can be read until it is due', async () => {
  const lib = await library()
  await answerCard(lib, { cardId: id, rating: 'good', expectedReps: 0 })
  lib.travel('2026-12-23T10:00:00Z')
  await answerCard(lib, { cardId: id, rating: 'good', expectedReps: 1 })
  expect(await glanceAtCard(lib, id)).toMatchObject({ answer: 'It forks.' })
  lib.travel('2028-11-23T10:00:00Z')
  expect(await glanceAtCard(lib, id)).toMatchObject({ answer: null })
})

test('the answer of a card that was missed is not shown', async () => {
  const lib = await library()
  await answerCard(lib, { cardId: id, rating: 'again', expectedReps: 0 })
  expect(await glanceAtCard(lib, id)).toMatchObject({ answer: null })
})

test('a question that says what the title says is not said twice, and a long one is cut', async () => {
  const lib = await library(WITH_ANSWER.replace('Why q-one? ', 'Question q-one'))
  expect(await glanceAtCard(lib, id)).toMatchObject({ question: '' })
  await lib.write('one.mdx', WITH_ANSWER.replace('Why q-one? ', '长'.repeat(1000)))
  await syncContent(lib)
  expect([...((await glanceAtCard(lib, id))?.question ?? '')]).toHaveLength(321)
})

test('a card that was taken in is seen as the one that has it', async () => {
  const lib = await library(WITH_ANSWER.replace('lang: en', 'lang: en\nmergedFrom: [q-gone]'))
  expect(await glanceAtCard(lib, cardId('q-gone'))).toMatchObject({ id })
})
