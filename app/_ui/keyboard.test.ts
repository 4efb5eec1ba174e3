import { expect, test } from 'vitest'
import { pressed, pressName, SEQUENCE_MS } from './keyboard.ts'

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  pressName({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 0, ...more })

test.each([
  ['r', 'r'],
  ['R', 'r'],
  [' ', 'Space'],
  ['Enter', 'Enter'],
  ['?', '?'],
])('%j is named %s', (key, name) => {
  expect(press(key)).toBe(name)
})

test('what an input method is composing is left to it', () => {
  expect(press('n', { isComposing: true })).toBeNull()
  expect(press('Process', { keyCode: 229 })).toBeNull()
})

test('modifiers belong to the browser, but for undo', () => {
  expect(press('r', { ctrlKey: true })).toBeNull()
  expect(press('r', { altKey: true })).toBeNull()
  expect(press('z', { ctrlKey: true })).toBe('mod-z')
  expect(press('z', { metaKey: true })).toBe('mod-z')
})

test('a second key ends a sequence only if it comes soon', () => {
  const g = { key: 'g', atMs: 0 }
  expect(pressed(null, 't', 0)).toEqual(['t'])
  expect(pressed(g, 't', SEQUENCE_MS)).toEqual(['g-t', 't'])
  expect(pressed(g, 't', SEQUENCE_MS + 1)).toEqual(['t'])
})
