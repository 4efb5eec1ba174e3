import type { CardId } from '#core/card/card.ts'
import type { Demo } from '#core/demo/demo.ts'
import { listDemos } from '#core/demo/disk.ts'
import { createPlaces, fileName } from '#core/journal/markdown/names.ts'
import type { DemoNote, Note, Vault } from '#core/journal/markdown/vault.ts'
import type { Language } from '#core/journal/markdown/words.ts'
import { allOwners } from '#core/store/card-aliases.ts'
import { listCards, type StoredCard } from '#core/store/cards.ts'
import { cardsNamed } from '#core/store/names.ts'
import type { Context } from '../context.ts'
import { filesOf } from './read-files.ts'

/** Where everything of a library lies in a vault. */
export type VaultPlan = {
  readonly vault: Vault
  readonly cards: readonly { readonly card: StoredCard; readonly note: Note }[]
  readonly demos: readonly { readonly demo: Demo; readonly note: DemoNote }[]
  /** Files of the content folder that notes have asked for, and where their copies are to lie. */
  readonly copies: ReadonlyMap<string, string>
  /** A place for a note that no other has. */
  readonly place: (folder: string, name: string, mark: string) => string
  /** Looks up which cards these folded names mean; to be done before a text is written that has them. */
  readonly learn: (names: readonly string[]) => Promise<void>
}

const PAGE = 500

export async function planVault({ db, contentDir }: Context, language: Language): Promise<VaultPlan> {
  const places = createPlaces()
  const place = (folder: string, name: string, mark: string): string => places(folder, name, '.md', mark)
  const cards: { card: StoredCard; note: Note }[] = []
  for (const card of await oldestFirst(db)) {
    const folder = ['cards', ...folderOf(card.path)].join('/')
    const path = place(folder, fileName(card.title, card.id), card.id)
    cards.push({ card, note: { path, title: card.title } })
  }
  const noteOf = new Map(cards.map(({ card, note }) => [card.id, note]))
  const demos = (await listDemos(contentDir)).demos.map((demo) => {
    const title = demo.manifest.title[language]
    const { lang } = demo.manifest
    const path = place('demos', fileName(demo.id, demo.id), demo.id)
    return { demo, note: { path, title, lang, source: demo.files[0]?.source ?? '' } }
  })
  const demoNotes = new Map<string, DemoNote>(demos.map(({ demo, note }) => [demo.id, note]))
  const [owners, named] = [await allOwners(db), new Map<string, CardId>()]
  const [files, copies] = [await attachments(contentDir, places), new Map<string, string>()]

  const card = (id: CardId): Note | null => noteOf.get(owners.get(id) ?? id) ?? null
  const vault: Vault = {
    card,
    named: (name) => {
      const id = named.get(name)
      return id === undefined ? null : card(id)
    },
    attachment: (path) => {
      const to = files.get(path)
      if (to !== undefined) copies.set(path, to)
      return to ?? null
    },
    demo: (id) => demoNotes.get(id) ?? null,
  }
  const learn = async (names: readonly string[]): Promise<void> => {
    const unknown = names.filter((name) => !named.has(name))
    if (unknown.length > 0) for (const [name, id] of await cardsNamed(db, unknown)) named.set(name, id)
  }
  return { vault, cards, demos, copies, place, learn }
}

/** New cards come last, so that they take no place from those that were there. */
async function oldestFirst(db: Context['db']): Promise<readonly StoredCard[]> {
  const found: StoredCard[] = []
  for (let after: CardId | undefined; ;) {
    const page = await listCards(db, { ...(after && { after }), limit: PAGE })
    found.push(...page)
    after = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  const keyOf = ({ created, id }: StoredCard): string => `${created} ${id}`
  return found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const folderOf = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((name) => fileName(name, '_'))

/** Where copies of the files beside cards would lie. */
async function attachments(
  contentDir: string,
  places: ReturnType<typeof createPlaces>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for await (const { path, isTaken } of filesOf(contentDir, 'content')) {
    if (!isTaken || path.endsWith('.mdx')) continue
    const [, base = '', ending = ''] = /([^/]*?)(\.[^./]+)?$/.exec(path) ?? []
    const folder = ['attachments', ...folderOf(path)].join('/')
    const end = ending === '' ? '' : `.${fileName(ending, 'file')}`
    found.set(path, places(folder, fileName(base, 'file'), end, String(found.size)) + end)
  }
  return found
}
