import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { findEntry } from '#core/store/entries.ts'
import { saveEntry } from '#core/study/journal/entries.ts'
import { emptyLibrary, type TestLibrary } from '#core/study/testing.ts'
import { answered, begin, chosen, isSaved, refused, type Saved, sending, type Writing } from './writing.ts'

const day = StudyDay.parse('2026-11-28')
const saved = (text: string, version = 1): Saved => ({ id: 'e', version, text, cardId: null })
const written = (text: string, from: Saved, sent: string | null = null): Writing => ({ ...begin(from), text, sent })

test('what was taken as it was sent is saved, and what was typed meanwhile is still to be', () => {
  const on = written('one', saved(''), 'one')
  expect(isSaved(answered(on, saved('one')).writing)).toBe(true)
  const further = answered({ ...on, text: 'one two' }, saved('one'))
  expect(further).toMatchObject({ clash: null, writing: { text: 'one two', sent: null } })
  expect(isSaved(further.writing)).toBe(false)
})

test('nothing is what blank lines are', () => {
  expect(isSaved(written(' \n', saved('', 1)))).toBe(true)
  expect(sending(written(' \n', saved('one'))).sent).toBe('')
})

test('what has no answer is sent again as it was, whatever was typed since', () => {
  const once = sending(written('one', saved('')))
  expect(sending({ ...once, text: 'one two' }).sent).toBe('one')
})

test('what was written elsewhere in other lines is taken in, and what was typed meanwhile stays', () => {
  const on = { ...written('a!\n\nb\n\nc', saved('a\n\nb\n\nc'), 'a!\n\nb\n\nc'), text: 'a!?\n\nb\n\nc' }
  expect(answered(on, saved('a!\n\nb\n\nC', 3))).toMatchObject({
    clash: null,
    writing: { text: 'a!?\n\nb\n\nC', known: { version: 3 } },
  })
})

test('of lines that are at odds there is a choice, and the writing goes on from theirs', () => {
  const { writing, clash } = refused(written('x\nmine', saved('x\none')), 'x\none', saved('x\ntheirs', 2))
  if (!clash) throw new Error('they are at odds')
  const texts = (['mine', 'theirs', 'both'] as const).map((choice) => chosen(writing, clash, choice))
  expect(texts.map(({ text }) => text)).toEqual(['x\nmine', 'x\ntheirs', 'x\nmine\ntheirs'])
  expect(texts.map(isSaved)).toEqual([false, true, false])
})

test('a card that was bound elsewhere is taken over, unless another was chosen here', () => {
  const bound = { ...saved('one', 2), cardId: 'q-theirs' }
  const on = written('one', saved(''), 'one')
  expect(answered(on, bound).writing.cardId).toBe('q-theirs')
  expect(answered({ ...on, cardId: 'q-mine' }, bound).writing.cardId).toBe('q-mine')
})

/** A tab types a line of its own somewhere, takes a line out, saves, or has its answer lost on the way. */
const Step = fc.record({
  tab: fc.nat(1),
  does: fc.constantFrom('write', 'write', 'takeOut', 'save', 'save', 'lose', 'reload'),
  at: fc.nat(20),
})

test('however two tabs write and save, no line is lost that was saved and that nobody took out', async () => {
  const lib = await emptyLibrary()
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { maxLength: 24 }), async (steps) => {
      const id = EntryId.parse(randomUUID())
      const tabs = [0, 1].map(() => begin({ id, version: null, text: '', cardId: null }))
      const [kept, out] = [new Set<string>(), new Set<string>()]
      for (const [n, { tab, does, at }] of steps.entries()) {
        const writing = tabs[tab]
        if (!writing) throw new Error('there are two tabs')
        const lines = writing.text === '' ? [] : writing.text.split('\n')
        if (does === 'write') lines.splice(at % (lines.length + 1), 0, `line ${n}`)
        if (does === 'takeOut') for (const line of lines.splice(at % (lines.length + 1), 1)) out.add(line)
        const typed = { ...writing, text: lines.join('\n') }
        if (does === 'write' || does === 'takeOut') tabs[tab] = typed
        else tabs[tab] = await saveAs(lib, typed, does, kept)
      }
      for (const [tab, writing] of tabs.entries()) tabs[tab] = await untilSaved(lib, writing, kept)
      const left = new Set((await findEntry(lib.db, id))?.text.split('\n'))
      expect([...kept].filter((line) => !out.has(line) && !left.has(line))).toEqual([])
    }),
    { numRuns: 150 },
  )
}, 120_000)

async function untilSaved(lib: TestLibrary, writing: Writing, kept: Set<string>): Promise<Writing> {
  let now = writing
  while (!isSaved(now)) now = await saveAs(lib, now, 'save', kept)
  return now
}

/** `lose`: it arrives, and its answer does not. `reload`: the page has gone meanwhile, and goes on with what it kept. */
async function saveAs(
  lib: TestLibrary,
  writing: Writing,
  how: 'save' | 'lose' | 'reload',
  kept: Set<string>,
): Promise<Writing> {
  if (isSaved(writing)) return writing
  const under = how === 'reload' ? { ...writing, sent: writing.text } : sending(writing)
  const reply = await saveEntry(lib, {
    id: EntryId.parse(writing.known.id),
    base: writing.known.version,
    ...(writing.sent !== null && { sent: writing.sent }),
    kind: 'note',
    day,
    cardId: null,
    text: under.sent,
  })
  if (reply.ok) for (const line of under.sent.match(/.+/g) ?? []) kept.add(line)
  if (how !== 'save') return under
  if (reply.ok) return unclashed(answered(under, reply.value))
  if (reply.error.kind !== 'conflict') throw new Error(reply.error.kind)
  return unclashed(refused(under, reply.error.base, reply.error.theirs))
}

const unclashed = ({ writing, clash }: ReturnType<typeof answered>): Writing =>
  clash ? chosen(writing, clash, 'both') : writing
