import { defineConfig } from 'vitest/config'

export default defineConfig({
  // One file after the other: each starts a server and a browser of its own.
  test: { include: ['tests/e2e/**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
})
