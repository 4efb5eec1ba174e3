export const exportingZh = {
  title: '导出',
  what: '所有东西都可以带走，学习照常，不用停下。',
  guide: '文件里有什么，怎样导回来',
  download: '下载',
  json: '整个库（JSON）',
  jsonNote: '卡片、图片、演示、录音和全部学习记录，一个文件。在空的机器上导入，得到的是同一个库。',
  csv: '表格（CSV）',
  csvNote: '复习、作答、阅读、随笔等各一张表，打成一个压缩包，可以用表格软件打开。',
  md: '笔记（Markdown）',
  mdNote: '日志一天一篇，卡片和每次作答各一篇，打成一个压缩包。解开以后，可以当作 Obsidian 的库打开。',
} as const
