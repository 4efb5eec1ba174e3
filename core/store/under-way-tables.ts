import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { EditDraftId, EditDraftInput } from '#core/card/edit-draft.ts'
import { SECTIONS } from '#core/card/stages.ts'
import { AttemptId } from '#core/practice/record.ts'
import { isLibraryPath } from '#core/share/library-path.ts'
import { CHANGE_KINDS } from './change-sets.ts'
import { instant, json, orNull, packed, text, whole } from './history-columns.ts'
import { HISTORY, table, type FactTable } from './history-tables.ts'

/** Files of the content folder alone: what is written down here is put there when a deed is taken back. */
const ContentPath = z.string().refine((path) => isLibraryPath('content', path), 'leads elsewhere')
const ChangedFiles = z.array(
  z.strictObject({ path: ContentPath, before: z.base64().nullable(), after: z.base64().nullable() }),
)

/**
 * What could not be read again stays behind: one that was not done, which would be finished wherever it comes to; one that is
 * too large; one of a file with a name that other systems do not take.
 */
const changeSets: FactTable = table(
  'ChangeSet',
  {
    id: text(z.uuid()),
    batch: text(),
    kind: text(z.enum(CHANGE_KINDS)),
    madeAt: instant,
    about: json(),
    files: packed(ChangedFiles),
    doneAt: instant,
    undoneAt: orNull(instant),
  },
  { same: ['id'], atOnce: 1, staysBehind: (row) => !changeSets.schema.safeParse(row).success },
)

/**
 * What is no fact and yet nowhere else: attempts and texts that are under way, and what it takes to take changes of files
 * back. In the form of `HISTORY`, so that both are written and read alike.
 */
export const UNDER_WAY: readonly FactTable[] = [
  table(
    'Draft',
    { id: text(AttemptId), cardId: text(CardId), seq: whole, body: json(), savedAt: instant },
    { same: ['id'], atOnce: 50 },
  ),
  table(
    'EditDraft',
    {
      id: text(EditDraftId),
      cardId: text(CardId),
      part: orNull(text(z.enum(SECTIONS))),
      baseHash: text(EditDraftInput.shape.baseHash),
      text: text(),
      seq: whole,
      savedAt: instant,
    },
    { same: ['id'], atOnce: 10 },
  ),
  changeSets,
]

/** Every table that a file of a library may hold, in their order. */
export const TABLES: readonly FactTable[] = [...HISTORY, ...UNDER_WAY]
