import { defineCollection, defineConfig } from '@content-collections/core'
import { compileMarkdown } from '@content-collections/markdown'
import path from 'node:path'
import remarkGfm from 'remark-gfm'
import { z } from 'zod'

const { BENCH_CONTENT, BENCH_VARIANT } = process.env

const cards = defineCollection({
  name: 'cards',
  // It takes the folder to be under its own, absolute or not.
  directory: path.relative(process.cwd(), BENCH_CONTENT),
  include: '**/*.mdx',
  schema: z.object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,39}$/),
    title: z.string().min(1).max(300),
    lang: z.string(),
    category: z.enum(['system-design', 'project', 'fundamentals', 'open-source']),
    topics: z.array(z.string()),
    keyPoints: z.array(z.object({ point: z.string(), aliases: z.array(z.string()) })),
    references: z.array(z.object({ url: z.url(), kind: z.string(), title: z.string() })),
    created: z.iso.date(),
    content: z.string(),
  }),
  ...(BENCH_VARIANT === 'html' && {
    transform: async ({ content, ...card }, context) => ({
      ...card,
      html: await compileMarkdown(context, { content, _meta: card._meta }, { remarkPlugins: [remarkGfm] }),
    }),
  }),
})

export default defineConfig({ content: [cards] })
