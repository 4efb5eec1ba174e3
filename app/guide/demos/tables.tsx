import { DEMO_LANGUAGES, type DemoLanguage, LIMITS } from '#core/demo/manifest.ts'
import { texts } from '../../_server/i18n.ts'
import type { Locale } from '../../_server/locale.ts'
import { sayBytes, sayCount, sayMs } from '../../_ui/demo/figures.ts'
import { Table } from '../_ui/table.tsx'
import { EXAMPLE } from './example.ts'

/** How each language is built and run, and the Debian package that brings it. */
const COMMANDS: Readonly<Record<DemoLanguage, readonly [how: string, from: string]>> = {
  c: ['gcc -std=gnu17 -O1 -g -Wall -Wextra -pthread *.c', 'gcc libc6-dev'],
  cpp: ['g++ -std=gnu++20 -O1 -g -Wall -Wextra -pthread *.cpp', 'g++'],
  go: ['go build', 'golang-go'],
  python: ['python3 -I main.py', 'python3'],
  node: ['node main.mjs', 'nodejs'],
  typescript: ['esbuild, node', 'nodejs'],
  sh: ['sh main.sh', 'dash'],
  sql: ['sqlite3 -batch -bail :memory:', 'sqlite3'],
}

type Words = Readonly<Record<Locale, string>>
const LIMIT_ROWS: readonly (readonly [keyof typeof LIMITS, Words])[] = [
  ['wallMs', { zh: '从程序开始到结束', en: 'from the start of the program to its end' }],
  ['buildMs', { zh: '从编译开始到结束', en: 'from the start of the compiler to its end' }],
  ['processBytes', { zh: '一个进程能要的内存', en: 'memory one process may ask for' }],
  ['treeBytes', { zh: '所有进程合起来的内存', en: 'memory all its processes hold together' }],
  ['processes', { zh: '同时的进程和线程', en: 'processes and threads at once' }],
  ['outputBytes', { zh: '标准输出和标准错误合起来', en: 'standard output and standard error together' }],
]

function sayLimit(locale: Locale, name: keyof typeof LIMITS): string {
  const value = LIMITS[name]
  return name.endsWith('Ms')
    ? sayMs(locale, value)
    : name.endsWith('Bytes')
      ? sayBytes(locale, value)
      : sayCount(locale, value)
}

/** The most a run may use. */
export async function Limits({ label, head }: { label: string; head: readonly string[] }) {
  const { locale } = await texts()
  const rows = LIMIT_ROWS.map(([name, words]) => [`\`${name}\``, sayLimit(locale, name), words[locale]])
  return <Table label={label} head={head} rows={rows} />
}

/** What a demo can be written in. */
export async function Languages({ label, head }: { label: string; head: readonly string[] }) {
  const { t } = await texts()
  const rows = DEMO_LANGUAGES.map((lang) => {
    const [how, from] = COMMANDS[lang]
    return [`\`${lang}\``, t(`demo.lang.${lang}`), `\`${how}\``, `\`${from}\``]
  })
  return <Table label={label} head={head} rows={rows} />
}

/** A whole `demo.json`. */
export const Example = () => (
  <pre>
    <code>{JSON.stringify(EXAMPLE, null, 2)}</code>
  </pre>
)
