import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { sha256 } from '#core/share/bundle/content-hash.ts'

/** What opens a link: 256 bits of chance, in base64url. Kept nowhere but in the address that was handed out. */
export const ShareToken = z
  .string()
  .regex(/^[\w-]{43}$/)
  .brand<'ShareToken'>()
export type ShareToken = z.infer<typeof ShareToken>

export const mintToken = (): ShareToken => ShareToken.parse(randomBytes(32).toString('base64url'))

/**
 * What is kept of a token. It is looked up by this, so that how long that takes tells nothing of tokens: who does not know
 * one cannot choose the beginning of its hash.
 */
export const hashOf = (token: ShareToken): string => sha256(token)

/** Where a link leads, on whatever server answers to it. */
export const sharePath = (token: ShareToken): string => `/share/${token}`
