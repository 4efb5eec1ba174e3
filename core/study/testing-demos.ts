import type { TestLibrary } from './testing.ts'

/** A demo of the shell, which every machine that can run any can run. */
const MANIFEST = {
  title: { zh: '打招呼', en: 'Says hello' },
  lang: 'sh',
  files: ['main.sh'],
  expect: [{ contains: 'hello' }, { exit: 0 }],
}

export const HELLO = 'echo "hello $1"\ncat\n'

/** Writes a demo into the content folder; what is left out says hello. */
export async function writeTestDemo(
  library: Pick<TestLibrary, 'write'>,
  id: string,
  manifest: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string>> = { 'main.sh': HELLO },
): Promise<void> {
  const whole = { ...MANIFEST, files: Object.keys(files), ...manifest }
  await library.write(`demos/${id}/demo.json`, JSON.stringify(whole))
  for (const [name, source] of Object.entries(files)) await library.write(`demos/${id}/${name}`, source)
}

/** Makes a demo one that came in with a bundle. */
export const makeForeign = (library: Pick<TestLibrary, 'write'>, id: string): Promise<void> =>
  library.write(`demos/${id}/.origin.json`, '{}')
