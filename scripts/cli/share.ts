import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CardId } from '#core/card/card.ts'
import { Author, License } from '#core/card/rights.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { bundleJson } from '#core/share/bundle/document.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { describeNewFileError, writeNewFile } from '#core/share/new-file.ts'
import { sendOut } from '#core/study/share/pack.ts'
import type { PackOptions } from '#core/study/share/packed.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'
import { type SiteOptions, siteWriting, type Writing } from './share-site.ts'
import { sayRefusal, sayRemark } from './share-words.ts'

export type ShareOptions = SiteOptions & {
  readonly license?: string
  readonly author?: string
  readonly fork?: boolean
}

/** How a bundle is written, by the ending of the file. */
const FORMS: Readonly<Record<string, (bundle: Bundle) => Promise<Uint8Array | string>>> = {
  '.zip': bundleZip,
  '.qchain': bundleZip,
  '.json': async (bundle) => bundleJson(bundle),
}

function bundleWriting(out: string): Writing {
  const form = FORMS[path.extname(out).toLowerCase()]
  if (!form) throw new Failure(`"${out}": the name of a file ends in ${Object.keys(FORMS).join(', ')}`, true)
  return { make: writeNewFile, write: async (bundle, partial) => writeFile(partial, await form(bundle)) }
}

/** Writes a chain to a new file, or a site to a new folder. */
export async function exportChain(cardId: string, out: string, options: ShareOptions): Promise<Output> {
  const id = CardId.safeParse(cardId)
  if (!id.success) throw new Failure(`"${cardId}" is no card id`, true)
  const file = path.resolve(out)
  const { make, write } = siteWriting(options) ?? bundleWriting(out)
  const wanted = optionsOf(options)
  // Where there is something already nothing goes out.
  const done = await make(file, async (partial) => {
    const sent = await withLibrary((ctx) => sendOut(ctx, id.data, wanted))
    if (!sent.ok) throw new Failure(sayRefusal(sent.error))
    await write(sent.value.bundle, partial)
    return sent.value
  })
  if (!done.ok) throw new Failure(describeNewFileError(done.error))
  const { bundle, remarks, isNew, versionId } = done.value
  for (const remark of remarks) console.error(`zhuiwen: ${sayRemark(remark)}`)
  const { manifest, chain } = bundle
  const text = `${file}: ${manifest.kind} ${manifest.chainId}, version ${manifest.version}, ${chain.nodes.length} cards, ${manifest.license}`
  return { text, json: { file, versionId, isNew, manifest, remarks } }
}

function optionsOf({ license, author, fork = false, patch = false }: ShareOptions): PackOptions {
  if (license !== undefined && !License.safeParse(license).success) {
    throw new Failure(`"${license}" is no SPDX licence expression such as CC-BY-4.0`, true)
  }
  if (fork && patch) throw new Failure('a patch belongs to the chain that it changes: it is no fork', true)
  return {
    fork,
    patch,
    ...(license !== undefined && { license }),
    ...(author !== undefined && { authors: [named(author)] }),
  }
}

/** `Ada Lovelace <https://example.org>`, or the name alone. */
function named(text: string): Author {
  const [, name = text, url] = /^(.*?)\s*<([^<>]*)>$/.exec(text) ?? []
  const author = Author.safeParse({ name, ...(url !== undefined && { url }) })
  if (!author.success) throw new Failure(`"${text}": write the author as "Name" or "Name <https://example.org>"`, true)
  return author.data
}
