import Link from 'next/link'
import type { ChainSummary } from '#core/study/views.ts'
import type { Format, Translate } from '../_server/i18n.ts'
import { chainHref } from '../_ui/links.ts'
import { Mark } from '../_ui/mark.tsx'
import { Progress } from '../_ui/progress.tsx'

/** One chain in a list: its first question, and how far it has been passed. */
export function ChainRow({ chain, t, format }: { chain: ChainSummary; t: Translate; format: Format }) {
  const { root } = chain
  return (
    <li className="row" data-archived={root.archived || undefined}>
      <Mark standing={root.standing} t={t} />
      <div>
        <Link href={chainHref(root.id)} prefetch={false} lang={root.lang} className="row-title">
          {root.title}
        </Link>
        {chain.cards > 0 && <Progress chain={chain} t={t} format={format} />}
      </div>
    </li>
  )
}
