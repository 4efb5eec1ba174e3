/** Words that hold something from a file, for a terminal, which controls would tell to do things. */
export const printable = (words: string): string => words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
