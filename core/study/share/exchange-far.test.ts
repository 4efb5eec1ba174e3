import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { newestOf } from '#core/store/chain-versions.ts'
import { cardSource, type TestLibrary } from '../testing.ts'
import { inspectBundle } from './inspect.ts'
import { settleAll } from './settle.ts'
import { takeIn } from './take.ts'
import { edit, IN_B, LEAF_IN_B, root, ROOT, send, take, textIn, twoLibraries } from './testing-exchange.ts'
import { undoTake } from './undo-take.ts'

const hashOf = async (lib: TestLibrary): Promise<string> => (await send(lib, ROOT)).manifest.contentHash

test('a patch takes changes back to where the chain came from, and only them', async () => {
  const { a, b } = await twoLibraries()
  await take(b, await send(a, ROOT))
  await edit(b, IN_B, 'All of it.', 'All of it, by b.')
  const patch = await send(b, ROOT, { patch: true })
  expect(patch.manifest).toMatchObject({ kind: 'patch' })
  await edit(a, 'net/root.mdx', 'Anew.', 'Anew, by a.')
  expect(await inspectBundle(a, patch)).toMatchObject({ cards: [{ id: 'q-root', standing: 'merged' }], conflicts: 0 })
  expect(await take(a, patch)).toMatchObject({ written: ['net/root.mdx'] })
  expect(await textIn(a, 'net/root.mdx')).toBe(
    root.replace('Anew.', 'Anew, by a.').replace('All of it.', 'All of it, by b.'),
  )
  await take(b, await send(a, ROOT))
  expect(await hashOf(b)).toBe(await hashOf(a))
  expect(await takeIn(a, patch, { asFork: true })).toEqual({ ok: false, error: { kind: 'fork-of-patch' } })
})

test('a patch with a card that is new there has it lie beside the root', async () => {
  const { a, b } = await twoLibraries()
  await take(b, await send(a, ROOT))
  await b.write('mine/third.mdx', cardSource('q-third'))
  await edit(b, IN_B, '- [to q-leaf](card:q-leaf)', '- [to q-leaf](card:q-leaf)\n- [to q-third](card:q-third)')
  await take(a, await send(b, ROOT, { patch: true }))
  expect(await textIn(a, 'net/question-q-third.mdx')).toContain('id: q-third')
})

test('both settle one conflict for themselves at the same time, and the next exchange brings them together', async () => {
  const { a, b } = await twoLibraries()
  await take(b, await send(a, ROOT))
  await edit(a, 'net/root.mdx', 'Anew.', 'Anew, by a.')
  await edit(b, IN_B, 'Anew.', 'Anew, by b.')
  const [fromA, fromB] = [await send(a, ROOT), await send(b, ROOT)]
  await take(a, fromB, { settle: { 'q-root/redesign': 'mine' } })
  await take(b, fromA, { settle: { 'q-root/redesign': 'mine' } })
  await edit(a, 'net/leaf.mdx', 'Why q-leaf?', 'Why ever?')
  await take(b, await send(a, ROOT))
  expect(await hashOf(b)).toBe(await hashOf(a))
  expect(await textIn(b, IN_B)).toContain('Anew, by a.')
})

test('a fork goes out as a chain of its own, and still takes what comes of the first', async () => {
  const { a, b } = await twoLibraries()
  const first = await send(a, ROOT)
  const { batch } = await take(b, first, { asFork: true })
  await edit(b, LEAF_IN_B, 'Why q-leaf?', 'Why ever?')
  const fork = await send(b, ROOT)
  expect(fork.manifest.chainId).not.toBe(first.manifest.chainId)
  const { chainId, version, contentHash } = first.manifest
  expect(fork.manifest.forkedFrom).toMatchObject([{ chainId, version, contentHash, authors: [{ name: 'Ada' }] }])

  await edit(a, 'net/root.mdx', 'Anew.', 'Anew, by a.')
  await take(b, await send(a, ROOT))
  expect((await send(b, ROOT)).manifest.chainId).toBe(fork.manifest.chainId)
  expect(await inspectBundle(a, await send(b, ROOT))).toMatchObject({
    known: 'never',
    cards: [{ standing: 'identical' }, { standing: 'changed' }],
  })
  expect(await undoTake(b, batch ?? '')).toMatchObject({ ok: true })
})

test('a fork that is taken back is no chain any more', async () => {
  const { a, b } = await twoLibraries()
  const { batch } = await take(b, await send(a, ROOT), { asFork: true })
  expect(await undoTake(b, batch ?? '')).toEqual({ ok: true, value: { kept: [] } })
  expect(await newestOf(b.db, ROOT)).toBeNull()
})

test('a photograph that lies elsewhere here is not brought a second time, and what stays here is still found', async () => {
  const { a, b } = await twoLibraries()
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await a.write('img/dot.png', '')
  await writeFile(path.join(a.contentDir, 'img/dot.png'), png)
  await a.write('net/notes.pdf', 'a file')
  await edit(a, 'net/root.mdx', 'Anew.', 'Anew.\n\n![dot](../img/dot.png)\n\n[notes](notes.pdf)')
  await take(b, await send(a, ROOT))
  await edit(b, IN_B, 'Anew.', 'Anew, by b.')
  const back = await send(b, ROOT)
  expect(await inspectBundle(a, back)).toMatchObject({
    images: [{ standing: 'identical' }],
    cards: [{ standing: 'changed' }, {}],
  })
  await take(a, back)
  expect(await textIn(a, 'net/root.mdx')).toContain('Anew, by b.\n\n![dot](../img/dot.png)\n\n[notes](notes.pdf)')
  expect(await hashOf(a)).toBe(back.manifest.contentHash)
})

const STAGES = ['Why q-root?', 'Anew.', 'All of it.'] as const
/** Who edits which stage, who sends, and for whom a conflict is settled. */
const step = fc.record({
  who: fc.constantFrom('a' as const, 'b' as const),
  stage: fc.constantFrom(0, 1, 2),
  sends: fc.boolean(),
  side: fc.constantFrom('mine' as const, 'theirs' as const),
})

test(
  'however two libraries edit and exchange, they come to the same, and lose no line but the other side of a conflict',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
        const { a, b } = await twoLibraries()
        await take(b, await send(a, ROOT))
        const fileOf = { a: 'net/root.mdx', b: IN_B }
        const libs = { a, b }
        let given = 0
        const conflicts: string[] = []
        const exchange = async (to: TestLibrary, bundle: Bundle, side: 'mine' | 'theirs') => {
          const inspection = await inspectBundle(to, bundle)
          for (const { parts } of inspection.cards) {
            for (const one of parts)
              if (one.outcome === 'conflict') conflicts.push(one.mine, one.theirs, one.base ?? '')
          }
          await take(to, bundle, { settle: settleAll(inspection, side) })
        }
        for (const { who, stage, sends, side } of steps) {
          given += 1
          const text = await textIn(libs[who], fileOf[who])
          const after = text.indexOf(STAGES[stage] ?? '')
          const mark = `\n\nline${given}.`
          const at = after + (STAGES[stage] ?? '').length
          await libs[who].write(fileOf[who], text.slice(0, at) + mark + text.slice(at))
          if (sends) await exchange(libs[who === 'a' ? 'b' : 'a'], await send(libs[who], ROOT), side)
        }
        for (const [from, to] of [
          [a, b],
          [b, a],
          [a, b],
        ] as const)
          await exchange(to, await send(from, ROOT), 'theirs')
        expect(await hashOf(a)).toBe(await hashOf(b))
        const text = await textIn(a, fileOf.a)
        for (let n = 1; n <= given; n += 1) {
          const isThere = text.includes(`line${n}.`) || conflicts.some((one) => one.includes(`line${n}.`))
          expect([n, isThere]).toEqual([n, true])
        }
      }),
      { numRuns: 8 },
    )
  },
)
