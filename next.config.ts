import createMDX from '@next/mdx'
import type { NextConfig } from 'next'

const config: NextConfig = {
  // Only these make routes. `mdx` is for the guide; cards are never compiled, only parsed (see core/card).
  pageExtensions: ['ts', 'tsx', 'mdx'],
  // Native addons and packages that load WebAssembly or grammars at run time: required, not bundled.
  serverExternalPackages: [
    '@libsql/client',
    'libsql',
    '@prisma/adapter-libsql',
    '@parcel/watcher',
    '@open-spaced-repetition/binding',
    'shiki',
    'esbuild',
    'ai',
    '@ai-sdk/openai-compatible',
  ],
  turbopack: { root: import.meta.dirname },
  typedRoutes: true,
  poweredByHeader: false,
  // Loopback has room for every byte, and compressing a page takes longer than sending it.
  compress: false,
  agentRules: false,
  // The proxy reads a body before the handler does and cuts it here: above the largest recording and bundle that are taken.
  experimental: { proxyClientMaxBodySize: '21mb' },
}

export default createMDX()(config)
