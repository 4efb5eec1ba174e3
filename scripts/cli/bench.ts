import { benchCritique, describeCritique } from '../bench/critique.ts'
import { benchDemo, describeDemo } from '../bench/demo.ts'
import { benchHistory, describeHistory } from '../bench/history.ts'
import { benchImport, describeImport } from '../bench/import.ts'
import { benchJournal, describeJournal, summariseJournal } from '../bench/journal.ts'
import { benchOptimize, describeOptimize } from '../bench/optimize.ts'
import { benchSchedule, describeSchedule } from '../bench/schedule.ts'
import { describeSearch } from '../bench/search-figures.ts'
import { benchSearch } from '../bench/search.ts'
import { benchServe, describeServe, summariseServe } from '../bench/serve.ts'
import { benchShare, describeShare } from '../bench/share.ts'
import { benchStats, describeStats } from '../bench/stats.ts'
import { benchSync, describeSync } from '../bench/sync.ts'
import { benchWrite, describeWrite } from '../bench/write.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

export type BenchOptions = {
  /** Sizes of the made-up libraries: `1000,10000`. */
  readonly cards?: string
  /** Sizes of the made-up texts that are searched. */
  readonly documents?: string
  /** False: measures this program alone. */
  readonly peers?: boolean
}

const BENCHMARKS = {
  sync: {
    what: 'the index: full, unchanged and after one edit, beside velite and content-collections (--no-peers: alone)',
    cards: '10000',
  },
  serve: { what: 'the server: first byte, requests a second, memory, JavaScript of a page', cards: '1000,10000' },
  critique: { what: 'the rules of the nitpick over an answer, beside write-good alone', cards: null },
  demo: { what: 'the sandbox beside plain exec and bubblewrap alone, click to output, builds', cards: null },
  schedule: { what: 'asking and answering over 100,000 cards with a million reviews', cards: null },
  history: { what: 'a million reviews out and in again, as json and csv', cards: null },
  stats: { what: 'figures of 10,000, 100,000 and a million reviews', cards: null },
  import: { what: 'a thousand notes of 5 kB into an empty library, and once more', cards: null },
  write: { what: 'a card of 20 kB while it is written in: its preview, and saving it', cards: null },
  search: {
    what: 'this search beside Fuse.js alone, MiniSearch, Orama, FlexSearch and FTS5 (--no-peers: alone); --documents 1000,10000,100000',
    cards: null,
  },
  journal: { what: 'the journal of three years: a week of it, all its days, its page', cards: null },
  share: { what: 'a chain of 1,000 cards out and in again, its static site, the weight of its pages', cards: null },
  optimize: { what: 'training and judging weights, and a million reviews replayed', cards: null },
} as const

/**
 * Measures with made-up libraries in a folder of their own; the user's cards and history are not touched. Fails when
 * a figure misses its aim, whatever the machine: the line that says so names both.
 */
export async function bench(name: string | undefined, options: BenchOptions = {}): Promise<Output> {
  switch (name) {
    case undefined:
      return list()
    case 'sync': {
      const figures = []
      for (const cards of sizes('--cards', options.cards ?? BENCHMARKS.sync.cards)) {
        figures.push(await benchSync(cards, { peers: options.peers ?? true }))
      }
      const failed = figures.some(({ aims }) => aims.some((aim) => !aim.isMet))
      return { text: figures.map(describeSync).join('\n\n'), json: figures, failed }
    }
    case 'serve': {
      const figures = await benchServe(sizes('--cards', options.cards ?? BENCHMARKS.serve.cards))
      const failed = figures.aims.some((aim) => !aim.isMet)
      return { text: describeServe(figures), json: summariseServe(figures), failed }
    }
    case 'critique': {
      const figures = await benchCritique()
      return { text: describeCritique(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    case 'demo': {
      const figures = await benchDemo()
      return { text: describeDemo(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    case 'schedule': {
      const figures = await benchSchedule()
      return { text: describeSchedule(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    case 'history': {
      const figures = await benchHistory(1_000_000)
      return { text: describeHistory(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    case 'stats': {
      const figures = await benchStats()
      return { text: describeStats(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    case 'import': {
      const figures = await benchImport()
      return { text: describeImport(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    case 'write': {
      const figures = await benchWrite()
      return { text: describeWrite(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    case 'search': {
      const figures = []
      for (const documents of sizes('--documents', options.documents ?? '1000,10000')) {
        figures.push(await benchSearch(documents, { peers: options.peers ?? true }))
      }
      const failed = figures.some(({ aims }) => aims.some((aim) => !aim.isMet))
      return { text: figures.map(describeSearch).join('\n\n'), json: figures, failed }
    }
    case 'journal': {
      const figures = await benchJournal()
      const failed = figures.aims.some((aim) => !aim.isMet)
      return { text: describeJournal(figures), json: summariseJournal(figures), failed }
    }
    case 'share': {
      const figures = await benchShare()
      return { text: describeShare(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    case 'optimize': {
      const figures = await benchOptimize()
      return { text: describeOptimize(figures), json: figures, failed: figures.aims.some((aim) => !aim.isMet) }
    }
    default:
      throw new Failure(`there is no benchmark "${name}"; there are ${Object.keys(BENCHMARKS).join(', ')}`, true)
  }
}

function list(): Output {
  const json = Object.entries(BENCHMARKS).map(([name, { what, cards }]) => ({ name, what, cards }))
  const line = ({ name, what, cards }: (typeof json)[number]): string =>
    `${name.padEnd(8)} ${what}${cards === null ? '' : `; --cards ${cards}`}`
  return { text: json.map(line).join('\n'), json }
}

/** From 10 to 100 000 cards; fewer have no chains, more is no library of one person. */
function sizes(option: string, text: string): number[] {
  const numbers = /^\d{2,6}(,\d{2,6})*$/.test(text) ? text.split(',').map(Number) : []
  if (numbers.length === 0 || numbers.some((n) => n < 10 || n > 100_000)) {
    throw new Failure(`${option} is "${text}": give sizes from 10 to 100000, such as 1000,10000`, true)
  }
  return numbers
}
