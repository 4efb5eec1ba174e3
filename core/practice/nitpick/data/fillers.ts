const PAUSE = String.raw`(?=\s?(?:[,。、;:!?]|\.{2,}|$))`
const CLAUSE_START = String.raw`(?<=^\s?|[,。、;:!?.]\s?)`

/**
 * Words that fill a pause, where they stand as such. What also has a meaning is taken only next to a pause or doubled:
 * 那个 in 那个进程 is none.
 */
export const FILLERS: readonly string[] = [
  '嗯+|呃+|唔+|额(?=\\s*[,。、.])',
  `啊${PAUSE}|哎`,
  '(?:那个|这个|就是){2,}',
  `(?:那个|这个|就是|就是说|对吧|是吧|怎么说呢?|怎么说|你知道)${PAUSE}`,
  `${CLAUSE_START}(?:就是说|怎么说呢|然后呢?|其实|那么|所以说|反正)`,
  String.raw`\b(?:u+h+m*|u+m+|e+r+m*|h+m+)\b`,
  String.raw`\b(?:you know|i mean|you see)\b(?! (?:that|what|how|why|the|it|a|if))`,
  `${CLAUSE_START}(?:like|well|okay|ok|so|right|anyway|basically|actually)${PAUSE}`,
]
