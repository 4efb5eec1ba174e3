import { z } from 'zod'
import { ENTRY_KINDS } from '#core/journal/entry.ts'
import type { Tx } from './client.ts'
import { readRows } from './rows.ts'

const Row = z.tuple([z.enum(ENTRY_KINDS), z.string().brand<'StudyDay'>()])

/** The spans that were looked back on in writing, each by its kind and the day it begins with. */
export const writtenSpans = (tx: Tx): Promise<z.output<typeof Row>[]> =>
  readRows(
    tx,
    Row,
    `SELECT json_group_array(json_array(v.kind, v.day)) AS rows FROM "EntryVersion" AS v
      WHERE v.kind <> 'note' AND v.text <> ''
        AND NOT EXISTS (SELECT 1 FROM "EntryVersion" AS n WHERE n.entryId = v.entryId AND n.id > v.id)`,
  )
