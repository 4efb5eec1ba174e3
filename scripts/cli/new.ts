import { randomInt } from 'node:crypto'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { CardId } from '#core/card/card.ts'
import { writeCardFile } from '#core/card/disk.ts'
import { printNewCard } from '#core/card/print.ts'
import { studyDay } from '#core/schedule/study-day.ts'
import { readSettings } from '#core/study/settings.ts'
import { syncContent } from '#core/study/sync.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

/** Makes a card file with the eight headings, ready to be written in, and takes it into the index. */
export async function newCard(
  question: string,
  options: { readonly topic: string; readonly lang?: string },
): Promise<Output> {
  const title = question.replace(/\s+/g, ' ').trim()
  if (title === '' || title.length > 300) throw new Failure('the question must have 1 to 300 characters', true)
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(options.topic))
    throw new Failure(`"${options.topic}" is no folder name`, true)
  const lang = options.lang ?? (/\p{Script=Han}/u.test(title) ? 'zh' : 'en')
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(lang))
    throw new Failure(`"${lang}" is no language tag such as zh or en`, true)

  return withLibrary(async (ctx) => {
    const id = mintId()
    const created = studyDay(ctx.now(), (await readSettings(ctx.db)).day)
    const file = `${options.topic}/${slugOf(title) || id}.mdx`
    if (await stat(path.join(ctx.contentDir, file)).catch(() => null)) throw new Failure(`${file} is there already`)
    const source = printNewCard({
      id,
      title,
      lang,
      category: 'fundamentals',
      topics: [options.topic],
      keyPoints: [],
      references: [],
      created,
      stages: { question: title },
    })
    await writeCardFile(ctx.contentDir, file, source)
    await syncContent(ctx, { only: [file] })
    return { text: path.join(ctx.contentDir, file), json: { id, path: file } }
  })
}

/** `q-` and 8 characters without look-alikes: 30^8, so that a million cards collide with a chance below one. */
function mintId(): CardId {
  const letters = '23456789abcdefghjkmnpqrstvwxyz'
  return CardId.parse(`q-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`)
}

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
