import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CATEGORIES, REFERENCE_KINDS } from '#core/card/card.ts'
import { canonicalHeading, STAGES } from '#core/card/stages.ts'
import type { StageId } from '#core/card/stages.ts'
import { drawChains } from './chains.ts'
import { seeded } from './random.ts'
import type { Random } from './random.ts'
import { question, sentence, sentences, term, TOPICS } from './words.ts'
import type { Lang } from './words.ts'

export type MadeCard = { readonly id: string; readonly path: string; readonly source: string }

type Outline = { readonly id: string; readonly lang: Lang; readonly topic: string; readonly title: string }

/**
 * A made-up library: the same cards for the same count and seed. A card has about 3 kB; half are Chinese, half
 * English; all have the eight stages. They hang together as `drawChains` says.
 */
export function* makeLibrary(count: number, seed = 1): Generator<MadeCard> {
  const random = seeded(seed)
  const outlines = Array.from({ length: count }, (_, i): Outline => {
    const lang = i % 2 === 0 ? 'zh' : 'en'
    const topic = random.pick(TOPICS)
    return { id: idOf(i, random), lang, topic, title: `${question(random, lang, topic)} (${i + 1})` }
  })
  const followUps = drawChains(count, random)
  for (const [i, outline] of outlines.entries()) {
    const next = (followUps[i] ?? []).flatMap((j) => outlines[j] ?? [])
    const related = random.chance(0.2) ? random.pick(outlines) : null
    yield {
      id: outline.id,
      path: `${outline.topic}/${outline.id.slice(2)}.mdx`,
      source: write(outline, next, related, random),
    }
  }
}

export type WrittenLibrary = { readonly cards: readonly Omit<MadeCard, 'source'>[]; readonly bytes: number }

/** Writes a made-up library into a folder. */
export async function writeLibrary(dir: string, count: number, seed = 1): Promise<WrittenLibrary> {
  await Promise.all(TOPICS.map((topic) => mkdir(path.join(dir, topic), { recursive: true })))
  const cards: Omit<MadeCard, 'source'>[] = []
  let bytes = 0
  for (const { source, ...card } of makeLibrary(count, seed)) {
    await writeFile(path.join(dir, card.path), source)
    cards.push(card)
    bytes += Buffer.byteLength(source)
  }
  return { cards, bytes }
}

/** Never twice the same: the end counts. */
function idOf(index: number, random: Random): string {
  const letters = 'abcdefghjkmnpqrstvwxyz'
  const head = Array.from({ length: 4 }, () => letters[random.below(letters.length)]).join('')
  return `q-${head}${index.toString(36).padStart(4, '0')}`
}

function write(card: Outline, next: readonly Outline[], related: Outline | null, random: Random): string {
  const bodies = bodiesOf(card, next, related, random)
  const stages = STAGES.map((stage) => `## ${canonicalHeading(stage, card.lang)}\n\n${bodies[stage]}\n`)
  return `${frontmatter(card, random)}\n${stages.join('\n')}`
}

function frontmatter({ id, lang, topic, title }: Outline, random: Random): string {
  const keyPoints = Array.from({ length: 3 }, () => {
    return `  - { point: ${term(random, lang)}, aliases: [${term(random, 'en')}, ${term(random, 'zh')}] }`
  })
  const references = Array.from({ length: 2 }, () => {
    const kind = random.pick(REFERENCE_KINDS)
    return `  - { url: "https://example.org/${topic}/${random.below(900)}.html", kind: ${kind}, title: ${topic} ${kind} }`
  })
  return `---
id: ${id}
title: ${JSON.stringify(title)}
lang: ${lang}
category: ${random.pick(CATEGORIES)}
topics: [${topic}, ${random.pick(TOPICS)}]
keyPoints:
${keyPoints.join('\n')}
references:
${references.join('\n')}
created: 2026-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}
---
`
}

function bodiesOf(
  { lang, topic, title }: Outline,
  next: readonly Outline[],
  related: Outline | null,
  random: Random,
): Record<StageId, string> {
  const say = (count: number): string => sentences(random, lang, count)
  const list = (count: number, mark = '-'): string =>
    Array.from({ length: count }, (_, i) => `${mark === '1.' ? `${i + 1}.` : mark} ${sentence(random, lang)}`).join(
      '\n',
    )
  const aside = related
    ? `\n\n${lang === 'zh' ? '另见' : 'See also'} [${related.title}](card:${related.id})${lang === 'zh' ? '。' : '.'}`
    : ''
  const opens = Array.from({ length: random.below(3) }, () => `- ${question(random, lang, topic)}`)
  const edges = next.map((card) => `- [${card.title}](card:${card.id})`)
  return {
    question: `${title.replace(/ \(\d+\)$/, '')} ${say(1)}`,
    thought: list(2),
    answer: list(4, '1.'),
    nitpick: `${say(1)}\n\n${code(random)}\n\n${say(1)}${random.chance(0.3) ? `\n\n${table(random, lang)}` : ''}${aside}`,
    verdict: list(2),
    followups: [...edges, ...opens].join('\n'),
    redesign: `${say(1)} [${topic}](https://example.org/${topic}/design.html)`,
    gap: list(2),
  }
}

function code(random: Random): string {
  const name = random.pick(['flush', 'handover', 'replay', 'elect', 'compact', 'lookup'])
  const limit = 1 << (4 + random.below(8))
  const go = `func ${name}(fd int, pages []page) error {
	for i, p := range pages { // at most ${limit} in flight
		if i%${limit} == 0 {
			if err := sync(fd); err != nil {
				return fmt.Errorf("${name} %d: %w", p.id, err)
			}
		}
	}
	return nil
}`
  const c = `static int ${name}(int fd, const struct page *p, size_t n) {
    for (size_t i = 0; i < n; i++) { /* at most ${limit} in flight */
        if (i % ${limit} == 0 && fdatasync(fd) == -1)
            return -errno;
        if (pwrite(fd, p[i].data, sizeof p[i].data, p[i].at) < 0)
            return -1;
    }
    return 0;
}`
  const sql = `-- ${name}: at most ${limit} rows at a time
SELECT p.id, count(*) AS versions, max(p.epoch) AS newest
  FROM page AS p JOIN segment AS s ON s.id = p.segment_id
 WHERE p.dirty = 1 AND s.sealed_at < now() - interval '5 minutes'
 GROUP BY p.id HAVING count(*) > 1
 ORDER BY newest DESC LIMIT ${limit};`
  const [lang, text] = random.pick([
    ['go', go],
    ['c', c],
    ['sql', sql],
  ] as const)
  return `\`\`\`${lang}\n${text}\n\`\`\``
}

function table(random: Random, lang: Lang): string {
  const rows = Array.from(
    { length: 3 },
    () => `| ${term(random, lang)} | ${random.below(90)} ms | \`0x${random.below(65536).toString(16)}\` |`,
  )
  return `| ${lang === 'zh' ? '情形 | 耗时 | 标志' : 'case | time | flag'} |\n| --- | --: | --- |\n${rows.join('\n')}`
}
