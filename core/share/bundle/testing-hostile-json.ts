import { bytes, jsonOf } from './testing-forge.ts'
import type { Hostile } from './testing-hostile-zip.ts'

/** What is bad about a bundle as JSON. */
export const HOSTILE_JSON: readonly Hostile[] = [
  ['half of one', 'no-json', () => jsonOf((text) => text.slice(0, -20))],
  ['no text', 'no-text', () => Buffer.concat([bytes('{"a":"'), Buffer.from([0xff]), bytes('"}')])],
  ['a million brackets', 'too-deep', () => bytes(`{"a":${'['.repeat(1_000_000)}`)],
  ['a million commas', 'too-many-parts', () => bytes(`{"a":[${'{},'.repeat(600_000)}{}]}`)],
  ['more than 60 MB', 'too-large', () => Buffer.alloc(60 * 1024 * 1024 + 1, '{')],
  ['a licence twice', 'doubled-key', () => jsonOf((text) => text.replace('"license":', '"license":"MIT","license":'))],
  [
    'a file twice',
    'doubled-key',
    () => jsonOf((text) => text.replace('"LICENSE":', '"LICENSE":{"text":""},"LICENSE"   :')),
  ],
  ['a name of programs', 'odd-key', () => jsonOf((text) => text.replace('{', '{"__proto__":{"isAdmin":true},'))],
  ['a name written in two ways', 'odd-key', () => jsonOf((text) => text.replace('"license"', '"l\\u0069cense"'))],
  ['a number without end', 'odd-number', () => jsonOf((text) => text.replace('"version":1', '"version":1e999'))],
  [
    'a number larger than counts',
    'odd-number',
    () => jsonOf((text) => text.replace('"version":1', '"version":9007199254740993')),
  ],
  ['half a character', 'odd-text', () => jsonOf((text) => text.replace('"Ada"', '"Ada\\ud83d."'))],
  ['no manifest', 'no-manifest', () => bytes('{"files":{}}')],
  ['another format', 'unknown-format', () => bytes('{"manifest":{"format":"anki"}}')],
  ['the format of tomorrow', 'newer-format', () => bytes('{"manifest":{"format":"qchain/3"},"cards":[]}')],
  ['more than a bundle', 'no-document', () => jsonOf((text) => text.replace('{', '{"attempts":[],'))],
  ['bytes that are none', 'no-document', () => jsonOf((text) => text.replace('"base64":"', '"base64":"?'))],
  [
    'a chain that is a file as well',
    'doubled',
    () => jsonOf((text) => text.replace('"files":{', '"files":{"chain.json":{"text":""},')),
  ],
  ['a file beside', 'unlisted', () => jsonOf((text) => text.replace('"files":{', '"files":{"more.mdx":{"text":""},'))],
  ['a file that is changed', 'other-hash', () => jsonOf((text) => text.replace('"U1BEWC', '"U1BEXC'))],
]
