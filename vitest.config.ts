import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['{app,core,scripts,tests}/**/*.test.ts'], exclude: ['tests/e2e/**'] },
})
