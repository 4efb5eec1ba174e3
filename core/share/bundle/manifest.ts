import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { Author, License } from '#core/card/rights.ts'

/** Name of the format. What a reader of it cannot understand gets another one. */
export const FORMAT = 'qchain/1'

/** Identity of a chain that was shared: minted when it first goes out, the same in every library that takes it in. */
export const ChainId = z
  .string()
  .regex(/^c-[a-z0-9]{16}$/, 'must be "c-" and 16 of a-z and 0-9')
  .brand<'ChainId'>()
export type ChainId = z.infer<typeof ChainId>

/** sha256, in hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a sha256 in hex')

const Title = z.string().trim().min(1).max(300)

/** The chain that another one began from. */
const Origin = z.strictObject({
  chainId: ChainId,
  version: z.int().min(1).max(1_000_000),
  contentHash: Sha256,
  title: Title,
  license: License,
  authors: z.array(Author).max(100),
})
export type Origin = z.infer<typeof Origin>

/** `manifest.json`: what a bundle is, and every other file of it. */
export const BundleManifest = z.strictObject({
  format: z.literal(FORMAT),
  /** `patch`: only the cards that were changed or added, each with the text it was changed from. */
  kind: z.enum(['chain', 'patch']),
  chainId: ChainId,
  /** Counts from 1 with every content that goes out. */
  version: z.int().min(1).max(1_000_000),
  title: Title,
  root: CardId,
  /** Of what is taken in: see content-hash.ts. */
  contentHash: Sha256,
  license: License,
  authors: z.array(Author).max(100),
  /** BCP 47, of its cards. */
  languages: z
    .array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/))
    .min(1)
    .max(50),
  /** What it was forked from, the nearest first. Empty: it began by itself. */
  forkedFrom: z.array(Origin).max(50),
  /** Content hashes of earlier states of this chain that the sender has sent out or taken in, the newest first. */
  ancestors: z.array(Sha256).max(200),
  /** Every file but this one, by path. */
  files: z.array(z.strictObject({ path: z.string().min(1).max(200), sha256: Sha256, size: z.int().min(0) })),
})
export type BundleManifest = z.infer<typeof BundleManifest>

/** `chain.json`: what the cards say of each other, for whoever does not read cards. */
export const BundleChain = z.strictObject({
  root: CardId,
  /** From the root on, level by level, as follow-ups lead. */
  nodes: z.array(z.strictObject({ id: CardId, title: z.string(), lang: z.string() })),
  /** `position`: place among the follow-ups of `from`. `back`: it closes a circle. */
  edges: z.array(z.strictObject({ from: CardId, to: CardId, position: z.int().min(0), back: z.boolean() })),
})
export type BundleChain = z.infer<typeof BundleChain>
