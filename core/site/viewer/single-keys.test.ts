import { expect, test } from 'vitest'
import { openSingleKeys } from './single-keys.ts'
import { newStorage } from './testing-storage.ts'

test('single keys are on until they are switched off, and stay off', () => {
  const storage = newStorage()
  const keys = openSingleKeys(storage)
  expect(keys.areOn()).toBe(true)
  keys.turn(false)
  expect(openSingleKeys(storage).areOn()).toBe(false)
})

test('where nothing may be kept, it holds for as long as the page is open', () => {
  const keys = openSingleKeys(null)
  keys.turn(false)
  expect(keys.areOn()).toBe(false)
})
