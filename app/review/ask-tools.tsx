import { i18n } from '../_server/i18n.ts'
import { Attention } from '../_ui/attention/attention.tsx'
import { CodeTools } from '../_ui/code-tools.tsx'
import type { AskView } from './views.ts'

/** What goes with the card that is being asked: the buttons that copy its code, and the time it takes. */
export async function AskTools({ ask }: { ask: AskView | null }) {
  const { t } = await i18n()
  return (
    <>
      <CodeTools
        of={ask ? `${ask.cardId} ${ask.expected.count}` : ''}
        words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }}
      />
      {ask && <Attention activity="review" cardId={ask.cardId} />}
    </>
  )
}
