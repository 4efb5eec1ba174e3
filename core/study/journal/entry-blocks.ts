import { renderCard } from '#core/card/render/render.ts'
import type { Block } from '#core/card/render/rendered.ts'
import type { Context } from '../context.ts'

/** An entry as it is shown: its Markdown under the rules of cards. */
export async function entryBlocks({ highlighter }: Context, text: string): Promise<readonly Block[]> {
  const sections = [{ id: 'preface' as const, heading: '', start: 0, end: text.length }]
  return renderCard({ source: text, file: '', sections }, await highlighter()).sections[0]?.blocks ?? []
}
