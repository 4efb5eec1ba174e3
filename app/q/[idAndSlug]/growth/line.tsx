import type { GrowthPoint } from '#core/journal/growth-point.ts'
import type { GrowthItem } from '#core/journal/growth.ts'
import type { Growth } from '#core/study/journal/growth.ts'
import { i18n } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { Pager } from '../../../_ui/pager.tsx'
import { Choice } from './choice.tsx'
import { Item } from './items.tsx'
import { growthLookHref, type Look } from './look.ts'
import { isSame, pointsOf } from './points.ts'
import { sayPoint } from './say.ts'

/** What happened, on one page. */
const SHOWN = 60

type Props = { growth: Growth; look: Look; pair: readonly [GrowthPoint, GrowthPoint] | null }

/** All that happened, page by page; two texts of it can be chosen to be compared. */
export async function Line({ growth, look, pair }: Props) {
  const said = await i18n()
  const { t } = said
  const { id, lang, line, steps } = growth
  const pages = Math.max(1, Math.ceil(line.length / SHOWN))
  const page = Math.min(look.page, pages)
  const shown = (look.order === 'oldest' ? line : line.toReversed()).slice((page - 1) * SHOWN, page * SHOWN)
  const offered = shown.flatMap((item) => pointsOfItem(item, look))
  const elsewhere = pair?.filter((point) => !offered.some((one) => isSame(one, point))) ?? []
  return (
    <section className="growth-line" aria-labelledby="line">
      <h2 id="line" className="block-head">
        {t('growth.line')}
        {offered.length > 1 && <span className="font-normal">{t('growth.choose')}</span>}
      </h2>
      {line.length === 0 && <p className="past-note">{t(look.stage === null ? 'growth.nothing' : 'growth.none')}</p>}
      <form action="#compare" method="get">
        {look.stage && <input type="hidden" name="stage" value={look.stage} />}
        {look.order === 'oldest' && <input type="hidden" name="order" value="oldest" />}
        {page > 1 && <input type="hidden" name="page" value={page} />}
        {elsewhere.map((point) => {
          const name = sayPoint(said, steps, lang, point)
          return (
            <p key={name} className="growth-elsewhere">
              <Choice point={point} pair={pair} name={name} t={t} />
              {name} <span className="text-soft">{t('growth.elsewhere')}</span>
            </p>
          )
        })}
        <ol className="growth-items">
          {shown.map((item) => (
            <Item key={keyOf(item)} item={item} growth={growth} look={look} pair={pair} />
          ))}
        </ol>
        {offered.length + elsewhere.length > 1 && (
          <p className="growth-bar">
            <button type="submit" className="button button-quiet" {...keyed('d')}>
              {t('growth.compare')} <Hint k="d" />
            </button>
          </p>
        )}
      </form>
      <Pager page={page} pages={pages} hrefOf={(n) => growthLookHref(id, look, { page: n })} t={t} />
    </section>
  )
}

const pointsOfItem = (item: GrowthItem, { stage }: Look): readonly GrowthPoint[] =>
  item.kind === 'readings' || item.kind === 'reviews' ? [] : pointsOf(item, stage)

/** Two of one kind may have happened at one instant, but not of one name. */
const keyOf = (item: GrowthItem): string => {
  const name =
    item.kind === 'version' ? item.n : item.kind === 'attempt' ? item.id : item.kind === 'entry' ? item.entryId : ''
  return `${item.kind} ${name} ${item.at.getTime()}`
}
