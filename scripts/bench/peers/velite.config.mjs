import { defineConfig, s } from 'velite'

const { BENCH_CONTENT, BENCH_VARIANT, BENCH_OUT } = process.env

export default defineConfig({
  root: BENCH_CONTENT,
  output: { data: `${BENCH_OUT}/velite`, assets: `${BENCH_OUT}/velite-assets` },
  strict: true,
  collections: {
    cards: {
      name: 'Card',
      pattern: '**/*.mdx',
      schema: s.object({
        id: s.string().regex(/^[a-z0-9][a-z0-9-]{2,39}$/),
        title: s.string().min(1).max(300),
        lang: s.string(),
        category: s.enum(['system-design', 'project', 'fundamentals', 'open-source']),
        topics: s.array(s.string()),
        keyPoints: s.array(s.object({ point: s.string(), aliases: s.array(s.string()) })),
        references: s.array(s.object({ url: s.string().url(), kind: s.string(), title: s.string() })),
        created: s.isodate(),
        // Copying linked files would look for a file at every link.
        body: BENCH_VARIANT === 'html' ? s.markdown({ copyLinkedFiles: false }) : s.raw(),
      }),
    },
  },
  // Called when the output is written; the runner waits for it after an edit.
  complete: () => globalThis.onComplete?.(),
})
