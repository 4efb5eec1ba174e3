/** Words of a question that are not what it is about. */
export const STOP_WORDS_EN: ReadonlySet<string> = new Set(
  `a about after again all also an and another any are as at be because been before being between both but by can
  could did do does doing done each either else ever every explain describe difference differ few for from get gets give go
  goes had happen happens has have having help how i if in into is it its itself just keep know let like make makes many may
  me mean means might more most much must my need never no nor not of off on once one only or other our out over own really
  same say says should show so some still such take tell than that the their them then there these they thing things this
  those through to too two under until up us use used uses using very was way ways we well were what when where whether which
  while who whom whose why will with within without work works would yet you your s t`.split(/\s+/),
)

/** The same in Chinese, as the dictionary of the ICU library cuts words. */
export const STOP_WORDS_ZH: ReadonlySet<string> = new Set(
  `的 了 着 过 是 在 有 和 与 及 或 而 且 也 又 都 就 才 还 再 很 更 最 不 没 别 把 被 给 让 使 对 向 从 到 由 于 以 为 所 之 其
  这 那 哪 谁 几 多 少 个 些 种 条 次 份 层 台 各 每 某 另 同 一 二 两 三 四 五 六 七 八 九 十 第 吗 呢 吧 啊 里 上 下 中 内 外 前 后 时
  要 会 能 可 想 说 看 做 用 来 去 得 地 算 办 叫 请 你 我 他 它 们 人 先 若 如 当 比 只 即 则
  什么 怎么 怎样 如何 为何 为什么 哪些 哪个 哪里 哪种 多少 几个 是否 能否 可否 有没有 是不是 能不能 会不会 究竟 到底
  什么样 怎么办 怎么样 一个 一种 一些 一下 一刻 一次 一层 一样 这个 那个 这些 那些 这样 那样 自己 我们 你们 他们 它们
  没有 都没有 可以 可能 应该 需要 必须 能够 已经 已有 正在 仍然 还是 或者 并且 而且 但是 因为 所以 如果 那么 然后
  时候 之后 之前 以后 以前 期间 之间 其中 里面 上面 下面 通过 使用 进行 实现 做到 得到 走了 少了 多了 有了 出现 发生
  介绍 解释 说明 描述 谈谈 讲讲 说说 分别 区别 不同 相同 作用 问题 原理 方法 方式 情况 东西 同一 同时 多个 新旧 全部`.split(
    /\s+/,
  ),
)
