import { z } from 'zod'

/** Folder name of a demo under `content/demos`, and the id in `<Demo id>`. */
export const DemoId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be a-z, 0-9 and "-"')
  .brand<'DemoId'>()
export type DemoId = z.infer<typeof DemoId>

export const DEMO_LANGUAGES = ['c', 'cpp', 'go', 'python', 'node', 'typescript', 'sh', 'sql'] as const
export type DemoLanguage = (typeof DEMO_LANGUAGES)[number]

const MB = 1024 * 1024

/** What a run may use when its manifest says nothing: the most that any run may use. A manifest may only lower it. */
export const LIMITS = {
  /** From the start of the program to its end. */
  wallMs: 10_000,
  /** From the start of the compiler to its end. */
  buildMs: 60_000,
  /** Memory that one process may ask for. */
  processBytes: 512 * MB,
  /** Memory that all processes hold together. */
  treeBytes: 768 * MB,
  processes: 64,
  /** Standard output and standard error together. */
  outputBytes: 1 * MB,
} as const
export type Limits = { readonly [K in keyof typeof LIMITS]: number }

/** A file of a demo: a name, or folders and a name. No hidden files, no way out of the folder. */
export const FileName = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9_][\w.-]{0,63}(\/[A-Za-z0-9_][\w.-]{0,63}){0,3}$/, 'is no plain file name such as main.c')

/** The same words in both languages of the app. */
const Localised = (max: number) =>
  z.strictObject({ zh: z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max) })

const limit = (name: keyof typeof LIMITS) =>
  z.number().int().min(1).max(LIMITS[name], `may only lower the limit of ${LIMITS[name]}`).optional()

/** What must be true of a run. Output is standard output and standard error as they came, without colour codes. */
export const Expectation = z.union([
  z.strictObject({ contains: z.string().min(1).max(2000) }),
  z.strictObject({ notContains: z.string().min(1).max(2000) }),
  /** RE2 syntax: matches in time linear in the output. */
  z.strictObject({ regex: z.string().min(1).max(500) }),
  /** Standard output alone, line endings and a last empty line aside. */
  z.strictObject({ equals: z.string().max(20_000) }),
  /** As a shell reports it: 128 + signal for a program that a signal ended. */
  z.strictObject({ exit: z.number().int().min(0).max(255) }),
])
export type Expectation = z.infer<typeof Expectation>

export const Argument = z
  .string()
  .max(1000)
  .regex(/^[^\0]*$/)
export const Arguments = z.array(Argument).max(20)
export const Stdin = z.string().max(64 * 1024)

/** `demo.json`. */
export const Manifest = z.strictObject({
  $schema: z.string().optional(),
  title: Localised(120),
  lang: z.enum(DEMO_LANGUAGES),
  /** In the order of their tabs. The first is what is built, or run. */
  files: z.array(FileName).min(1).max(12),
  stdin: Stdin.optional(),
  args: Arguments.optional(),
  limits: z
    .strictObject({
      wallMs: limit('wallMs'),
      buildMs: limit('buildMs'),
      processBytes: limit('processBytes'),
      treeBytes: limit('treeBytes'),
      processes: limit('processes'),
      outputBytes: limit('outputBytes'),
    })
    .optional(),
  /** How the output of a program reaches the page: line by line, or when the program empties its buffer. */
  stdout: z.enum(['line', 'full']).default('line'),
  expect: z.array(Expectation).max(40).default([]),
  /** Cards that show it, by id. */
  cards: z
    .array(z.string().regex(/^q-[a-z0-9-]+$/))
    .max(50)
    .default([]),
  needs: z.array(z.enum(['linux'])).default([]),
  /** What to look at in the output. Paragraphs are parted by an empty line. */
  look: Localised(3000).optional(),
  /** What a real project does beyond it. */
  beyond: Localised(3000).optional(),
})
export type Manifest = z.infer<typeof Manifest>

export const limitsOf = ({ limits }: Pick<Manifest, 'limits'>): Limits => ({
  ...LIMITS,
  ...Object.fromEntries(Object.entries(limits ?? {}).filter(([, value]) => value !== undefined)),
})
