/** Counted as word processors count: each Chinese character, kana or Hangul syllable, and each word of other scripts. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}_]+/gu

/**
 * How many words of a text are others than before: those that came or those that went, whichever are more. Words that only
 * stand elsewhere now do not count. Takes time with the length of the texts, and not with its square as a diff does.
 */
export function wordsChanged(before: string, after: string): number {
  const counts = new Map<string, number>()
  const count = (text: string, by: number): void => {
    for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + by)
  }
  count(after, 1)
  count(before, -1)
  let [came, went] = [0, 0]
  for (const more of counts.values()) {
    if (more > 0) came += more
    else went -= more
  }
  return Math.max(came, went)
}
