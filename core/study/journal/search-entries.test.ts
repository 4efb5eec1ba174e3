import { expect, test } from 'vitest'
import { EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { search } from '../search.ts'
import { emptyLibrary, type TestLibrary } from '../testing.ts'
import { saveEntry } from './entries.ts'
import { documentsOfEntries, foundAs } from './search-entries.ts'

const day = StudyDay.parse('2026-11-23')
const id = (n: number) => EntryId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)

async function write(lib: TestLibrary, n: number, text: string, base: number | null = null): Promise<number | null> {
  const saved = await saveEntry(lib, { id: id(n), base, kind: 'note', day, cardId: null, text })
  return saved.ok ? saved.value.version : null
}
const found = async (lib: TestLibrary, typed: string) =>
  (await search(lib, typed, 10)).entries.map((hit) => `${hit.day} ${hit.title}`)
const documentOf = (text: string) => {
  const at = new Date(0)
  return foundAs({ id: id(1), version: 1, kind: 'note', day, cardId: null, text, beganAt: at, changedAt: at })
    .documents[0]
}

test('what was written is found at once, by its words and by its day; what was taken away is not', async () => {
  const lib = await emptyLibrary()
  const first = await write(lib, 1, '## 描述符\n\n监听的描述符是继承来的。')
  await write(lib, 2, 'A quorum is more than half.')
  expect(await found(lib, '继承')).toEqual(['2026-11-23 描述符'])
  expect(await found(lib, 'quorum')).toEqual(['2026-11-23 A quorum is more than half.'])
  const second = await write(lib, 1, '## 描述符\n\n是 fork 的时候复制的。', first)
  expect([await found(lib, '继承'), await found(lib, 'fork')]).toEqual([[], ['2026-11-23 描述符']])
  await write(lib, 1, '', second)
  expect(await found(lib, 'fork')).toEqual([])
})

test('what is known already is not read again', async () => {
  const lib = await emptyLibrary()
  await write(lib, 1, 'one')
  const before = await documentsOfEntries(lib)
  await write(lib, 2, 'two')
  const after = await documentsOfEntries(lib)
  expect(after).toBe(before)
  expect(after.size).toBe(2)
})

test('an entry is called by its first line, and where that is long by its first sentence', () => {
  expect(documentOf('\n- **fork** copies\n- so')).toMatchObject({ title: 'fork copies', texts: [['preface', 'so']] })
  expect(documentOf('one line')).toMatchObject({ title: 'one line', texts: [] })
  const long = `先写日志。${'再写数据。'.repeat(40)}`
  expect(documentOf(long)).toMatchObject({ title: '先写日志。', texts: [['preface', long]] })
  expect(documentOf('字'.repeat(200))?.title).toBe(`${'字'.repeat(79)}…`)
  expect(documentOf('```\n')?.title).toBe('```')
})
