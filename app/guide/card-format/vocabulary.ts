import { COMPONENTS } from '#core/card/render/components.ts'
import { NAMINGS } from '#core/card/stages.ts'
import type { Locale } from '../../_server/locale.ts'

type SectionName = (typeof NAMINGS)[number]['id']

/** Words by which a numbered heading is known: `begins`, the text begins with it; `holds`, it stands anywhere. */
export const KEYWORDS: Readonly<
  Record<SectionName, { readonly begins: readonly string[]; readonly holds: readonly string[] }>
> = {
  question: { begins: ['问题', '题目', 'question'], holds: [] },
  thought: { begins: ['thought', 'ten-second thought', 'your thought'], holds: ['思考'] },
  answer: { begins: ['answer', 'one-minute answer', 'your answer'], holds: ['回答'] },
  nitpick: { begins: ['nitpick'], holds: ['骨头'] },
  verdict: { begins: ['verdict', 'gate', 'honest gate'], holds: ['过关', '满意', '自评'] },
  followups: { begins: ['next question', 'follow-up', 'followup'], holds: ['下一个问题', '追问'] },
  redesign: { begins: ['redesign'], holds: ['重新设计'] },
  gap: { begins: ['demo vs', 'gap'], holds: ['差距'] },
  'review-notes': { begins: ['review notes'], holds: ['重点回顾'] },
}

/** What each component is for, in Chinese; the English stands with the components. */
const ZH: Readonly<Record<string, string>> = {
  Demo: '可以运行的演示，单独占一行；怎么写见「演示」一篇。',
  Callout: '从正文里拎出来的一句话；`unsure` 表示作者还没有核实。',
  Figure: '带说明的图；`src` 从卡片所在的文件夹算起。',
  Details: '先收起来，读者点开才看的内容。',
  Kbd: '一个要按的键。',
}

export const componentRows = (locale: Locale): readonly (readonly string[])[] =>
  COMPONENTS.map(({ name, attributes, doc, example }) => {
    const attributeList = attributes.map((one) => {
      const values = one.values === undefined ? '' : ` (${one.values.join(', ')})`
      return `\`${one.name}\`${one.required === true ? '*' : ''}${values}`
    })
    const about = locale === 'zh' ? (ZH[name] ?? '') : doc
    return [`\`${name}\``, attributeList.join(', ') || '–', `${about} \`${example}\``]
  })
