'use client'

import './globals.css'
import { digestOf, Trouble } from './_ui/trouble.tsx'

/** The shell itself failed, the language with it: both are shown. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="mul">
      <body>
        <title>追问</title>
        <main>
          <Trouble digest={digestOf(error)} retry={retry} />
        </main>
      </body>
    </html>
  )
}
