import { RE2JS, RE2JSException } from 're2js'
import type { Expectation } from './manifest.ts'
import type { Check, Printed } from './run.ts'

/** Holds a run against what it must print. `regex` is RE2: time linear in the output, whoever wrote it. */
export function checkRun(expectations: readonly Expectation[], printed: Printed): readonly Check[] {
  const output = plain(printed.output)
  return expectations.map((expectation) => ({ expectation, isMet: isMet(expectation, { ...printed, output }) }))
}

function isMet(expectation: Expectation, { stdout, output, exit }: Printed): boolean {
  if ('contains' in expectation) return output.includes(expectation.contains)
  if ('notContains' in expectation) return !output.includes(expectation.notContains)
  if ('equals' in expectation) return trimmed(plain(stdout)) === trimmed(expectation.equals)
  if ('exit' in expectation) return exit === expectation.exit
  return (
    badExpectation(expectation) === null && RE2JS.compile(expectation.regex, RE2JS.MULTILINE).matcher(output).find()
  )
}

/** Why an expectation can never be met: its regular expression does not compile. Null: it is in order. */
export function badExpectation(expectation: Expectation): string | null {
  if (!('regex' in expectation)) return null
  try {
    RE2JS.compile(expectation.regex, RE2JS.MULTILINE)
    return null
  } catch (error) {
    if (error instanceof RE2JSException) return error.message
    throw error
  }
}

/** Without colour codes, and with one kind of line ending. */
// oxlint-disable-next-line no-control-regex
const plain = (text: string): string => text.replace(/\u001b\[[0-9;:]*m/g, '').replace(/\r\n?/g, '\n')
const trimmed = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
