import { z } from 'zod'
import { BundleDocument } from './document.ts'

/** The JSON Schema of a bundle as one JSON; of its `manifest` and its `chain`, which are files in a zip, as parts of it. */
export const bundleSchema = (): object => z.toJSONSchema(BundleDocument, { io: 'input', unrepresentable: 'any' })
