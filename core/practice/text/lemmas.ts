/** Shorter, and what is left of a word says nothing: `us` is not what `used` comes from. Plurals leave less: `fds`. */
const MIN_STEM = 3
const MIN_SINGULAR = 2

/**
 * What an English word may be a regular inflection of, itself first: `copies` → `copies`, `copy`. A guess by the ending
 * alone: it names stems that are no words, and knows no irregular form (`wrote`).
 * @param word in lower case
 */
export function lemmas(word: string): readonly string[] {
  const found = [word]
  if (word.length <= MIN_SINGULAR || !/^[a-z]+(?:'s)?$/.test(word)) return found
  const add = (stem: string, least = MIN_STEM): void => {
    if (stem.length >= least && !found.includes(stem)) found.push(stem)
  }
  const cut = (count: number): string => word.slice(0, -count)
  const addBare = (stem: string): void => {
    add(stem)
    add(`${stem}e`)
    if (stem.at(-1) === stem.at(-2)) add(stem.slice(0, -1))
  }
  if (word.endsWith("'s")) add(cut(2))
  else if (word.endsWith('ies')) add(`${cut(3)}y`)
  if (/(?:s|x|z|ch|sh|o)es$/.test(word)) add(cut(2))
  if (/[^su']s$/.test(word)) add(cut(1), MIN_SINGULAR)
  if (word.endsWith('ied')) add(`${cut(3)}y`)
  else if (word.endsWith('ed')) addBare(cut(2))
  if (word.endsWith('ing')) addBare(cut(3))
  return found
}
