// search.mjs <engine> <texts.json> <queries.json> <budget in ms>: one engine over a corpus, printed as one line of JSON.
// Engines get Chinese as pairs of characters where they can be told how to cut a text: without, they find no part of a run.
import { readFileSync, statSync } from 'node:fs'

const [engine, textsFile, queriesFile, budgetMs] = process.argv.slice(2)
const texts = JSON.parse(readFileSync(textsFile, 'utf8'))
const queries = JSON.parse(readFileSync(queriesFile, 'utf8'))
const FIELDS = ['title', 'keyPoints', 'answer', 'topics', 'rest']
const WEIGHTS = { title: 8, keyPoints: 5, answer: 4, topics: 3, rest: 1 }

const RUN = /[\u3400-\u9fff]+|[\p{Script=Latin}\d_]+/gu
const cut = (text) =>
  (text.match(RUN) ?? []).flatMap((run) =>
    run.charCodeAt(0) < 0x3400 || run.length === 1
      ? [run.toLowerCase()]
      : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  )

const engines = {
  fuse: async () => {
    const { default: Fuse } = await import('fuse.js')
    const keys = FIELDS.map((name) => ({ name, weight: WEIGHTS[name] }))
    const index = new Fuse(texts, { keys, ignoreLocation: true, threshold: 0.34 })
    // A longer pattern is cut up, and takes as many times as long.
    return (query) => index.search(query.slice(0, 64), { limit: 10 }).map(({ item }) => item.id)
  },
  minisearch: async () => {
    const { default: MiniSearch } = await import('minisearch')
    const index = new MiniSearch({ fields: FIELDS, tokenize: cut, processTerm: (term) => term })
    index.addAll(texts)
    const options = {
      boost: WEIGHTS,
      fuzzy: (term) => (term.charCodeAt(0) < 128 && term.length > 3 ? 0.25 : false),
      prefix: (term, i, all) => i === all.length - 1 && term.charCodeAt(0) < 128,
    }
    const ask = (query, combineWith) =>
      index
        .search(query, { ...options, combineWith })
        .slice(0, 10)
        .map(({ id }) => id)
    return (query) => {
      const all = ask(query, 'AND')
      return all.length > 0 ? all : ask(query, 'OR')
    }
  },
  orama: async () => {
    const { create, insertMultiple, search } = await import('@orama/orama')
    const schema = Object.fromEntries(FIELDS.map((name) => [name, 'string']))
    const tokenizer = {
      language: 'english',
      normalizationCache: new Map(),
      tokenize: (text) => [...new Set(cut(text))],
    }
    const index = create({ schema: { ...schema }, components: { tokenizer } })
    await insertMultiple(index, texts, 1000)
    return async (query) => {
      const { hits } = await search(index, { term: query, boost: WEIGHTS, tolerance: 1, threshold: 1, limit: 10 })
      return hits.map(({ id }) => id)
    }
  },
  flexsearch: async () => {
    const { Document } = await import('flexsearch')
    const index = new Document({
      document: { id: 'id', index: FIELDS },
      encode: cut,
      tokenize: 'forward',
      context: false,
    })
    for (const text of texts) index.add(text)
    return (query) => {
      const scores = new Map()
      for (const { field, result } of index.search(query, { limit: 50, suggest: true })) {
        result.forEach((id, i) => scores.set(id, (scores.get(id) ?? 0) + WEIGHTS[field] / (10 + i)))
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 10)
        .map(([id]) => id)
    }
  },
  fts5: async () => {
    const { createClient } = await import('@libsql/client')
    const client = createClient({ url: `file:${process.cwd()}/fts5.db` })
    await client.execute(`CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, ${FIELDS.join(', ')}, tokenize = 'trigram')`)
    for (let i = 0; i < texts.length; i += 1000) {
      const sql = `INSERT INTO t VALUES (?${', ?'.repeat(FIELDS.length)})`
      await client.batch(
        texts.slice(i, i + 1000).map((text) => ({ sql, args: [text.id, ...FIELDS.map((name) => text[name])] })),
        'write',
      )
    }
    const order = `bm25(t, 0, ${FIELDS.map((name) => WEIGHTS[name]).join(', ')})`
    const ask = async (words, how) => {
      const match = words.map((word) => `"${word}"`).join(how)
      const { rows } = await client.execute({
        sql: `SELECT id FROM t WHERE t MATCH ? ORDER BY ${order} LIMIT 10`,
        args: [match],
      })
      return rows.map(({ id }) => id)
    }
    return async (query) => {
      // It knows nothing shorter than three characters.
      const words = (query.match(RUN) ?? []).filter((word) => word.length > 2)
      if (words.length === 0) return []
      const all = await ask(words, ' AND ')
      return all.length > 0 ? all : ask(words, ' OR ')
    }
  },
}

const held = () => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const before = held()
const [begun, cpuBegun] = [performance.now(), process.cpuUsage()]
const search = await engines[engine]()
const buildMs = performance.now() - begun
const cpuBuild = process.cpuUsage(cpuBegun)
const buildCpuMs = (cpuBuild.user + cpuBuild.system) / 1000
const bytes = held() - before
const fileBytes = engine === 'fts5' ? statSync('fts5.db').size : null
const [found, latenciesMs, cpuMs] = [[], [], []]
const from = performance.now()
await search(queries[0].query)
for (const { query } of queries) {
  if (performance.now() - from > Number(budgetMs)) break
  const [asked, cpu] = [performance.now(), process.cpuUsage()]
  found.push(await search(query))
  latenciesMs.push(performance.now() - asked)
  const { user, system } = process.cpuUsage(cpu)
  cpuMs.push((user + system) / 1000)
}
console.log(JSON.stringify({ buildMs, buildCpuMs, bytes, fileBytes, latenciesMs, cpuMs, found }))
