import type { CardId } from '#core/card/card.ts'
import { compareVersions } from '#core/study/compare-versions.ts'
import { listVersions } from '#core/study/versions.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { sayPart } from '../q/[idAndSlug]/versions/say.ts'
import type { SaidChange } from './_days/said.ts'

/** Characters shown before and after what changed. */
const AROUND = 60

/** What became of each part of a card between two versions, without what stayed the same. Null: one of them is not there. */
export async function sayChange(id: CardId, from: number, to: number): Promise<readonly SaidChange[] | null> {
  const [{ ctx }, { t, locale }] = await Promise.all([study(), i18n()])
  const [compared, listed] = await Promise.all([
    compareVersions(ctx, id, from, to),
    listVersions(ctx, id, { limit: 1 }),
  ])
  if (!compared || !listed) return null
  const { lang } = listed
  return compared.parts
    .filter(({ kind }) => kind !== 'same')
    .map(({ part, text }) => {
      const name = sayPart(t, part, lang)
      return {
        part: name.text,
        nameLang: name.lang ?? locale,
        lang,
        text: text.map((one, i) =>
          one.kind === 'same' ? { ...one, text: shortened(one.text, i === 0, i === text.length - 1) } : one,
        ),
      }
    })
}

/** Text that stayed, but for its middle; at either end of all, what is not beside a change. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const characters = [...text]
  const [head, tail] = [isFirst ? 0 : AROUND, isLast ? 0 : AROUND]
  if (characters.length <= head + tail) return text
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`
}
