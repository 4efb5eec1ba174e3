import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Real files and databases, on machines that may be busy: a test that hangs still ends.
  test: { include: ['{app,core,scripts,tests}/**/*.test.ts'], exclude: ['tests/e2e/**'], testTimeout: 30_000 },
})
