import type { ReactNode } from 'react'
import type { PartChange } from '#core/study/compare-versions.ts'
import { i18n } from '../../../_server/i18n.ts'
import { sayPart } from './say.ts'
import { Text } from './text.tsx'

/** What became of one part, word by word. What did not change is folded. */
export async function Part({ change, lang, children }: { change: PartChange; lang: string; children: ReactNode }) {
  const { t } = await i18n()
  const { part, nth, kind, isMoved, text } = change
  const id = `part-${part}-${nth}`
  const name = sayPart(t, part, lang)
  const heading = (
    <h3 id={id}>
      <span lang={name.lang}>{name.text}</span>
      {nth > 0 && <span>{t('versions.nth', { nth: nth + 1 })}</span>}
      <span className="version-kind" data-kind={kind}>
        {t(`versions.kind.${kind}`)}
      </span>
      {isMoved && <span className="version-kind">{t('versions.moved')}</span>}
    </h3>
  )
  return (
    <section className="version-part" aria-labelledby={id}>
      {kind === 'same' ? (
        <details>
          <summary>{heading}</summary>
          <Text parts={text} lang={lang} t={t} />
        </details>
      ) : (
        <>
          {heading}
          <Text parts={text} lang={lang} t={t} />
        </>
      )}
      {children}
    </section>
  )
}
