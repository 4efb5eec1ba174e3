import type { StageId } from '../stages.ts'

/**
 * The template that many notes are written in: what it says by itself, so that it is told from what its user wrote.
 * Marks, numbers and spaces are of no account.
 */
export const MOTTO: readonly string[] = [
  '这就是你价值，用不一向的角度回答老问题。',
  '别人回答了，那是入门时候，随笔写博客时候，应付项目时候。',
  '别人迭代了，别人不会重写一本书，一个项目，一个博客纠正。',
  '别人没有义务纠正你错误。',
  '你对你认知负责，你需要对你理解负责',
]

export const HINTS: Readonly<Partial<Record<StageId, readonly string[]>>> = {
  thought: ['范围 代码，官方文档 和项目问题 指出内容'],
  nitpick: [
    '如果简单用法，100%保证不过关，因为没有骨头可挑！',
    '如果自己强加各种特自己根本不理解很深入原理，你保证100个人 80人也说不出来',
    '从哪里入手呢？',
    '1 假如100个人去问，大家都问什么相同的题目。',
    '2 别看不起官方文档，上面最全面。最正确，包含各种情况（大家关系问题在官方文档有答案）【文档每一行都要看，想当然不行的】',
    '3 自己手动写小demo',
  ],
  verdict: [
    '1. 10秒内单，如果大脑一片空白，对里面里面基础用法（不行）',
    '2. 进一步 提问，原理，异常等毫无总结，（不行）',
    '3. 你必须停下来深入看看看别人怎么做的（学习吧）',
  ],
}

/** What the template and this program write into the headings of the stages, and what they are called for short. */
export const HEADINGS: Readonly<Record<StageId | 'review-notes', readonly string[]>> = {
  question: ['问题', '题目', 'Question'],
  thought: ['你的思考', '10秒闪过', '十秒闪过', '十秒思考', '10秒思考', '思考', 'Ten-second thought', 'Your thought'],
  answer: [
    '你的回答',
    '限制在1分钟',
    '5句话',
    '12秒一句',
    '一分钟回答',
    '1分钟回答',
    '回答',
    'One-minute answer',
    'Your answer',
    'Answer',
  ],
  nitpick: [
    '鸡蛋里挑骨头',
    '挑骨头',
    '第一句话回答关键了吗',
    '后面有具体场景吗',
    '或者关键词补充吗',
    'Nitpick',
    'Nitpicking',
  ],
  verdict: ['你自己满意了吗', '认为过关了', '过关自评', '过关', '自评', 'Verdict', 'Honest gate', 'Gate'],
  followups: [
    '下一个问题是什么',
    '下一个问题',
    '这不是结束',
    '只是一个系统的开始',
    '追问',
    'Next questions',
    'Next question',
    'Follow-ups',
    'Follow-up questions',
  ],
  redesign: [
    '如果自己没有做过类型项目',
    '参考别人经验',
    '自己重新设计',
    '需要考虑知识点是什么',
    '重新设计',
    'Redesign',
  ],
  gap: [
    '如果自己没有做过类型项目',
    '参考别人经验',
    '自己直接写demo',
    '和真是项目最大差距是什么',
    '和真实项目最大差距是什么',
    'Demo 与真实项目的差距',
    '差距',
    'Demo vs. real project',
    'Gap',
  ],
  'review-notes': ['重点回顾', '解决问题的关键路径', 'Review notes'],
}
