import { DemoId } from '#core/demo/manifest.ts'
import type { DemoRefusal } from '#core/study/demos.ts'
import { refuse } from '../../_server/respond.ts'

/** The id in a path such as /api/demos/:id; null when it can be none. */
export async function demoIdIn(params: Promise<{ id: string }>): Promise<DemoId | null> {
  return DemoId.safeParse((await params).id).data ?? null
}

export const noSuchDemo = (): Response => refuse('not-found', 'there is no demo of this id')

export function refusalOf(error: DemoRefusal): Response {
  switch (error.kind) {
    case 'unknown-demo':
      return noSuchDemo()
    case 'broken-demo':
      return refuse('broken-demo', error.problem.message, error.problem)
    case 'not-reviewed':
      return refuse('not-reviewed', 'it came from somebody else and has to be allowed first', { hash: error.hash })
    case 'bad-files':
      return refuse('bad-request', error.message)
    default:
      return error satisfies never
  }
}
