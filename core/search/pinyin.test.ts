import { expect, test } from 'vitest'
import { soundsOf, soundsOfText } from './pinyin.ts'

/** What is known of some titles, as an index would tell it. */
function known(...titles: readonly string[]) {
  const terms = titles.flatMap(soundsOfText).map(({ term }) => term)
  return {
    count: (term: string) => terms.filter((one) => one === term).length,
    startingWith: (start: string, most: number) => terms.filter((one) => one.startsWith(start)).slice(0, most),
  }
}

test.each([
  ['平滑升级', 'pinghuashengji'],
  ['平滑升级', 'phsj'],
  ['平滑升级', 'huashengji'],
  ['怎样平滑升级 Nginx？', 'pinghuashe'],
  ['重启之后，银行的绿灯', 'chongqizhihou'],
  ['重启之后，银行的绿灯', 'yinhangdelvdeng'],
  ['重启之后，银行的绿灯', 'zhyh'],
  // Syllables can be cut in several ways: xi’an is no xian.
  ['西安的方案', 'xiandefangan'],
  // 调 sounds otherwise in 调用 than in 型调.
  ['模型调用', 'moxingdiaoyong'],
  // As few letters as one syllable may have.
  ['模型调用', 'moxing'],
  ['模型调用', 'diaoyo'],
])('%s sounds like %s', (title, letters) => {
  expect(soundsOf(letters, known(title, '别的问题'))).not.toBeNull()
})

test.each([
  ['平滑升级', 'nginx'],
  ['平滑升级', 'pinghuajiangji'],
  ['平滑升级', 'ph'],
  ['平滑升级', 'phsjj'],
  // A Latin word is a break.
  ['平滑 Nginx 升级', 'huashengji'],
  ['平滑升级', 'ping hua'],
])('%s does not sound like %s', (title, letters) => {
  expect(soundsOf(letters, known(title))).toBeNull()
})
