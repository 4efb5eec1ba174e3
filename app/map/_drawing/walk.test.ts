import { expect, test } from 'vitest'
import type { Scene, SceneCard } from './scene.ts'
import { walk } from './walk.ts'

const card = (id: string, x: number, y: number): SceneCard => {
  return { id, x, y, title: id, lang: 'en', href: '/', mark: 'new', radius: 5, pale: false, facts: [] }
}
/** 0 leads to 1 and 2, and 2 back to 0; 3 stands by itself below. */
const SCENE: Scene = {
  width: 600,
  height: 300,
  groups: [],
  cards: [card('root', 0, 50), card('first', 264, 0), card('second', 264, 100), card('alone', 10, 300)],
  edges: [
    { from: 0, to: 1, kind: 'follow-up' },
    { from: 0, to: 2, kind: 'follow-up' },
    { from: 2, to: 0, kind: 'back' },
    { from: 1, to: 3, kind: 'link' },
  ],
}

test.each([
  [0, 'right', 1],
  [2, 'left', 0],
  [1, 'down', 2],
  [2, 'up', 1],
  [0, 'down', 3],
  [3, 'right', 2],
  [1, 'right', null],
  [0, 'left', null],
] as const)('from card %i %s leads to card %s', (from, direction, to) => {
  expect(walk(SCENE, from, direction)).toBe(to)
})
