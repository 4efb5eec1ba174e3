import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import { canonicalCard } from './canonical.ts'
import { contentHash, sha256 } from './content-hash.ts'
import { FAULT_KINDS } from './fault.ts'
import { bundleSchema } from './schema.ts'

const docs = (name: string): Promise<string> =>
  readFile(path.resolve(import.meta.dirname, '../../../docs', name), 'utf8')

test('the published schema is that of the program (`scripts/zhuiwen export bundle-schema` writes it anew)', async () => {
  expect(JSON.parse(await docs('qchain-1.schema.json'))).toEqual(bundleSchema())
})

test('the examples of the description are what the program makes', async () => {
  const text = await docs('qchain-1.md')
  const [file = '', canonical = ''] = [...text.matchAll(/```mdx\n([^]*?)```\n/g)].map(([, block]) => block)
  const rights = { license: 'CC-BY-4.0', authors: [{ name: 'Ada' }] }
  expect(canonicalCard(parseCard(file, 'net/port.mdx'), rights, new Map())).toEqual({ ok: true, value: canonical })
  const hash = sha256(canonical)
  expect(text).toContain(hash)
  expect(text).toContain(contentHash(CardId.parse('q-4k7m2x9p'), [{ path: 'cards/q-4k7m2x9p.mdx', sha256: hash }]))
})

test('each reason for which a bundle is refused is described', async () => {
  const text = await docs('qchain-1.md')
  expect(FAULT_KINDS.filter((kind) => !text.includes(`\`${kind}\``))).toEqual([])
})
