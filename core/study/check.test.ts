import { expect, test } from 'vitest'
import { checkContent, type IsWanted } from './check.ts'
import { writeTestDemo } from './testing-demos.ts'
import { cardSource, emptyLibrary } from './testing.ts'

const QUIET = ['missing-stage', 'no-key-points']

/** What is found in these files: rule, file, line and column; without what is said of every short card. */
async function findings(files: Readonly<Record<string, string>>, isWanted: IsWanted = () => true) {
  const library = await emptyLibrary()
  for (const [file, source] of Object.entries(files)) await library.write(file, source)
  const { problems } = await checkContent(library.contentDir, isWanted)
  return problems
    .filter(({ rule }) => !QUIET.includes(rule))
    .map(({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`)
}

test('cards that lead to one another have nothing wrong', async () => {
  expect(await findings({ 'a.mdx': cardSource('q-aaaa', ['q-bbbb']), 'b.mdx': cardSource('q-bbbb') })).toEqual([])
})

test('a link to a card that is not there is named where it stands, in stage 6 and in the text', async () => {
  const source = cardSource('q-aaaa', ['an open question', 'q-lost'], 'See [it](card:q-gone).')
  expect(await findings({ 'a.mdx': source })).toEqual(['dead-card-link a.mdx:11:17', 'dead-card-link a.mdx:16:3'])
})

test('a card that is to be kept apart from one that is not there is named at the item', async () => {
  const source = cardSource('q-aaaa').replace('lang: en', 'spoils: [q-aaaa, q-bbbb,\n  q-lost]\nlang: en')
  expect(await findings({ 'a.mdx': source, 'b.mdx': cardSource('q-bbbb') })).toEqual(['dead-card-link a.mdx:5:3'])
})

test('an id is that of the first file by path, and the others are named at their id', async () => {
  const copy = cardSource('q-aaaa')
    .replace('id: q-aaaa\ntitle: ', 'title: ')
    .replace('lang: en', 'lang: en\nid: q-aaaa')
  expect(await findings({ 'a.mdx': cardSource('q-aaaa'), 'b/a.mdx': copy, 'c.mdx': copy })).toEqual([
    'doubled-id b/a.mdx:4:1',
    'doubled-id c.mdx:4:1',
  ])
})

test('of cards that ask the same, however it ends, all but the first are named', async () => {
  const library = await emptyLibrary()
  const titled = (id: string, title: string) => cardSource(id).replace(/^title: .*$/m, `title: ${title}`)
  await library.write('a.mdx', titled('q-aaaa', '端口为什么没断？'))
  await library.write('b.mdx', titled('q-bbbb', '端口为什么没断?'))
  await library.write('c.mdx', titled('q-cccc', '端口为什么断了？'))
  const { problems } = await checkContent(library.contentDir, () => true)
  const doubled = problems.filter(({ rule }) => rule === 'doubled-title')
  expect(doubled).toMatchObject([{ file: 'b.mdx', line: 3, severity: 'note', message: 'asks the same as a.mdx' }])
})

test('a circle is named at the link that closes it, with the way round', async () => {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource('q-aaaa', ['q-bbbb']))
  await library.write('b.mdx', cardSource('q-bbbb', ['q-cccc']))
  await library.write('c.mdx', cardSource('q-cccc', ['else', 'q-bbbb'], 'Not [this](card:q-bbbb).'))
  const { problems } = await checkContent(library.contentDir, () => true)
  expect(problems.filter(({ rule }) => rule === 'cycle')).toEqual([
    {
      rule: 'cycle',
      severity: 'note',
      file: 'c.mdx',
      line: 16,
      column: 3,
      message: 'this follow-up closes a circle: q-bbbb → q-cccc → q-bbbb',
      mend: 'leave it if it is meant; it never holds a card back',
    },
  ])
  expect(problems.filter(({ rule }) => rule === 'unreachable-card')).toEqual([])
})

test('of a circle that nothing leads into the card is named that it begins with', async () => {
  const files = { 'a.mdx': cardSource('q-aaaa', ['q-bbbb']), 'b.mdx': cardSource('q-bbbb', ['q-aaaa']) }
  expect(await findings(files)).toEqual(['unreachable-card a.mdx:2:1', 'cycle b.mdx:15:3'])
})

test('images and files that are not there are named, whatever the folder of the card', async () => {
  const text = '![a](here.png) ![b](../up.png) ![c](gone.png) [log](gone.txt) [card](gone.mdx)'
  expect(await findings({ 'net/a.mdx': cardSource('q-aaaa', [], text), 'net/here.png': 'x', 'up.png': 'x' })).toEqual([
    'missing-image net/a.mdx:11:44',
    'missing-file net/a.mdx:11:59',
    'markup net/a.mdx:11:75',
  ])
})

test('a folder is no image', async () => {
  const source = cardSource('q-aaaa', [], '![a](pics)')
  expect(await findings({ 'a.mdx': source, 'pics/a.png': 'x' })).toEqual(['missing-image a.mdx:11:13'])
})

test('demos that are not there, cannot be read, or are shown by no card are told apart', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'shown')
  await writeTestDemo(library, 'alone')
  await library.write('demos/broken/demo.json', '{')
  const text = '\n\n<Demo id="shown" />\n\n<Demo id="gone" />\n\n<Demo id="broken" />'
  await library.write('a.mdx', cardSource('q-aaaa', [], text))
  const { problems } = await checkContent(library.contentDir, () => true)
  expect(
    problems.flatMap(({ rule, severity, file, line, column }) =>
      QUIET.includes(rule) ? [] : [`${severity} ${rule} ${file}:${line}:${column}`],
    ),
  ).toEqual([
    'warning bad-demo a.mdx:15:1',
    'warning bad-demo a.mdx:17:1',
    'note orphan-demo demos/alone/demo.json:1:1',
    'warning bad-demo demos/broken/demo.json:1:1',
  ])
})

test('a file that is too large, or no UTF-8, is named and nothing else is said of what was not read', async () => {
  const library = await emptyLibrary()
  await library.write('large.mdx', 'x'.repeat(1024 * 1024 + 1))
  await library.write('odd.mdx', cardSource('q-aaaa', [], '\0'))
  const { checked, problems } = await checkContent(library.contentDir, () => true)
  expect(checked).toBe(2)
  expect(problems.filter(({ rule }) => rule === 'file')).toMatchObject([
    { file: 'large.mdx', severity: 'error', line: 1 },
    { file: 'odd.mdx', severity: 'warning', line: 11 },
  ])
  expect(problems.filter(({ file }) => file === 'large.mdx')).toHaveLength(1)
})

test('what is asked about is a part, and is compared with the whole', async () => {
  const files = {
    'a/a.mdx': cardSource('q-aaaa', ['q-bbbb', 'q-lost']),
    'b/b.mdx': cardSource('q-bbbb', ['q-gone']),
    'b/c.mdx': cardSource('q-aaaa'),
  }
  expect(await findings(files, (file) => file.startsWith('a/'))).toEqual(['dead-card-link a/a.mdx:16:3'])
  expect(await findings(files, (file) => file === 'b/c.mdx')).toEqual(['doubled-id b/c.mdx:2:1'])
})
