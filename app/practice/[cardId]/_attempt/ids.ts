import type { AttemptId } from '#core/practice/record.ts'
import { mintUuid } from '../../../_ui/uuid.ts'

/** A new id of an attempt. */
export const mintAttemptId = (): AttemptId => mintUuid() as AttemptId
