import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { markOf } from '../../_ui/memory.ts'
import { alone } from '../../_ui/outline-fold.ts'
import { Outline } from '../../_ui/outline.tsx'
import { Promoting } from '../../new/promoting.tsx'
import { promotingWords } from '../../new/words.ts'

/** The questions this one leads to, one line each. */
export async function FollowUps({ view }: { view: CardView }) {
  const { t } = await i18n()
  return (
    <div className="tree tree-large follow-ups">
      <Promoting words={promotingWords(t)}>
        <Outline nodes={view.followUps.map(alone)} t={t} lang={view.card.lang} asker={view.card.id} />
      </Promoting>
    </div>
  )
}

/** The follow-up to go to next, of those that are not archived: the first not remembered, or failing that the first. */
export function nextFollowUp(view: Pick<CardView, 'followUps'>) {
  const cards = view.followUps.flatMap((node) => (node.kind === 'card' && !node.card.archived ? [node.card] : []))
  return cards.find(({ standing }) => markOf(standing) !== 'remembered') ?? cards[0] ?? null
}
