import { NAMINGS, type SectionId } from '#core/card/stages.ts'

export const isChinese = (lang: string): boolean => /^zh\b/i.test(lang)

/** What a section is called in `lang`: Chinese, or English for every other language. */
export function sectionName(id: SectionId, lang: string): string {
  const naming = NAMINGS.find((one) => one.id === id)
  return naming === undefined ? '' : isChinese(lang) ? naming.zh : naming.en
}
