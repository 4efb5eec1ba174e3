import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { StoredBrief } from '#core/store/cards.ts'
import type { Demo } from '#core/demo/demo.ts'
import { listDemos } from '#core/demo/disk.ts'
import { CardId } from '#core/card/card.ts'
import { DEMO_LANGS, demoKey } from '#core/search/demo-key.ts'
import type { SearchDocument } from '#core/search/document.ts'
import type { Field } from '#core/search/fields.ts'
import { allCardDemos } from '#core/store/card-demos.ts'
import { briefs } from '#core/store/cards.ts'
import type { Context } from './context.ts'

/** Changes when a demo comes or goes, or what is found of it is written anew. */
export async function stampOfDemos({ contentDir }: Context): Promise<string> {
  const folder = path.join(contentDir, 'demos')
  const names = await readdir(folder).catch(nothingIfMissing)
  const stamps = (names ?? []).toSorted().map(async (name) => {
    const manifest = await stat(path.join(folder, name, 'demo.json')).catch(nothingIfMissing)
    return manifest ? `${name} ${manifest.mtimeMs} ${manifest.size}` : ''
  })
  return (await Promise.all(stamps)).join('\n')
}

/** What each demo is found as, by its key: once in each of its languages, with the titles of the cards that show it. */
export async function documentsOfDemos(ctx: Context): Promise<ReadonlyMap<string, readonly SearchDocument[]>> {
  const [{ demos }, shown] = await Promise.all([listDemos(ctx.contentDir), allCardDemos(ctx.db)])
  const cardsOf = ({ id, manifest }: Demo): readonly CardId[] => {
    const showing = shown.flatMap(({ cardId, demoId }) => (demoId === id ? cardId : []))
    return [...new Set([...showing, ...manifest.cards.flatMap((name) => CardId.safeParse(name).data ?? [])])]
  }
  const found = await briefs(ctx.db, [...new Set(demos.flatMap(cardsOf))])
  return new Map(
    demos.map((demo) => [
      demoKey(demo.id),
      DEMO_LANGS.map((lang) =>
        documentOf(
          demo,
          lang,
          cardsOf(demo).flatMap((id) => found.get(id) ?? []),
        ),
      ),
    ]),
  )
}

function documentOf(
  { manifest }: Demo,
  lang: (typeof DEMO_LANGS)[number],
  cards: readonly StoredBrief[],
): SearchDocument {
  const { title, look, beyond, files } = manifest
  const texts: readonly [Field, string][] = [
    ['answer', look?.[lang] ?? ''],
    ['gap', beyond?.[lang] ?? ''],
    ['topics', [manifest.lang, ...files].join(' ')],
    ['references', cards.map((card) => card.title).join(' · ')],
  ]
  const topics = new Set(cards.flatMap((card) => card.topics.map((topic) => `topic:${topic.toLowerCase()}`)))
  return {
    kind: 'demo',
    title: title[lang],
    texts: texts.filter(([, text]) => text !== ''),
    facets: [...topics, `lang:${lang}`, `lang:${manifest.lang}`],
  }
}

function nothingIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
  throw error
}
