import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { freshFolder, serve } from './server.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const card = (id: string, title: string, body: string, followUps: readonly string[] = []): string =>
  [
    `---\nid: ${id}\ntitle: ${title}\nlang: zh\ncategory: project\ncreated: 2026-11-23\n---`,
    `## 一、问题\n\n${body}`,
    `## 三、一分钟回答\n\n回答。`,
    `## 六、下一个问题\n\n${followUps.map((to) => `- [${to}](card:${to})`).join('\n')}`,
  ]
    .join('\n\n')
    .concat('\n')

/** Text that no packer makes shorter, in lines of 86 characters. */
const noise = (lines: number): string =>
  Array.from({ length: lines }, (_, i) => createHash('sha512').update(String(i)).digest('base64url')).join('\n\n')

const FILES: Readonly<Record<string, string | Buffer>> = {
  'net/port.mdx': card(
    'q-port',
    '端口为什么没有断？',
    '看图。\n\n![图](port.png)\n\n![矢量](port.svg)\n\n{/* 写给自己看的 */}\n\n<Demo id="hello" />\n\n[外面](card:q-alone)',
    ['q-fd', 'q-gone'],
  ),
  'net/fd.mdx': card('q-fd', '谁接过了 fd？', '子进程。'),
  'net/port.png': PNG,
  'net/port.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'net/alone.mdx': card('q-alone', '别的题', '不在链里。'),
  'long/long.mdx': card('q-long', '很长的题链', noise(700)),
  'demos/hello/demo.json': JSON.stringify({ title: { zh: '你好', en: 'Hello' }, lang: 'sh', files: ['hello.sh'] }),
  'demos/hello/hello.sh': 'echo hello\n',
}

export type SharingSite = {
  readonly url: string
  /** Writes a file of the content folder anew. */
  readonly write: (file: string, text: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The app with a chain that has a bit of everything, and one that is too long for a link. */
export async function openSharingSite(): Promise<SharingSite> {
  const folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  const write = async (file: string, text: string | Buffer): Promise<void> => {
    await mkdir(path.dirname(path.join(contentDir, file)), { recursive: true })
    await writeFile(path.join(contentDir, file), text)
  }
  for (const [file, text] of Object.entries(FILES)) await write(file, text)
  const server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  return {
    url: server.url,
    write,
    close: async () => {
      await server.stop()
      await folder.remove()
    },
  }
}
