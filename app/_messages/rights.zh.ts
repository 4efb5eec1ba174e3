/** Whose a card is, and taking it elsewhere. */
export const rightsZh = {
  title: '署名',
  authors: '作者',
  license: '许可',
  from: '来自题链',
  version: '第 {version, number} 版',
  copy: '复制成 Markdown',
  copied: '已复制',
  settings: {
    title: '分享',
    what: '分享题链时，卡片上没写的按这里的来。卡片自己写明的作者和许可不变。',
    name: '署名',
    nameNote: '题链上写的作者。空着：不署名。',
    url: '网址',
    urlNote: '跟在署名后面，比如你的主页，以 http:// 或 https:// 开头。可以不填。',
    license: '许可',
    licenseNote: 'SPDX 写法。CC-BY-4.0：注明作者就可以用。',
    noName: '没有保存：填了网址，还要填署名。',
  },
} as const
