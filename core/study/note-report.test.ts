import { expect, test } from 'vitest'
import { linesOf } from '#core/card/import/lines.ts'
import { asCode, tangled } from '#core/card/import/warnings.ts'
import { NoteReport } from './note-report.ts'

const report = (warnings: readonly unknown[]) => ({
  file: 'a.md',
  failure: null,
  sameAs: null,
  encoding: 'utf-8',
  status: null,
  cards: [],
  lines: {},
  warnings,
  images: { copied: 0, onTheWeb: 0, missing: [] },
})

test('what is said of lines is kept with its code and what it is about', () => {
  const warnings = [...linesOf('a\u0000\n```\nb').warnings, tangled(3, 'Why?'), asCode(4, 'answer')]
  expect(warnings.map(({ code, about }) => [code, about])).toEqual([
    ['control-characters', null],
    ['never-closed', null],
    ['tangled', 'Why?'],
    ['as-code', 'answer'],
  ])
  expect(NoteReport.parse(JSON.parse(JSON.stringify(report(warnings)))).warnings).toEqual(warnings)
})

test('reports from before there were codes can still be read', () => {
  const old = { line: 1, message: 'control characters were taken out' }
  expect(NoteReport.parse(report([old])).warnings).toEqual([{ ...old, code: null, about: null }])
})
