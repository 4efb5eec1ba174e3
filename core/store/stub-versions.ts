// Stands in for the store of versions until it is there.
import { gunzipSync, gzipSync } from 'node:zlib'
import { BundleDocument } from '#core/share/bundle/document.ts'
import { prismaOf, type Tx } from './client.ts'

export async function stubAdd(
  tx: Tx,
  row: { id: string; chainId: string; rootId: string; contentHash: string; at: Date; document: BundleDocument },
): Promise<string> {
  const { document, ...rest } = row
  const same = await prismaOf(tx).chainVersion.findFirst({ where: { contentHash: row.contentHash, way: 'out' } })
  if (same) return same.id
  const version = (await prismaOf(tx).chainVersion.count({ where: { chainId: row.chainId } })) + 1
  await prismaOf(tx).chainVersion.create({
    data: { ...rest, way: 'out', version, batch: null, bundle: gzipSync(JSON.stringify(document)) },
  })
  return row.id
}

export async function stubBundle(tx: Tx, id: string): Promise<BundleDocument | null> {
  const row = await prismaOf(tx).chainVersion.findUnique({ where: { id } })
  return row && BundleDocument.parse(JSON.parse(gunzipSync(row.bundle).toString()))
}
