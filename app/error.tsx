'use client'

import { digestOf, Trouble } from './_ui/trouble.tsx'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Trouble digest={digestOf(error)} retry={retry} />
}
