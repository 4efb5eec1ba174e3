export const nitpickZh = {
  title: '挑骨头',
  note: '这些规则只看形式，不辨真假：答得流利却答错了，它们看不出来。过没过，由你自己判断。',
  nothing: '没挑出什么。形式上没有毛病，对不对还要你自己看。',
  noWords: '没有文字稿，只查了时间和卡片。',
  fillers: '口头语只标给你看，不算毛病。',
  rule: {
    'key-terms': '首句没有点题',
    'five-sentences': '五句话',
    short: '太短',
    long: '太长',
    'over-time': '超时',
    scenario: '没有具体场景',
    hedge: '含糊',
    wordy: '啰嗦',
    unexplained: '没有解释',
    'key-point': '漏了要点',
    'no-official-reference': '没有官方依据',
    'no-demo': '没有 Demo',
  },
  // The page shows the quoted words beside these.
  say: {
    'key-terms': '题目里的 {terms, number} 个词，第一句说到 {found, number} 个，没说到：{missing}。',
    'five-sentences':
      '{kind, select, several {这一句里装了 {count, number} 句话，第二句从这里开始。} other {{count, plural, =0 {五句话，一句也没说。} other {五句话，只说了 # 句。}}}}',
    short: '照你的语速，这些话 {seconds, number} 秒就说完了，不到 {limit, number} 秒的一半。',
    long: '照你的语速，这些话要说 {seconds, number} 秒，限时 {limit, number} 秒。',
    'over-time': '这一句用了 {seconds, number} 秒，限时 {limit, number} 秒。',
    scenario: '{sentences, number} 句话里，没有一个数字、名字、例子或命令。',
    hedge:
      '{why, select, doubt {听起来自己也没把握} vague {没说出具体是什么} tail {把没说的一笔带过了} general {没说清什么时候成立} degree {是形容，不是数字} buzz {是口号，不是内容} other {说得含糊}}{times, plural, =1 {} other {，一共说了 # 次}}。{more, plural, =0 {} other {这样的词还有 # 个。}}',
    wordy:
      '{isMended, plural, =0 {删掉也不少意思} other {说“{better}”就够了}}{times, plural, =1 {} other {，一共说了 # 次}}。{more, plural, =0 {} other {这样的说法还有 # 处。}}',
    unexplained:
      '提到了，没有说它是什么{times, plural, =1 {} other {，一共提了 # 次}}。{more, plural, =0 {} other {这样的词还有 # 个。}}',
    'key-point': '没有说到：{point}。',
    'no-official-reference':
      '{references, plural, =0 {卡片还没有参考资料。} other {卡片的 # 条参考资料里，没有官方文档或标准。}}',
    'no-demo': '卡片还没有 Demo。',
  },
  mend: {
    'key-terms': '第一句就回答问题，用上题目里的词；原因和例子留给后面四句。',
    'five-sentences': '一句一个意思。不够五句，就说一个失败的情形，或者自己项目里的一次。',
    short: '补一个具体场景、一个失败的情形，或一个数字。',
    long: '每句只留一个意思，先删铺垫和重复。',
    'over-time': '拆成两句，或者删掉从句，再单独重说这一句。',
    scenario: '加一个亲手碰过的例子：版本、数字、命令、文件名，有一个就行。',
    hedge: '有把握就去掉它；没把握就说哪一点不确定、怎样能查清；说程度就给数字。',
    wordy: '换成短的，省下的时间说内容。',
    unexplained: '头一次提到时，用半句话说它是什么，或者换成人人都懂的说法。',
    'key-point': '补上它。已经换了说法讲过的，可以驳回，或者给卡片的要点加一个别名。',
    'no-official-reference': '找到官方文档或标准里的那一段，逐句读完，写进卡片的参考资料。',
    'no-demo': '写一个最小的 Demo，让结论当场成立，或者当场被推翻。',
  },
} as const
