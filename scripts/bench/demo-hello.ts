import type { DemoLanguage } from '#core/demo/manifest.ts'

type Hello = { readonly name: string; readonly source: string; readonly comment: string }

/** A program that prints one line, in each language, and how it begins a comment. */
export const HELLO: Readonly<Record<DemoLanguage, Hello>> = {
  c: { name: 'main.c', source: '#include <stdio.h>\nint main(void) { puts("hello"); }\n', comment: '//' },
  cpp: { name: 'main.cpp', source: '#include <iostream>\nint main() { std::cout << "hello\\n"; }\n', comment: '//' },
  go: {
    name: 'main.go',
    source: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n',
    comment: '//',
  },
  python: { name: 'main.py', source: 'print("hello")\n', comment: '#' },
  node: { name: 'main.mjs', source: 'console.log("hello")\n', comment: '//' },
  typescript: { name: 'main.ts', source: 'const word: string = "hello"\nconsole.log(word)\n', comment: '//' },
  sh: { name: 'main.sh', source: 'echo hello\n', comment: '#' },
  sql: { name: 'main.sql', source: "SELECT 'hello';\n", comment: '--' },
}
