import createMDX from '@next/mdx'
import type { NextConfig } from 'next'

const config: NextConfig = {
  // Only these make routes. `mdx` is for the guide; cards are never compiled, only parsed (see core/card).
  pageExtensions: ['ts', 'tsx', 'mdx'],
  // Native addons and packages that load WebAssembly or grammars at run time: required, not bundled.
  serverExternalPackages: ['@libsql/client', 'libsql', '@prisma/adapter-libsql', '@parcel/watcher', 'shiki'],
  turbopack: { root: import.meta.dirname },
  typedRoutes: true,
  poweredByHeader: false,
  // Loopback has room for every byte, and compressing a page takes longer than sending it.
  compress: false,
  agentRules: false,
}

export default createMDX()(config)
