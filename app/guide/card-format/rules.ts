import { type Rule, RULES, severityOf } from '#core/card/lint/finding.ts'
import type { Locale } from '../../_server/locale.ts'

const ABOUT: Record<Rule, Record<Locale, string>> = {
  file: {
    zh: '不是 UTF-8，或者有 NUL 字节；太大是 `error`',
    en: 'a file that is no UTF-8 or has a NUL byte; an `error` if it is too large',
  },
  frontmatter: {
    zh: '字段缺了，或者写得不对；没有能用的 `id` 是 `error`',
    en: 'a field that is missing or wrong; an `error` if it is the `id`',
  },
  'doubled-id': { zh: '两个文件用了同一个 `id`', en: 'two files with one `id`' },
  'doubled-title': { zh: '两张卡片问的是同一句话', en: 'two cards that ask the same, word for word' },
  'reference-kind': { zh: '参考资料没写 `kind`', en: 'a reference without a `kind`' },
  'no-key-points': { zh: '没有要点', en: 'no key points' },
  'missing-stage': { zh: '有的阶段还没有字', en: 'stages without text' },
  markup: { zh: '正文里排不出来的地方', en: 'text that cannot be rendered as it is written' },
  'unknown-component': { zh: '卡片里不能用的元素', en: 'an element that cards may not use' },
  'missing-image': { zh: '图片文件不存在', en: 'an image that is not there' },
  'missing-file': { zh: '链接的文件不存在', en: 'a link to a file that is not there' },
  'bad-demo': { zh: '演示不存在，或者读不懂', en: 'a demo that is not there or cannot be read' },
  'orphan-demo': { zh: '没有卡片用到的演示', en: 'a demo that no card shows' },
  'bad-card-link': {
    zh: '追问里的链接不是卡片编号，或者指向自己',
    en: 'a follow-up whose link names no card, or itself',
  },
  'dead-card-link': {
    zh: '`card:` 链接或 `spoils` 里的卡片不存在',
    en: 'a `card:` link to, or `spoils` of, a card that is not there',
  },
  'dead-wikilink': { zh: '`[[…]]` 里的名字不是任何卡片', en: 'a name in `[[…]]` that is no card’s' },
  'ambiguous-wikilink': { zh: '`[[…]]` 里的名字几张卡片都叫', en: 'a name in `[[…]]` that several cards have' },
  'wikilink-follow-up': {
    zh: '第六阶段里的 `[[…]]` 只是链接，不连成题链',
    en: 'a `[[…]]` in stage 6: a link, and no follow-up',
  },
  cycle: { zh: '追问绕成了圈（可以这样写）', en: 'follow-ups that go round in a circle, as they may' },
  'unreachable-card': {
    zh: '整个圈都没有别的卡片引过来，只好从文件排在最前的这张开始',
    en: 'a circle that nothing leads into: it begins with this card only because its file comes first',
  },
  'dead-link': {
    zh: '网址答 404 或 410，或者没有这个主机（只在 `--online` 时查）',
    en: 'an address that answers 404 or 410, or has no host (only with `--online`)',
  },
  'unchecked-link': {
    zh: '网址没法判断：超时、拒绝、别的出错，或者不在公网上（只在 `--online` 时查）',
    en: 'an address nobody can tell of: too slow, shut, in error, or not on the public internet (only with `--online`)',
  },
}

/** Every rule of `check`: its name, what it finds, and how grave that is. */
export const ruleRows = (locale: Locale): readonly (readonly string[])[] =>
  RULES.map((rule) => [`\`${rule}\``, ABOUT[rule][locale], `\`${severityOf(rule)}\``])
