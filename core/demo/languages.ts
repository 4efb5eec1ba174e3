import type { DemoLanguage } from './manifest.ts'
import type { Allowance } from './sandbox/command.ts'

const MB = 1024 * 1024

/** What a language is built and run with. */
export type ToolName = 'gcc' | 'g++' | 'go' | 'python3' | 'node' | 'esbuild' | 'sh' | 'sqlite3'

export type Build = {
  readonly tool: ToolName
  /** Run by sh inside the sandbox, the sources in /app as its arguments; what it made leaves through descriptor 3. */
  readonly script: string
  readonly allowance: Partial<Allowance>
  readonly environment?: Readonly<Record<string, string>>
  /** A program that fills the tool's cache once, since each sandbox begins without one. */
  readonly warmUp?: { readonly source: string; readonly script: string }
}

export type Language = {
  readonly build: Build | null
  /** What the program runs on. Null: on nothing but the system. */
  readonly tool: ToolName | null
  /** `main` is its first file in /app, or what was built. */
  readonly run: (main: string, stdout: 'line' | 'full') => readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly allowance?: Partial<Allowance>
  /** Which files are handed to the compiler; the others only lie beside them. */
  readonly compiles?: RegExp
}

const COMPILED = (compiler: string, standard: string): string =>
  `${compiler} -std=${standard} -O1 -g -Wall -Wextra -pthread -o /tmp/a.out "$@" && cat /tmp/a.out >&3`

const GO_ENVIRONMENT = {
  GOCACHE: '/tmp/gocache',
  GOPATH: '/tmp/gopath',
  GOPROXY: 'off',
  GOFLAGS: '-buildvcs=false',
  GO111MODULE: 'off',
  CGO_ENABLED: '0',
  GOTOOLCHAIN: 'local',
}

const GO_PACKAGES =
  'bufio bytes context encoding/json errors flag fmt io log net net/http os os/exec os/signal path/filepath runtime sort strconv strings sync sync/atomic syscall time'

/** How each language is built and run. The only place that knows. */
export const LANGUAGE: Readonly<Record<DemoLanguage, Language>> = {
  c: {
    build: {
      tool: 'gcc',
      script: COMPILED('gcc', 'gnu17'),
      allowance: { diskBytes: 128 * MB, treeBytes: 1024 * MB, processBytes: 1024 * MB },
    },
    tool: null,
    run: (main) => [main],
    compiles: /\.c$/,
  },
  cpp: {
    build: {
      tool: 'g++',
      script: COMPILED('g++', 'gnu++20'),
      allowance: { diskBytes: 256 * MB, treeBytes: 1536 * MB, processBytes: 1024 * MB },
    },
    tool: null,
    run: (main) => [main],
    compiles: /\.(cpp|cc)$/,
  },
  go: {
    build: {
      tool: 'go',
      script: 'mkdir -p /tmp/gocache && tar -x -C /tmp/gocache && go build -o /tmp/a.out "$@" && cat /tmp/a.out >&3',
      environment: GO_ENVIRONMENT,
      allowance: {
        diskBytes: 768 * MB,
        treeBytes: 2048 * MB,
        processBytes: 2048 * MB,
        addressBytes: 8192 * MB,
        processes: 256,
        openFiles: 1024,
        fileBytes: 256 * MB,
      },
      warmUp: {
        source: `package main\n\nimport (\n${GO_PACKAGES.split(' ')
          .map((name) => `\t_ "${name}"\n`)
          .join('')})\n\nfunc main() {}\n`,
        script: 'go build -o /tmp/a.out "$@" && tar -c -C /tmp/gocache . >&3',
      },
    },
    tool: null,
    run: (main) => [main],
    compiles: /\.go$/,
  },
  python: {
    build: null,
    tool: 'python3',
    // -I leaves Python's own variables of the environment unread, and has no -u in their place.
    run: (main, stdout) => ['python3', '-I', '-B', ...(stdout === 'line' ? ['-u'] : []), main],
  },
  node: { build: null, tool: 'node', run: (main) => ['node', '--max-old-space-size=256', main] },
  typescript: {
    build: {
      tool: 'esbuild',
      script:
        '/app/.esbuild --bundle --platform=node --format=esm --log-level=warning --outfile=/tmp/a.mjs "$1" && cat /tmp/a.mjs >&3',
      allowance: { treeBytes: 1024 * MB, processBytes: 1024 * MB },
    },
    tool: 'node',
    run: (main) => ['node', '--max-old-space-size=256', main],
  },
  sh: { build: null, tool: 'sh', run: (main) => ['sh', main] },
  sql: {
    build: null,
    tool: 'sqlite3',
    run: (main) => ['sh', '-c', `exec sqlite3 -batch -bail :memory: < ${main}`],
  },
}

/** Debian's package of each tool. */
export const PACKAGE: Readonly<Record<ToolName, string>> = {
  gcc: 'gcc libc6-dev',
  'g++': 'g++',
  go: 'golang-go',
  python3: 'python3',
  node: 'nodejs',
  esbuild: '',
  sh: 'dash',
  sqlite3: 'sqlite3',
}
