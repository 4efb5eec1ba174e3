import type { Block, RenderedSection } from '#core/card/render/rendered.ts'
import type { Translate } from '../_server/i18n.ts'

/** What a section says. Its markup was made and sanitised by core/card/render. */
export function SectionBody({ section, lang, t }: { section: RenderedSection; lang: string; t: Translate }) {
  return section.blocks.map((block, i) => <BlockView key={i} block={block} lang={lang} t={t} />)
}

function BlockView({ block, lang, t }: { block: Block; lang: string; t: Translate }) {
  if (block.kind === 'html')
    return <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: block.html }} />
  return (
    <p className="demo">
      <span className="font-semibold">{t('card.demo', { id: block.id })}</span>
      <span className="text-soft">{t('card.demoNote', { id: block.id })}</span>
    </p>
  )
}
