import type { Translate } from '../_server/i18n.ts'
import type { Standing } from '#core/study/views.ts'
import { Dot } from './dot.tsx'
import { markOf } from './memory.ts'

/** The mark of one card, in the reader's words. */
export function Mark({ standing, t }: { standing: Standing; t: Translate }) {
  const mark = markOf(standing)
  return <Dot mark={mark} label={t(`memory.${mark}`)} />
}
