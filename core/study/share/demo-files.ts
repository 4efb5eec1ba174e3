import { readMedia } from '#core/card/disk.ts'
import { readDemo } from '#core/demo/disk.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { type Bundle, filesUnder } from '#core/share/bundle/bundle.ts'
import { canonicalJson, sha256 } from '#core/share/bundle/content-hash.ts'

/** Files of a demo, by name. */
export type DemoFiles = ReadonlyMap<string, Uint8Array>

/** The demos of a bundle, each with its files. */
export function demosIn(bundle: Pick<Bundle, 'files'>): ReadonlyMap<string, DemoFiles> {
  const demos = new Map<string, Map<string, Uint8Array>>()
  for (const [path, bytes] of filesUnder(bundle, 'demos/')) {
    const [id = '', ...name] = path.split('/')
    const files = demos.get(id) ?? new Map<string, Uint8Array>()
    demos.set(id, files.set(name.join('/'), bytes))
  }
  return demos
}

/** What makes two states of a demo the same: sha256 over all of its files, hex. */
export const demoHash = (files: DemoFiles): string =>
  sha256(
    canonicalJson(
      [...files].map(([name, bytes]) => [name, sha256(bytes)]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ),
  )

/** The files of a demo as it lies in the content folder. Null: there is none that can be read. */
export async function localDemo(contentDir: string, id: string): Promise<DemoFiles | null> {
  const demo = await readDemo(contentDir, DemoId.parse(id))
  if (!demo.ok) return null
  const files = new Map<string, Uint8Array>()
  for (const name of ['demo.json', ...demo.value.manifest.files, 'output.txt']) {
    const bytes = await readMedia(contentDir, `demos/${id}/${name}`)
    if (bytes !== null) files.set(name, bytes)
  }
  return files
}
