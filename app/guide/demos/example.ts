import type { z } from 'zod'
import type { Manifest } from '#core/demo/manifest.ts'

/** A `demo.json`, whole. A test reads it as the app does. */
export const EXAMPLE = {
  $schema: '../demo.schema.json',
  title: { zh: '监听的 fd 跨过 exec 还在', en: 'A listening fd survives exec' },
  lang: 'c',
  files: ['main.c', 'net.h', 'net.c'],
  args: ['--port', '8080'],
  limits: { wallMs: 5000 },
  expect: [{ contains: 'inherited fd 3' }, { notContains: 'refused' }, { exit: 0 }],
  cards: ['q-4k7m2x9p'],
  look: { zh: '看第二行：新进程没有 bind。', en: 'Look at the second line: the new process never binds.' },
} as const satisfies z.input<typeof Manifest>
