import { CardId } from '#core/card/card.ts'
import type { Bundle } from './bundle.ts'
import { type Contents, makeBundle } from './make.ts'
import { ChainId } from './manifest.ts'

const TINY_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const IMAGE = 'a'.repeat(16) + '.png'

const card = (id: string, title: string, followUps: readonly string[], extra = ''): [CardId, string] => [
  CardId.parse(id),
  `---\nid: ${id}\ntitle: ${title}\nlang: en\ncategory: project\ntopics: [net]\ncreated: 2026-11-23\n---\n\n` +
    `## 1. Question\n\n${title}\n\n## 3. One-minute answer\n\nOne. Two. Three. Four. Five.\n${extra}\n## 6. Next questions\n\n` +
    `${followUps.map((to) => `- ${to.startsWith('q-') ? `[to ${to}](card:${to})` : to}`).join('\n')}\n`,
]

/** A small chain: three cards in a circle, an open question, an image and a demo. */
export const sampleContents: Contents = {
  kind: 'chain',
  chainId: ChainId.parse('c-0123456789abcdef'),
  version: 1,
  root: CardId.parse('q-root'),
  license: 'CC-BY-4.0',
  authors: [{ name: 'Ada', url: 'https://example.org/ada' }],
  forkedFrom: [],
  ancestors: [],
  cards: new Map([
    card('q-root', 'Why is the port never closed?', ['q-left', 'q-right', 'And without fork?']),
    card('q-left', 'Who inherits it?', ['q-right'], `\n![The table](images/${IMAGE})\n\n<Demo id="hello" />\n`),
    card('q-right', 'Who accepts?', ['q-root']),
  ]),
  images: new Map([[IMAGE, TINY_PNG]]),
  demos: new Map(
    Object.entries({
      'hello/demo.json': '{"title":{"zh":"你好","en":"Hello"},"lang":"sh","files":["hello.sh"]}\n',
      'hello/hello.sh': 'echo hello\n',
    }).map(([path, text]) => [path, Buffer.from(text)]),
  ),
  base: new Map(),
}

export const sampleBundle = (changes: Partial<Contents> = {}): Bundle => makeBundle({ ...sampleContents, ...changes })
