import Link from 'next/link'
import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { loadDemo } from '../../_ui/demo/load.ts'
import { demoHref } from '../../_ui/links.ts'

/** The demos of a card, each on a page of its own. */
export async function DemoList({ view }: { view: CardView }) {
  const { t, locale } = await i18n()
  const blocks = view.rendered.sections.flatMap((section) => section.blocks)
  const ids = new Set(blocks.flatMap((block) => (block.kind === 'demo' ? [block.id] : [])))
  const demos = await Promise.all([...ids].map(async (id) => ({ id, loaded: await loadDemo(id) })))
  const there = demos.filter(({ loaded }) => loaded !== null)
  if (there.length === 0) return null
  return (
    <section aria-labelledby="demos">
      <h2 id="demos" className="head">
        {t('demo.ofCard')}
      </h2>
      <ul className="actions">
        {there.map(({ id, loaded }) => (
          <li key={id}>
            <Link href={demoHref(id)} prefetch={false} className="action">
              {loaded?.view?.title[locale] ?? id}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
