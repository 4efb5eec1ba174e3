import { i18n } from '../_server/i18n.ts'
import { CodeTools } from '../_ui/code-tools.tsx'
import type { AskView } from './views.ts'

/** The buttons that copy code, for the card that is being asked. */
export async function AskTools({ ask }: { ask: AskView | null }) {
  const { t } = await i18n()
  return (
    <CodeTools
      of={ask ? `${ask.cardId} ${ask.expected.count}` : ''}
      words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }}
    />
  )
}
