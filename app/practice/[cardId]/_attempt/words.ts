import type { nitpickZh } from '../../../_messages/nitpick.zh.ts'
import type { practiceZh } from '../../../_messages/practice.zh.ts'
import type { Texts } from '../../../_messages/shape.ts'

export type Words = Texts<typeof practiceZh>
export type RuleWords = Pick<Texts<typeof nitpickZh>, 'note' | 'noWords' | 'nothing' | 'fillers'>

/** A text with `{name}` filled in. The page's own texts hold nothing else of ICU, so that none of it is shipped. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
