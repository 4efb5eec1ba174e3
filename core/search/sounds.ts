import { pinyin } from 'pinyin-pro'

/** How a short text may be typed by its sound: all its syllables, and their first letters. Empty: it has no Chinese. */
export function soundsOfLabel(text: string): readonly string[] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })
  return syllables.length === 0 ? [] : [syllables.join(''), syllables.map((one) => one.charAt(0)).join('')]
}
