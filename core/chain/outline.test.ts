import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import type { FollowUp } from '#core/card/card.ts'
import { buildGraph, reachable } from './graph.ts'
import { outline } from './outline.ts'
import type { CardLine, Outline } from './outline.ts'

const id = (text: string) => CardId.parse(`q-${text}`)

/** Stage 6 of each card: `?…` is an open question, anything else names a card. */
function library(stages: Record<string, readonly string[]>) {
  const followUps = new Map(
    Object.entries(stages).map(([name, items]) => [
      id(name),
      items.map((item): FollowUp => {
        return item.startsWith('?') ? { kind: 'open', text: item } : { kind: 'card', id: id(item), text: `see ${item}` }
      }),
    ]),
  )
  return {
    followUpsOf: (card: CardId) => followUps.get(card) ?? [],
    exists: (card: CardId) => followUps.has(card),
    describe: (card: CardId) => card,
  }
}

/** One line of text for each line of the outline, `+` when it is opened there, `=` when it was met before. */
function drawn(line: Outline<CardId>, depth = 0): string[] {
  const indent = '  '.repeat(depth)
  if (line.kind === 'open') return [`${indent}${line.text}`]
  if (line.kind === 'broken') return [`${indent}! ${line.id} ${line.text}`]
  const children = line.children.flatMap((child) => drawn(child, depth + 1))
  return [`${indent}${line.repeated ? '=' : '+'} ${line.card}`, ...children]
}
const outlined = (root: string, stages: Record<string, readonly string[]>) => {
  const top = outline(id(root), library(stages))
  return top ? drawn(top) : null
}

test('follow-ups, open questions and broken links stand in the author’s order', () => {
  expect(outlined('root', { root: ['?why', 'one', 'gone', '?how'], one: ['?what'] })).toEqual([
    '+ q-root',
    '  ?why',
    '  + q-one',
    '    ?what',
    '  ! q-gone see gone',
    '  ?how',
  ])
})

test('a card met before is named again, but opened only once', () => {
  expect(
    outlined('root', { root: ['one', 'two', 'one'], one: ['shared'], two: ['shared'], shared: ['?more'] }),
  ).toEqual(['+ q-root', '  + q-one', '    + q-shared', '      ?more', '  + q-two', '    = q-shared', '  = q-one'])
})

test('a card is opened where it is nearest to the root, though it was met deeper first', () => {
  expect(outlined('root', { root: ['one', 'shared'], one: ['shared'], shared: ['?more'] })).toEqual([
    '+ q-root',
    '  + q-one',
    '    = q-shared',
    '  + q-shared',
    '    ?more',
  ])
})

test('a cycle ends where it closes', () => {
  expect(outlined('one', { one: ['two', 'one'], two: ['one'] })).toEqual([
    '+ q-one',
    '  + q-two',
    '    = q-one',
    '  = q-one',
  ])
})

test('a card that does not exist has no outline', () => {
  expect(outlined('gone', { root: [] })).toBe(null)
})

test('a line says of a card what the reader asked for', () => {
  const top = outline(id('root'), { ...library({ root: [] }), describe: (card) => ({ title: `About ${card}` }) })
  expect(top?.card).toEqual({ title: 'About q-root' })
})

test('a chain a hundred thousand cards deep', () => {
  const followUpsOf = (card: CardId): FollowUp[] => [
    { kind: 'card', id: id(String(Number(card.slice(2)) + 1)), text: '' },
  ]
  const exists = (card: CardId) => Number(card.slice(2)) < 100_000
  let depth = 0
  let line: Outline<CardId> | undefined =
    outline(id('0'), { followUpsOf, exists, describe: (card) => card }) ?? undefined
  for (; line?.kind === 'card'; line = line.children[0]) depth += 1
  expect(depth).toBe(100_000)
  expect(line).toEqual({ kind: 'broken', id: id('100000'), text: '' })
})

test('every card of the chain is opened exactly once, and no other', () => {
  const name = fc.nat(11).map(String)
  const items = fc.array(fc.oneof(name, fc.constant('?')), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(items, { minLength: 8, maxLength: 8 }), (stages) => {
      // Cards 8 to 11 are linked to and do not exist.
      const source = library(Object.fromEntries(stages.map((stage, i) => [String(i), stage])))
      const ids = stages.map((_, i) => id(String(i)))
      const edges = ids.flatMap((parent) =>
        source.followUpsOf(parent).flatMap((item, position) => {
          return item.kind === 'card' ? { parent, child: item.id, position } : []
        }),
      )
      const lines = allLines(outline(id('0'), source))
      const opened = lines.filter((line) => !line.repeated).map((line) => line.card)
      expect(opened.toSorted()).toEqual(reachable(buildGraph(ids, edges), id('0')).toSorted())
      for (const line of lines) {
        const shown = line.repeated ? 0 : source.followUpsOf(line.card).length
        expect(line.children.length).toBe(shown)
      }
    }),
  )
})

function allLines(line: Outline<CardId> | null): CardLine<CardId>[] {
  return line?.kind === 'card' ? [line, ...line.children.flatMap(allLines)] : []
}
