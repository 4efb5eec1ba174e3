import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { CardId } from '#core/card/card.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { gifWith, jpegWith, pngWith, webpWith } from '#core/share/images/testing-images.ts'
import { allow } from '#core/store/demos-allowed.ts'
import type { Fact } from '#core/store/history-tables.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { addVersion } from '#core/store/chain-versions.ts'
import { attempt, attemptId, runId } from '#core/store/testing-attempts.ts'
import { training } from '#core/store/testing-trainings.ts'
import { syncContent } from '../sync.ts'
import { cardSource, type TestLibrary } from '../testing.ts'
import { addRow } from '../testing-rows.ts'
import { writeTestDemo } from '../testing-demos.ts'

/** A moment at which all that is private happened. */
const at = Date.UTC(2001, 1, 3, 4, 5, 6, 789)
const TOKEN_HASH = 'c0ffee'.repeat(11).slice(0, 64)
/** What tells of something private where no words fit: the moment, as it may be written, and the hash of a token. */
export const SIGNS: readonly string[] = [String(at), '2001-02-03', '981173106', TOKEN_HASH]

/** A word that stands in one private place and nowhere else. */
export const canary = (place: string): string => `canary-of-${place}`

const ROOT = CardId.parse('q-root')
const cardId = ROOT
const packed = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64')

/** A row of every table, about the very card that goes out, with a canary or, where no words fit, the moment. */
export function privateRows(): Readonly<Record<string, readonly Fact[]>> {
  const [run, saved] = [runId(), attemptId()]
  const { startedAt: _, savedAt: __, ...said } = attempt({ id: saved, cardId, runId: run })
  const { trainedAt: ___, ...trained } = training(3)
  const day = '2001-02-03'
  return {
    Setting: [{ key: canary('setting'), value: { words: canary('setting') } }],
    Revision: [
      {
        id: 900,
        cardId,
        hash: 'a'.repeat(64),
        path: `${canary('revision')}.mdx`,
        source: packed(canary('revision')),
        seenAt: at,
      },
    ],
    Review: [{ id: 1, cardId, reviewedAt: at, rating: 'good', durationMs: 1, place: null }],
    Undo: [{ reviewId: 1, undoneAt: at }],
    CardEvent: [
      {
        id: 1,
        cardId,
        at,
        kind: 'bury',
        until: at,
        afterReview: null,
        batch: canary('event'),
        rating: null,
        durationMs: null,
      },
    ],
    EventUndo: [{ eventId: 1, undoneAt: at }],
    PracticeRun: [{ id: run, startedAt: at, cardIds: [cardId], limitMs: null, isInterview: false }],
    RunSkip: [{ runId: run, cardId, skippedAt: at }],
    Attempt: [
      {
        ...said,
        startedAt: at,
        savedAt: at,
        thought: canary('thought'),
        sentences: [canary('sentence'), '', '', '', ''],
        gate: { recall: true, depth: true, defend: false, note: canary('gate') },
        cardHash: canary('attempt'),
        reviewId: null,
      },
    ],
    Opinion: [{ id: 1, attemptId: saved, model: canary('model'), askedAt: at, body: { words: canary('opinion') } }],
    Reading: [{ id: 1, cardId, url: `https://example.org/${canary('reading')}`, at, spentMs: 1, isDone: true }],
    NotDuplicate: [{ id: 1, aId: canary('duplicate'), bId: cardId, at, takenBack: false }],
    EntryVersion: [{ id: 1, entryId: randomUUID(), kind: 'note', day, cardId, text: canary('entry'), at }],
    Stretch: [{ id: randomUUID(), startedAt: at, activity: 'question', cardId, activeMs: 1, idleMs: 0 }],
    BoardMark: [{ id: 1, cardId, at, state: null, note: canary('mark'), startedOn: day, finishedOn: null }],
    // By the door that packs its bundle.
    ChainVersion: [{ at }],
    ShareLink: [
      {
        id: LINK,
        tokenHash: TOKEN_HASH,
        label: canary('link'),
        chainId: 'c-canarycanarycana',
        madeAt: at,
        expiresAt: null,
        isIndexed: false,
        isEmbeddable: false,
      },
    ],
    ShareLinkChange: [{ id: 1, linkId: LINK, at, versionId: null }],
    DemoRun: [
      {
        id: 1,
        demoId: 'hello',
        startedAt: at,
        hash: canary('run'),
        isEdited: true,
        given: packed({ files: { 'main.sh': canary('given') }, args: [canary('argument')], stdin: canary('stdin') }),
        output: packed([{ from: 'stdout', text: canary('output') }]),
        exit: {
          outcome: 'ended',
          phase: 'run',
          code: 0,
          signal: null,
          wallMs: 1,
          cpuMs: 1,
          peakBytes: 1,
          missing: null,
        },
        limits: [],
        checks: [],
      },
    ],
    Training: [{ id: 1, ...trained, trainedAt: at }],
    DemoAllowed: [{ allowedAt: at }],
    Draft: [{ id: attemptId(), cardId, seq: 1, body: { half: canary('draft') }, savedAt: at }],
    EditDraft: [
      {
        id: randomUUID(),
        cardId,
        part: 'answer',
        baseHash: 'b'.repeat(64),
        text: canary('edit-draft'),
        seq: 0,
        savedAt: at,
      },
    ],
    ChangeSet: [
      {
        id: randomUUID(),
        batch: canary('batch'),
        kind: 'new',
        madeAt: at,
        about: { title: canary('about') },
        files: packed([{ path: `${canary('change')}.mdx`, before: null, after: null }]),
        doneAt: at,
        undoneAt: null,
      },
    ],
  }
}

const LINK = randomUUID()

/** Writes all of it to the database. */
export async function plantRows(ctx: TestLibrary, rows: Readonly<Record<string, readonly Fact[]>>): Promise<void> {
  await insideWrite(ctx.db, async (tx) => {
    for (const [table, facts] of Object.entries(rows)) {
      for (const fact of facts) {
        if (table === 'ChainVersion') {
          const bundle = sampleBundle({ authors: [{ name: canary('other-chain') }], root: CardId.parse('q-left') })
          await addVersion(tx, { bundle, way: 'in', at: new Date(at), batch: canary('version') })
        } else if (table === 'DemoAllowed') await allow(tx, canary('allowed'), DemoId.parse('hello'), new Date(at))
        else await addRow(tx, table, fact)
      }
    }
  })
}

const FOLDER = canary('folder')

/** A chain of one's own, with something private in every place of it and around it that is not to be seen. */
export async function plantFiles(ctx: TestLibrary): Promise<void> {
  const put = async (root: string, file: string, bytes: string | Uint8Array): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), bytes)
  }
  const root = cardSource(
    'q-root',
    ['q-leaf'],
    '\n\n<Demo id="hello" />\n\n![p](p.png) ![j](j.jpg) ![w](w.webp) ![g](g.gif)',
  ).replace('lang: en', `lang: en # ${canary('yaml-comment')}\nnote: ${canary('unknown-field')}\narchived: true`)
  await ctx.write(`${FOLDER}/${canary('file')}.mdx`, root.replace('Why', canary('earlier')))
  await syncContent(ctx)
  await ctx.write(`${FOLDER}/${canary('file')}.mdx`, root)
  await ctx.write(
    `${FOLDER}/leaf.mdx`,
    cardSource('q-leaf', [], `[notes](${encodeURI('notes.pdf')}) [other](card:q-other)`),
  )
  await ctx.write(`${FOLDER}/other.mdx`, cardSource('q-other', [], canary('other-card')))
  await ctx.write(`${FOLDER}/notes.pdf`, canary('beside'))
  await ctx.write(`${FOLDER}/.hidden`, canary('hidden'))
  const images = { 'p.png': pngWith, 'j.jpg': jpegWith, 'w.webp': webpWith, 'g.gif': gifWith }
  for (const [name, imageWith] of Object.entries(images)) {
    await put(ctx.contentDir, `${FOLDER}/${name}`, imageWith(canary(`metadata-of-${name}`)))
  }
  await writeTestDemo(ctx, 'hello', {
    $schema: `/home/${canary('home')}/demo.schema.json`,
    cards: ['q-root', `q-${canary('id')}`],
  })
  for (const name of ['.origin.json', 'notes.txt', 'sub/.env']) await ctx.write(`demos/hello/${name}`, canary('demo'))
  await put(ctx.dataDir, `audio/${attemptId()}/1.webm`, canary('audio'))
  await put(ctx.dataDir, `imports/originals/${'a'.repeat(64)}`, canary('original'))
  await put(ctx.dataDir, 'backups/notes.txt', canary('backup'))
}
