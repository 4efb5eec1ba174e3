import type { Block, RenderedSection } from '#core/card/render/rendered.ts'
import { DemoBlock, DemoLink } from './demo/block.tsx'

type Props = {
  section: RenderedSection
  lang: string
  /** Whether demos stand there to be run, or are only named: where somebody is being asked, they would tell the answer. */
  demos?: 'run' | 'link'
}

/** What a section says. Its markup was made and sanitised by core/card/render. */
export function SectionBody({ section, lang, demos = 'link' }: Props) {
  return section.blocks.map((block, i) => <BlockView key={i} block={block} lang={lang} demos={demos} />)
}

function BlockView({ block, lang, demos }: { block: Block; lang: string; demos: 'run' | 'link' }) {
  if (block.kind === 'html')
    return <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: block.html }} />
  return demos === 'run' ? <DemoBlock id={block.id} /> : <DemoLink id={block.id} />
}
