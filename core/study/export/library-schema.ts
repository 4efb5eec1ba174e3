import { z } from 'zod'
import { FileRow } from '#core/share/file-row.ts'
import { LIBRARY_FORMAT } from '#core/share/json-document.ts'
import { PLACES } from '#core/share/library-path.ts'
import { HISTORY, tablesSchema } from '#core/store/history-tables.ts'
import { UNDER_WAY } from '#core/store/under-way-tables.ts'

const Files = z.strictObject(Object.fromEntries(PLACES.map((place) => [place, z.array(FileRow).optional()])))

/** A file of a library, as a whole. */
export const LibraryDocument = z.strictObject({
  format: z.literal(LIBRARY_FORMAT),
  facts: tablesSchema(HISTORY).optional(),
  underWay: tablesSchema(UNDER_WAY).optional(),
  files: Files.optional(),
})

/** Its JSON Schema. */
export const librarySchema = (): object => z.toJSONSchema(LibraryDocument, { io: 'input', unrepresentable: 'any' })
