'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, startTransition } from 'react'
import { Confirm } from './confirm.tsx'
import type { Said } from './said.ts'

type Props = {
  attemptId: string
  words: ComponentProps<typeof Confirm>['words'] & Readonly<Record<'removed', string>>
  children: ComponentProps<typeof Confirm>['children']
}

/** Deletes the recording of an attempt for good. */
export function DeleteAudio({ attemptId, words, children }: Props) {
  const router = useRouter()
  const remove = async (): Promise<Said> => {
    const response = await fetch(`/api/attempts/${attemptId}/audio`, { method: 'DELETE' })
    if (!response.ok) return { isDone: false, text: words.unsent, link: null }
    startTransition(() => router.refresh())
    return { isDone: true, text: words.removed, link: null }
  }
  return (
    <Confirm id="delete-audio" act={remove} words={words} isGrave>
      {children}
    </Confirm>
  )
}
