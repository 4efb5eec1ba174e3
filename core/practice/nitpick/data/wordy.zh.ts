import type { Wordy } from './vague.ts'

const DONE =
  '操作|处理|优化|改进|调整|分析|管理|控制|设计|修改|判断|检查|校验|验证|更新|删除|查询|写入|读取|加载|计算|比较|对比|测试|监控|清理|恢复|同步|迁移|升级|扩展|通信|交互|传输|转发|通知|封装'

/** Chinese that takes longer than what it says. Matched like the hedges. */
export const WORDY_ZH: readonly Wordy[] = [
  // An empty verb before the verb that is meant.
  { pattern: `[来去]?进行(?:了|一个|一些|一次|相应的|相关的|一定的)?(${DONE})`, better: '$1' },
  { pattern: `做(?:了)?(?:一个|一次)(${DONE})`, better: '$1' },
  { pattern: '通过([^,。;]{1,16}?)的(?:方式|方法|手段|形式)[来去]?', better: '用$1' },
  // Said twice.
  { pattern: '(?:由于|因为)([^,。;]{1,20}?)的(?:原因|缘故)', better: '因为$1' },
  { pattern: '目的就?是为了', better: '为了' },
  { pattern: '(?:大约|大概|差不多)([^,。;]{1,10}?)(?:左右|上下)', better: '约$1' },
  { pattern: '基于([^,。;]{1,12}?)的?基础之?上', better: '基于$1' },
  // Habits of speech.
  { pattern: '的(?:这样|这么|那么)?一个(概念|东西|过程|情况|机制|状态|操作|作用|功能)', better: '的$1' },
  { pattern: '的?过程当中', better: '时' },
  { pattern: '众所周知|不言而喻|毋庸置疑|显而易见|值得一提的是|总而言之|综上所述|不得不说', better: '' },
]
