/** Letters that any font for the web draws: those of English, and of the languages of Western Europe. */
export const LATIN: ReadonlySet<number> = new Set(
  [
    [0x20, 0x7e],
    [0xa1, 0xac],
    [0xae, 0xff],
  ].flatMap(([first = 0, last = 0]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
)

/** What of a text can be drawn with these characters, on one line. Whoever draws it would look for the others elsewhere. */
export const drawable = (text: string, characters: ReadonlySet<number>): string =>
  [...text.normalize('NFC').replaceAll(/\s+/g, ' ')]
    .filter((character) => isLetter(character) && characters.has(character.codePointAt(0) ?? 0))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim()

/** Not what only changes how others look, and not pictures, which are fetched even where a font has them. */
const isLetter = (character: string): boolean =>
  !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Variation_Selector}\p{Emoji_Presentation}]/u.test(character)
