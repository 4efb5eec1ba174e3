import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CardId } from '#core/card/card.ts'
import { makeBundle } from '#core/share/bundle/make.ts'
import { sampleContents } from '#core/share/bundle/testing-bundle.ts'
import type { Site } from '#core/site/form.ts'

const card = (id: string, lang: string, title: string, rest: string): [CardId, string] => [
  CardId.parse(id),
  `---\nid: ${id}\ntitle: ${title}\nlang: ${lang}\ncategory: project\ntopics: [net]\n${rest}\n`,
]

/** A chain in two languages: three cards, the last of which is bare. */
export const twoLanguages = makeBundle({
  ...sampleContents,
  root: CardId.parse('q-port'),
  cards: new Map([
    card(
      'q-port',
      'zh',
      '升级 Nginx 时，监听的端口为什么一刻都没有断？',
      `keyPoints:\n  - { point: 监听 fd 由子进程继承, aliases: [继承] }\ncreated: 2026-11-23\n---\n\n## 一、问题\n\n升级时连接一个都没丢。\n\n## 二、十秒思考\n\nfork 和 execve。\n\n## 三、一分钟回答\n\n1. 新进程继承监听套接字。\n2. 它不用重新 bind。\n\n## 四、挑骨头\n\n谁来关掉旧的？\n\n## 六、下一个问题\n\n- [Who inherits?](card:q-heir)\n- [谁来 accept？](card:q-bare)\n- 还没人问的？`,
    ),
    card(
      'q-heir',
      'en',
      'Who inherits a descriptor across execve?',
      'created: 2026-11-23\n---\n\n## 1. Question\n\nWhich descriptors survive?\n\n## 3. One-minute answer\n\nEverything without FD_CLOEXEC survives.\n',
    ),
    card('q-bare', 'zh', '谁来 accept？', 'created: 2026-11-23\n---\n'),
  ]),
  images: new Map(),
  demos: new Map(),
})

export type SiteHost = {
  readonly url: string
  /** Paths that were asked for. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

/** Serves a site as any host of files would. */
export async function openSiteHost(site: Site): Promise<SiteHost> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname.slice(1))
    asked.push(path)
    void site.page(path === '' ? 'index.html' : path).then((file) => {
      if (file === null) response.writeHead(404).end()
      else response.writeHead(200, { 'content-type': file.type, 'content-security-policy': file.csp }).end(file.body)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const { port } = isInfo(address) ? address : { port: 0 }
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const isInfo = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null
