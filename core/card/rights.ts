import parseSpdx from 'spdx-expression-parse'
import { z } from 'zod'

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .regex(/^[^\p{Cc}]*$/u, 'is more than a line')

/** Who wrote something, as they want to be named. */
export const Author = z.strictObject({
  name: line(100),
  url: z
    .url({ protocol: /^https?$/, error: 'is not an http or https address' })
    .max(500)
    .optional(),
})
export type Author = z.infer<typeof Author>

/** A licence by its SPDX expression, such as `CC-BY-4.0`. */
export const License = line(100).refine(isSpdx, 'is not an SPDX licence expression such as CC-BY-4.0')

function isSpdx(expression: string): boolean {
  try {
    parseSpdx(expression)
    return true
  } catch {
    return false
  }
}
