import type { Category, ReferenceKind } from '#core/card/card.ts'
import type { SiteLang } from './form.ts'

/** The words of a site's pages. */
export type Words = {
  readonly brand: string
  readonly chain: string
  readonly cards: (count: number) => string
  readonly open: (count: number) => string
  readonly version: (version: number) => string
  readonly anonymous: string
  /** Between the names of several. */
  readonly and: string
  readonly lead: string
  readonly outline: string
  readonly graph: string
  readonly graphLabel: string
  readonly graphTooLarge: string
  readonly back: string
  readonly elsewhere: string
  readonly notAsked: string
  readonly unasked: string
  readonly practise: string
  readonly practiseThis: string
  readonly practiseLead: string
  readonly practisePrivate: string
  readonly practiseAll: string
  readonly practiseUnscripted: string
  readonly search: string
  readonly searchLabel: string
  readonly searchHint: string
  readonly slides: string
  readonly print: string
  readonly skip: string
  readonly keys: string
  readonly pages: string
  readonly path: string
  readonly askedBy: string
  readonly revealAll: string
  readonly previous: string
  readonly next: string
  readonly neighbours: string
  readonly keyPoints: string
  readonly references: string
  readonly about: string
  readonly authors: string
  readonly license: string
  readonly languages: string
  readonly identity: string
  readonly forkedFrom: string
  readonly madeWith: string
  readonly takeIn: string
  readonly takeInFile: string
  readonly demo: string
  readonly recorded: string
  readonly recordedNote: string
  readonly notRun: string
  readonly look: string
  readonly beyond: string
  readonly missing: string
  readonly missingNote: string
  readonly toIndex: string
  readonly category: Readonly<Record<Category, string>>
  readonly kind: Readonly<Record<ReferenceKind, string>>
}

const zh: Words = {
  brand: '追问',
  chain: '题链',
  cards: (count) => `${count} 个问题`,
  open: (count) => `${count} 个还没人答`,
  version: (version) => `第 ${version} 版`,
  anonymous: '佚名',
  and: '、',
  lead: '从一个问题追问到下一个。每一题先自己想十秒、答一分钟，再展开看它怎么答、怎么挑自己的骨头。',
  outline: '大纲',
  graph: '图',
  graphLabel: '题链图。同样的内容见上面的大纲。',
  graphTooLarge: '题链太大，画不下；大纲里是全部。',
  back: '虚线回到前面的问题。',
  elsewhere: '别处展开',
  notAsked: '未答：',
  unasked: '空心圆的问题还没有卡片回答。',
  practise: '练习',
  practiseThis: '练这一题',
  practiseLead: '先想十秒，再用五句话、一分钟答完，然后和卡片对一对，自己判过没过。打字或开口都行，不录音。',
  practisePrivate: '练习只记在这个浏览器里，别人看不到，也不会发到任何地方。',
  practiseAll: '从头练起',
  practiseUnscripted: '练习要开启脚本。',
  search: '搜索',
  searchLabel: '搜卡片',
  searchHint: '标题、要点、回答，提到就找得到',
  slides: '幻灯片',
  print: '打印',
  skip: '跳到正文',
  keys: '快捷键',
  pages: '页面',
  path: '从哪一题追问而来',
  askedBy: '追问自',
  revealAll: '全部展开',
  previous: '上一题',
  next: '下一题',
  neighbours: '前后两题',
  keyPoints: '要点',
  references: '参考资料',
  about: '关于这条题链',
  authors: '作者',
  license: '许可',
  languages: '语言',
  identity: '标识',
  forkedFrom: '源自',
  madeWith: '用追问（Zhuiwen）整理',
  takeIn: '收进题库',
  takeInFile: '下载题链文件，在自己的追问里打开',
  demo: '演示',
  recorded: '录下的输出',
  recordedNote: '这是以前录下来的，不是现在跑的。',
  notRun: '这里只能读，不能运行。',
  look: '看什么',
  beyond: '真实项目还多做了什么',
  missing: '这里没有这一页',
  missingNote: '地址也许不完整，或者这一页已经不在了。',
  toIndex: '回到大纲',
  category: {
    'system-design': '系统设计',
    project: '项目问题',
    fundamentals: '基础',
    'open-source': '开源',
  },
  kind: {
    official: '官方文档',
    standard: '标准',
    source: '源码',
    book: '书',
    article: '文章',
    talk: '演讲',
    issue: '讨论',
  },
}

const en: Words = {
  brand: 'Zhuiwen',
  chain: 'Question chain',
  cards: (count) => (count === 1 ? '1 question' : `${count} questions`),
  open: (count) => `${count} not answered yet`,
  version: (version) => `version ${version}`,
  anonymous: 'Anonymous',
  and: ', ',
  lead: 'One question leads to the next. Think about each for ten seconds, answer it in one minute, and only then unfold how it is answered here, and what is wrong with that answer.',
  outline: 'Outline',
  graph: 'Graph',
  graphLabel: 'Graph of the chain. The outline above says the same.',
  graphTooLarge: 'The chain is too large to be drawn; the outline has all of it.',
  back: 'Dashed lines lead back to earlier questions.',
  elsewhere: 'opened elsewhere',
  notAsked: 'not answered yet: ',
  unasked: 'No card answers the questions with an open circle yet.',
  practise: 'Practise',
  practiseThis: 'Practise this one',
  practiseLead:
    'Think for ten seconds, answer in five sentences within a minute, compare with the card, and judge for yourself. Type or speak; nothing is recorded.',
  practisePrivate: 'What you practise is kept in this browser only. Nobody else sees it, and nothing is sent anywhere.',
  practiseAll: 'All of them, in order',
  practiseUnscripted: 'Practising takes scripts, which are switched off.',
  search: 'Search',
  searchLabel: 'Search the cards',
  searchHint: 'Titles, key points, answers: whatever they mention',
  slides: 'Slides',
  print: 'Print',
  skip: 'Skip to content',
  keys: 'Keys',
  pages: 'Pages',
  path: 'Questions that lead here',
  askedBy: 'Follows from',
  revealAll: 'Unfold all',
  previous: 'Previous',
  next: 'Next',
  neighbours: 'Previous and next question',
  keyPoints: 'Key points',
  references: 'References',
  about: 'About this chain',
  authors: 'Authors',
  license: 'Licence',
  languages: 'Languages',
  identity: 'Identity',
  forkedFrom: 'Forked from',
  madeWith: 'Made with Zhuiwen (追问)',
  takeIn: 'Take it in',
  takeInFile: 'Download the chain, and open it in your own Zhuiwen',
  demo: 'Demo',
  recorded: 'Recorded output',
  recordedNote: 'This was recorded earlier; it is not a live run.',
  notRun: 'To be read here, not run.',
  look: 'What to look at',
  beyond: 'What a real project does beyond it',
  missing: 'There is no such page',
  missingNote: 'The address may be incomplete, or the page is no longer there.',
  toIndex: 'Back to the outline',
  category: {
    'system-design': 'System design',
    project: 'Project',
    fundamentals: 'Fundamentals',
    'open-source': 'Open source',
  },
  kind: {
    official: 'Official docs',
    standard: 'Standards',
    source: 'Source code',
    book: 'Books',
    article: 'Articles',
    talk: 'Talks',
    issue: 'Discussions',
  },
}

const WORDS: Readonly<Record<SiteLang, Words>> = { zh, en }
export const wordsIn = (lang: SiteLang): Words => WORDS[lang]
