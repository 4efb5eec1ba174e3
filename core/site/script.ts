import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { SiteLang } from './form.ts'

const here = path.dirname(fileURLToPath(import.meta.url))

/** Each is made once in a process. */
const made = new Map<string, Promise<string>>()

function bundled(entry: `${SiteLang}.ts` | 'viewer.css'): Promise<string> {
  const text = made.get(entry) ?? bundle(path.join(here, 'viewer', entry))
  made.set(entry, text)
  return text
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    // What others wrote keeps its notice.
    legalComments: 'eof',
    logLevel: 'silent',
  })
  const [output] = outputFiles
  if (!output) throw new Error(`nothing was made of ${file}`)
  return output.text
}

/** The only script of a site, with its words in one language, as text that may stand in a `script` element. See contract.ts. */
export const viewerScript = (lang: SiteLang): Promise<string> => bundled(`${lang}.ts`)

/** The style of what the script shows, and of the sections of practice and search. */
export const viewerStyle = (): Promise<string> => bundled('viewer.css')
