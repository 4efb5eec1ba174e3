import type { Locale } from '../../_server/locale.ts'

type Words = Readonly<Record<Locale, string>>

/** The guides, in the order to read them. */
export const TOPICS = [
  {
    slug: 'card-format',
    title: { zh: '卡片格式', en: 'Card format' },
    about: {
      zh: '一张卡片是一个文件：字段、八个阶段、追问，以及写错了会怎样。',
      en: 'A card is a file: its fields, its eight stages, its follow-ups, and what happens when something is wrong.',
    },
  },
  {
    slug: 'writing',
    title: { zh: '写卡片', en: 'Writing' },
    about: {
      zh: '在浏览器里写：一段一段、预览、草稿，文件在别处改过怎么合。',
      en: 'Writing in the browser: section by section, with a preview, drafts, and what happens when the file changes.',
    },
  },
  {
    slug: 'practice',
    title: { zh: '练习', en: 'Practice' },
    about: {
      zh: '一分钟作答怎么走，规则看得见什么、看不见什么，怎么算过关。',
      en: 'How a timed answer goes, what the rules can and cannot see, and what it takes to pass.',
    },
  },
  {
    slug: 'demos',
    title: { zh: '演示', en: 'Demos' },
    about: {
      zh: '能跑的程序怎么写，怎么改，沙箱管什么、不管什么。',
      en: 'How to write a runnable demo, how to change it, and what its sandbox does and does not do.',
    },
  },
  {
    slug: 'search',
    title: { zh: '搜索', en: 'Search' },
    about: {
      zh: '按 Ctrl K 能找什么，条件怎么写。',
      en: 'What Ctrl K finds, and how to narrow it down.',
    },
  },
  {
    slug: 'keys',
    title: { zh: '键盘', en: 'Keys' },
    about: { zh: '每一页有哪些键。', en: 'What every key does, page by page.' },
  },
  {
    slug: 'schedule',
    title: { zh: '排期', en: 'Schedule' },
    about: {
      zh: '一题什么时候再来，追问什么时候打开，队列怎么排。',
      en: 'When a card comes back, when a follow-up opens, and what order you are asked in.',
    },
  },
  {
    slug: 'journal',
    title: { zh: '日志', en: 'Journal' },
    about: {
      zh: '每天做了什么，自己会记下来；写随笔，回头看，时间怎么算。',
      en: 'What you did writes itself down; notes of your own, looking back, and how time is counted.',
    },
  },
  {
    slug: 'sharing',
    title: { zh: '分享', en: 'Sharing' },
    about: {
      zh: '把一条题链给别人，把别人的收进来：出去的是什么，永远不出去的是什么。',
      en: 'Giving a chain to others and taking one in: what goes out, and what never does.',
    },
  },
  {
    slug: 'data',
    title: { zh: '数据', en: 'Data' },
    about: {
      zh: '东西放在哪里，怎么备份、恢复、换机器，什么可以删。',
      en: 'Where things lie, how to back up, restore and move them, and what may be deleted.',
    },
  },
] as const satisfies readonly { slug: string; title: Words; about: Words }[]

export type Topic = (typeof TOPICS)[number]['slug']

export const GUIDE: { readonly title: Words; readonly label: Words; readonly lead: Words } = {
  title: { zh: '指南', en: 'Guide' },
  label: { zh: '各篇指南', en: 'Guides' },
  lead: {
    zh: '十篇短文。第一次来，读「卡片格式」就够开始了。',
    en: 'Ten short texts. To begin, “Card format” is all you need.',
  },
}
