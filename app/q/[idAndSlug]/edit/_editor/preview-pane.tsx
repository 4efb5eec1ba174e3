import { useMemo } from 'react'
import type { Block } from '#core/card/render/rendered.ts'
import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { fill } from '../../../../_ui/fill.ts'
import { sectionName } from '../../../../_ui/stage.ts'
import type { Room } from './room.ts'
import type { Given } from './views.ts'

/** How the card will show what is written. Demos have their place in it, and do not run. */
export function PreviewPane({ given, room }: { given: Given; room: Room }) {
  const { part, sections, isStale } = useSignal(room.shown)
  const { card, words, names } = given
  const shown = sections?.filter(({ id, blocks }) => blocks.length > 0 && (part === 'whole' || id === part)) ?? []
  return (
    <section className="writing-preview" aria-label={fill(words.previewOf, { part: names[part] })} tabIndex={0}>
      {isStale && <p className="writing-quiet">{words.noPreview}</p>}
      {sections !== null && shown.length === 0 && <p className="writing-quiet">{words.nothingToSee}</p>}
      {shown.map(({ id, blocks }, i) => (
        <div key={i} className="stage">
          {part === 'whole' && id !== 'preface' && <h2 lang={card.lang}>{sectionName(id, card.lang)}</h2>}
          {blocks.map((block, k) => (
            <BlockView key={k} block={block} given={given} />
          ))}
        </div>
      ))}
    </section>
  )
}

function BlockView({ block, given: { card, demos, words } }: { block: Block; given: Given }) {
  const html = block.kind === 'html' ? block.html : ''
  // The same markup is the same element: a picture in it is not fetched anew with each word.
  const markup = useMemo(() => ({ __html: html }), [html])
  if (block.kind === 'html') return <div className="prose" lang={card.lang} dangerouslySetInnerHTML={markup} />
  const title = demos.find(({ id }) => id === block.id)?.title ?? block.id
  return (
    <p className="writing-demo">
      {fill(words.demo, { title })} <span>{words.demoNote}</span>
    </p>
  )
}
