import path from 'node:path'
import { isCardPath, MAX_CARD_BYTES, readCardFile, writeCardFile } from '#core/card/disk.ts'
import { guessLang } from '#core/card/guess-lang.ts'
import { parseCard } from '#core/card/parse.ts'
import { plainLine, toItem } from '#core/card/plain-answer.ts'
import { printCard, printNewCard, type Edits, type NewCard } from '#core/card/print.ts'
import { STAGES } from '#core/card/stages.ts'
import { isImage } from '#core/share/apkg/images.ts'
import type { CardIn } from '#core/share/apkg/notes-in.ts'
import { htmlToMarkdown } from '#core/share/html-to-markdown.ts'
import { imagesOf } from '#core/share/html-text.ts'
import type { Package } from './apkg-package.ts'
import { imageIn, writeImage, type ImageToMake } from './card-images.ts'
import type { Context } from './context.ts'
import { MAX_TITLE, writeNewCard } from './new-card.ts'

/** A card that is to be made of one from a package. */
export type CardToMake = Pick<NewCard, 'id' | 'title' | 'lang' | 'category' | 'topics'> & {
  /** Of the content folder. */
  readonly folder: string
  readonly stages: Edits
  readonly images: readonly ImageToMake[]
}

/** What a package's card becomes, its images read and its text converted. Null: no card file can hold it. */
export async function cardToMake(
  { id, title: full, front, back, deck, tags }: CardIn,
  folder: string | null,
  image: Package['image'],
  lost: Set<string>,
): Promise<CardToMake | null> {
  const into = folder ?? folderOf(deck)
  const images = new Map<string, ImageToMake>()
  for (const src of [...imagesOf(front), ...imagesOf(back)]) {
    const name = decoded(src)
    const bytes = images.has(src) ? null : await image(name)
    if (bytes) images.set(src, imageIn(into, name, bytes))
    else if (!images.has(src) && isImage(name) && !/^[a-z]+:/i.test(name)) lost.add(plainLine(name))
  }
  const markdown = (html: string): string =>
    htmlToMarkdown(html, (src) => {
      const found = images.get(src)
      return found ? encodeURI(path.posix.basename(found.path)) : null
    })
  const title = shortened(plainLine(full))
  const [question, answer] = [markdown(front), markdown(back)]
  const lang = guessLang(`${title} ${answer}`)
  const topics = tags.length === 0 ? [into] : tags.map((tag) => [...tag].slice(0, 60).join('')).slice(0, 50)
  const card = {
    id,
    title,
    lang,
    category: 'fundamentals' as const,
    topics,
    folder: into,
    stages: { question: question === '' ? toItem(title) : question, answer },
    images: [...images.values()],
  }
  return isCard(card) ? card : null
}

/** Whether a file of it is read as a card of eight stages. */
function isCard(card: CardToMake): boolean {
  const source = printNewCard({ ...card, keyPoints: [], references: [], created: '2026-01-01' })
  const parsed = parseCard(source, 'a.mdx')
  const ids = parsed.card?.sections.map(({ id }) => id) ?? []
  return source.length * 3 <= MAX_CARD_BYTES && ids.join() === STAGES.join() && parsed.card?.title === card.title
}

/** Makes the file of a card and its images, if they are not there yet. Not in the index yet. */
export async function makeCard(ctx: Context, card: CardToMake): Promise<string> {
  for (const image of card.images) await writeImage(ctx.contentDir, image)
  const { id, title, lang, category, topics, folder } = card
  const made = await writeNewCard(ctx, { id, title, lang, category, topics, folder, whenTaken: 'suffix' })
  // A name that is taken gets a number.
  if (!made.ok) throw new Error(made.error.kind)
  const { path: place } = made.value
  const read = await readCardFile(ctx.contentDir, place)
  if (read) await writeCardFile(ctx.contentDir, place, printCard(parseCard(read.source, place), card.stages))
  return place
}

/** Whether cards may be put into a folder of this name. */
export const isFolder = (name: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(name) && isCardPath(`${name}/a.mdx`)

/** A folder of the content for a deck; of one of ours, the one that it was made for. */
export function folderOf(deck: string): string {
  const name = deck
    .replace(/^Zhuiwen::/, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  const folder = [...name].slice(0, 60).join('') || 'anki'
  return isCardPath(`${folder}/a.mdx`) ? folder : `anki-${folder}`
}

const shortened = (title: string): string =>
  title.length <= MAX_TITLE ? title : `${title.slice(0, MAX_TITLE - 1).replace(/\p{Surrogate}$/u, '')}…`

function decoded(src: string): string {
  try {
    return decodeURIComponent(src)
  } catch {
    // A name with a percent sign in it.
    return src
  }
}
