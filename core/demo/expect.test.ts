import { expect, test } from 'vitest'
import { badExpectation, checkRun } from './expect.ts'

const printed = { stdout: 'one\ntwo\n', output: 'one\n\u001b[31mtwo\u001b[0m\nwarning\n', exit: 0 }
const met = (...expectations: Parameters<typeof checkRun>[0]) =>
  checkRun(expectations, printed).map(({ isMet }) => isMet)

test('each kind of expectation can be met and not met', () => {
  expect(met({ contains: 'warning' }, { contains: 'three' })).toEqual([true, false])
  expect(met({ notContains: 'three' }, { notContains: 'one' })).toEqual([true, false])
  expect(met({ regex: '^t.o$' }, { regex: '^o$' })).toEqual([true, false])
  expect(met({ equals: 'one\ntwo' }, { equals: 'one' })).toEqual([true, false])
  expect(met({ exit: 0 }, { exit: 1 })).toEqual([true, false])
})

test('colours do not hide a word', () => {
  expect(met({ contains: 'two\nwarning' })).toEqual([true])
})

test('a regular expression that would take for ever elsewhere is answered', () => {
  const output = `${'a'.repeat(50_000)}!`
  expect(checkRun([{ regex: '^(a+)+$' }], { stdout: output, output, exit: 0 })[0]?.isMet).toBe(false)
})

test('a regular expression that does not compile says why', () => {
  expect(badExpectation({ regex: '(' })).toMatch(/missing/)
  expect(badExpectation({ regex: 'a+' })).toBeNull()
})
