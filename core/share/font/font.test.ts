import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { charactersOf } from './characters.ts'
import { cutOut, facesIn, tableOf } from './face.ts'
import { findChineseFont } from './installed.ts'
import { familyNames } from './names.ts'
import { testCollection } from './testing-font.ts'

const [ASK, NEXT, LAMP] = [0x95ee, 0x8ffd, 0x1f4a1]
const COLLECTION = testCollection([
  { family: 'Test CJK JP', codes: [ASK] },
  { family: 'Test CJK SC', codes: [NEXT, ASK], format: 4 },
  { family: 'Test CJK TC', codes: [ASK, LAMP], format: 12 },
])

test('every face of a collection has its own name and its own characters', () => {
  const faces = facesIn(COLLECTION)
  expect(faces.flatMap(familyNames)).toEqual(['Test CJK JP', 'Test CJK SC', 'Test CJK TC'])
  expect(faces.map((face) => [...charactersOf(face)])).toEqual([[ASK], [NEXT, ASK], [ASK, LAMP]])
})

test('a face that is cut out is a font by itself, without the rules that are left out', () => {
  const [, face] = facesIn(COLLECTION)
  if (face === undefined) throw new Error('no face')
  const [alone, ...others] = facesIn(cutOut(face))
  if (alone === undefined) throw new Error('no face')
  expect(others).toEqual([])
  expect(familyNames(alone)).toEqual(['Test CJK SC'])
  expect(charactersOf(alone)).toEqual(charactersOf(face))
  expect(tableOf(alone, 'GSUB')).toBeNull()
  expect(alone.tables.every(({ offset }) => offset % 4 === 0)).toBe(true)
})

test('the first font that draws Chinese is taken, and one that is broken is told of and passed over', async () => {
  const folder = await testFolder()
  onTestFinished(folder[Symbol.asyncDispose])
  const place = (name: string) => path.join(folder.path, name)
  await writeFile(place('cut.ttc'), COLLECTION.subarray(0, 40))
  await writeFile(place('latin.ttc'), testCollection([{ family: 'Latin', codes: [0x41] }]))
  await writeFile(place('chinese.ttc'), COLLECTION)
  const faults: unknown[] = []
  const places = ['nowhere.ttc', 'cut.ttc', 'latin.ttc', 'chinese.ttc'].map(place)
  const font = await findChineseFont((fault) => faults.push(fault), places)
  expect(font && [...font.characters]).toEqual([NEXT, ASK])
  expect(faults).toEqual([expect.any(RangeError)])
  expect(await findChineseFont((fault) => faults.push(fault), [place('nowhere.ttc')])).toBeNull()
})
