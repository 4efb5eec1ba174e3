import { expect, test } from 'vitest'
import { prismaOf } from './client.ts'
import { testDb } from './testing.ts'
import { training, weightsOf } from './testing-trainings.ts'
import { addTraining, allTrainings } from './trainings.ts'

test('a training comes back as it was, to the last digit of its weights and figures', async () => {
  await using t = await testDb()
  expect(await allTrainings(t.db)).toEqual([])
  const [first, second] = [training(Math.fround(0.1234567)), training(1 / 3, { present: weightsOf(2 / 3) })]
  const ids = [await addTraining(t.db, first), await addTraining(t.db, second)]
  expect(await allTrainings(t.db)).toEqual([
    { id: ids[1], ...second },
    { id: ids[0], ...first },
  ])
})

test('the newest comes first, by the time it was trained', async () => {
  await using t = await testDb()
  for (const day of ['20', '25', '23']) {
    await addTraining(t.db, training(1, { trainedAt: new Date(`2026-11-${day}T12:00:00Z`) }))
  }
  expect((await allTrainings(t.db)).map(({ id }) => id)).toEqual([2, 3, 1])
})

test('figures of another form are not taken for figures', async () => {
  await using t = await testDb()
  const weights = JSON.stringify(weightsOf(1))
  await prismaOf(t.db).training.create({
    data: { trainedAt: new Date(0), weights, present: null, trainedOn: 1, figures: '{}' },
  })
  await expect(allTrainings(t.db)).rejects.toThrow('figures')
})
