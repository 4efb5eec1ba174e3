import { CardId } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import type { Bundle } from './bundle.ts'
import { canonicalCard } from './canonical.ts'
import { sha256 } from './content-hash.ts'
import { type Contents, makeBundle } from './make.ts'
import { ChainId } from './manifest.ts'

const TINY_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const IMAGE = `${sha256(TINY_PNG).slice(0, 16)}.png`

const RIGHTS = { license: 'CC-BY-4.0', authors: [{ name: 'Ada', url: 'https://example.org/ada' }] }

function card(id: string, title: string, followUps: readonly string[], extra = ''): [CardId, string] {
  const source =
    `---\nid: ${id}\ntitle: ${title}\nlang: en\ncategory: project\ntopics: [net]\ncreated: 2026-11-23\n---\n\n` +
    `## 1. Question\n\n${title}\n\n## 3. One-minute answer\n\nOne. Two. Three. Four. Five.\n${extra}\n## 6. Next questions\n\n` +
    `${followUps.map((to) => `- ${to.startsWith('q-') ? `[to ${to}](card:${to})` : to}`).join('\n')}\n`
  const text = canonicalCard(parseCard(source, `net/${id}.mdx`), RIGHTS, new Map([[`net/images/${IMAGE}`, IMAGE]]))
  if (!text.ok) throw new Error(text.error)
  return [CardId.parse(id), text.value]
}

/** A small chain: three cards in a circle, an open question, an image and a demo. */
export const sampleContents: Contents = {
  kind: 'chain',
  chainId: ChainId.parse('c-0123456789abcdef'),
  version: 1,
  root: CardId.parse('q-root'),
  ...RIGHTS,
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
