import type { Vague } from './vague.ts'

const CLAUSE_END = String.raw`(?=[,。;!?)\s]|$)`
const FIGURE = '[\\d一二两三四五六七八九十百千万半几]'
/** What is a comparison or a part of a word after 比较 and not a degree: 比较大小, 比较多个副本, 比较长度. */
const COMPARED = '(?!大小|长短|长度|高低|高位|低位|快慢|多少|多个|多条|多份|新旧)'

/**
 * Chinese words that are vague in a technical answer, collected from spoken interview answers and pruned until the
 * cards shipped here got none. Patterns are matched in text of NFKC width (so `,` stands for ，), outside code and
 * quotation marks.
 *
 * Left out on purpose: 通常, 往往, 有时 (they say how often, which may be all there is to say), 应该 alone, 应该能,
 * 应该可以 (mostly what ought to be: 创建时就应该带 O_CLOEXEC), 等 alone (锁、队列等), 很多, 大量, 很大 (a figure would be
 * better, but the sentence says something), 尽量, 必要时, 理论上, 不一定.
 */
export const HEDGES_ZH: readonly Vague[] = [
  // 大约 30 毫秒 is an honest figure; 大概是这样 is none. 两者差不多 compares.
  {
    why: 'doubt',
    pattern: `(?:大概|大约|(?<!两者|二者|都)差不多)(?!\\s*(?:是|要|需要|会|能|有|在|花|用|占|等)?\\s*${FIGURE})`,
  },
  // Epistemic. 返回值应该是 0 may be meant as a norm: a false alarm that the documentation names.
  { why: 'doubt', pattern: '应该(?:[也都还就]?(?:是|会)|不会|没(?:有)?(?:什么)?问题|就?(?:行|好)了?|差不多)' },
  { why: 'doubt', pattern: '也许|或许|说不定|貌似|似乎' },
  // 就好像 … 一样 is a comparison; 刚好像, 最好像 are cut otherwise.
  { why: 'doubt', pattern: '(?<![就正最刚恰友])好像(?![^,。;]{0,14}(?:一样|那样))' },
  // The optimizer's 估计 (估计行数) is its work, not a doubt.
  { why: 'doubt', pattern: '估计(?=是|会|就|也|能|要|应该|可能)|我估计' },
  { why: 'doubt', pattern: '我(?:个人)?(?:感觉|觉得|认为|猜)|个人(?:感觉|觉得|认为)|感觉(?:上|是|像|就)' },
  { why: 'doubt', pattern: '据说|听说|印象[中里]|没记错(?:的话)?|记不太?清|说不(?:太|大)?(?:清|上来|好)' },
  {
    why: 'doubt',
    pattern: '不(?:太|是很|大|怎么)(?:确定|清楚|了解|懂|记得)|没(?:有)?(?:太|怎么)?(?:研究|深入|了解|接触)过?',
  },
  // A possibility is often the very point (两步之间别的线程可能 fork). Only the forms in which the speaker guesses count.
  {
    why: 'doubt',
    pattern:
      '(?<![不尽])可能(?:是(?:因为|由于|跟|和|与)|吧|会?比较|会?有点|会?有些|需要|还是|不太|有一?些|因为|由于|涉及|(?:跟|和|与)[^,。;]{1,12}有关)',
  },
  // … or all of them, when there are so many that nothing is certain any more.
  { why: 'doubt', pattern: '(?<![不尽])可能(?!性)', atLeast: 3 },
  { why: 'doubt', pattern: `(?<![说来好走看])吧${CLAUSE_END}` },

  { why: 'general', pattern: '(?:一般|通常|总的|总体|整体|相对)(?:来说|来讲|而言|来看)|(?:一般|通常)情况下|一般的话' },
  { why: 'general', pattern: '基本上|大体上|大致上|总体上|整体上' },
  { why: 'general', pattern: '(?:在)?(?:某种|一定|很大)(?:程度|意义)上|从某种(?:意义|角度)上?' },
  {
    why: 'general',
    pattern: '看情况|视(?:具体|实际)?情况|根据(?:实际|具体)的?(?:情况|需要|需求|场景)|具体情况具体分析',
  },
  { why: 'general', pattern: '(?:某些|有些|大部分|大多数|绝大多数)(?:情况|场景|条件|时候)下?|特殊的?(?:情况|场景)下?' },

  {
    why: 'vague',
    pattern:
      // 与 TLS 相关的状态 says related to what.
      '(?:一些|某些|某种|各种|各类|很多|许多|不少|多种|一系列|相应|(?<!(?:与|和|跟|同)[^,。;]{1,12})相关|合适|合理|适当|一定的|特定)的?' +
      // One word may stand in between: 一定的治理手段.
      '(?:(?<=一些|各种|一系列|一定的|相[关应]的|合适的|适当的)\\p{Script=Han}{2})?' +
      '(?:东西|问题|操作|处理|优化|机制|方法|方式|手段|措施|方案|情况|场景|因素|原因|工具|技术|配置|参数|地方|工作|策略|好处|细节|事情|内容|逻辑|知识|设置|调整|改进|影响|限制|要求|规则|信息|资源|特性|功能)',
  },
  { why: 'vague', pattern: '(?:这|那)些?东西|什么东西|(?:各个?|方方面|多)方面|方方面面|全方位' },
  { why: 'vague', pattern: '(?:优化|处理|调整|改进|改善|完善|管理|配置|搞|弄)一下' },
  { why: 'vague', pattern: '怎么怎么样?|如何如何|这样那样' },

  // 等等 may be the verb (再等等看); at the end of a clause it is the tail of a list.
  { why: 'tail', pattern: `等等${CLAUSE_END}|等(?:一系列|各个?)?方面` },
  { why: 'tail', pattern: `之类的?|诸如此类|(?<![为是干])什么的${CLAUSE_END}|啥的` },

  // 非常驻, 非常量: 非 is a prefix there.
  { why: 'degree', pattern: '非常(?![规量驻态见数])|极其|极为|十分(?!钟|之)|超级(?!块|用户)|相当(?!于)' },
  { why: 'degree', pattern: '特别(?=快|慢|大|小|多|高|低|好|复杂|简单|重要|适合|方便|稳定|容易|强|严重|明显)' },
  {
    why: 'degree',
    pattern: '大大|大幅度?|极大地?|显著地?|明显地?(?=提[升高]|改善|降低|减少|优于)',
    unlessFigure: true,
  },
  {
    why: 'degree',
    pattern: `比较${COMPARED}(?=好|快|慢|大|小|多|少|高|低|复杂|简单|重要|稳定|困难|难|容易|合适|适合|常见|麻烦|严重|明显|强|弱|方便|灵活|贵|长|短)`,
  },
  {
    why: 'degree',
    pattern: '有点儿?(?=快|慢|大|小|多|高|低|复杂|麻烦|问题)|很(?:好(?!处)|强大|灵活|方便|重要|不错|优秀|完善|高效)',
  },

  { why: 'buzz', pattern: '赋能|抓手|闭环(?!控制)|组合拳|降本增效|底层逻辑|一站式|业界领先|最佳实践|神器|黑科技' },
  { why: 'buzz', pattern: '完美地?(?:解决|支持|兼容|适配)' },
]
