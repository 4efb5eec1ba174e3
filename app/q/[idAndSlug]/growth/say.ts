import type { GrowthPoint } from '#core/journal/growth-point.ts'
import type { GrowthStep } from '#core/journal/growth.ts'
import type { Format, Translate } from '../../../_server/i18n.ts'
import { sayWhen } from '../../../practice/[cardId]/_past/say.ts'
import { sayPart } from '../versions/say.ts'

/** What a text that can be compared is called. An attempt by its time; one that is not there, by what it is of. */
export function sayPoint(
  { t, format }: { readonly t: Translate; readonly format: Format },
  steps: readonly GrowthStep[],
  lang: string,
  point: GrowthPoint,
): string {
  if (point.of === 'version') {
    return t('growth.pointVersion', { n: point.n, part: sayPart(t, point.part, lang).text })
  }
  const attempt = steps.find((step) => step.kind === 'attempt' && step.id === point.id)
  const when = attempt ? sayWhen(format, attempt.at) : ''
  return t(point.part === 'thought' ? 'growth.pointThought' : 'growth.pointAttempt', { when })
}
