import type { z } from 'zod'
import { ImportRecord } from '../import-record.ts'
import { ImportRun, Replaced } from '../import-run.ts'
import { NoteReport } from '../note-report.ts'

/** What is kept of imports of notes, by where it lies; a file of lines has a value in each. */
const FORMS: readonly { readonly path: RegExp; readonly schema: z.ZodType; readonly isLines: boolean }[] = [
  { path: /^records\//, schema: ImportRecord, isLines: false },
  { path: /\/run\.json$/, schema: ImportRun, isLines: false },
  { path: /\/notes\.ndjson$/, schema: NoteReport, isLines: true },
  { path: /\/replaced\.ndjson$/, schema: Replaced, isLines: true },
]

/** Whether a file that tells of an import can be read as one. A last line that a crash cut short is none. */
export function isImportFile(path: string, bytes: Buffer): boolean {
  const form = FORMS.find((one) => one.path.test(path))
  if (!form) return false
  const texts = form.isLines ? bytes.toString('utf8').split('\n').slice(0, -1) : [bytes.toString('utf8')]
  return texts.filter((text) => text !== '').every((text) => form.schema.safeParse(parsed(text)).success)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What no schema takes.
    return undefined
  }
}
