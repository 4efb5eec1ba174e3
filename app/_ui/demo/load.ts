import { cache } from 'react'
import { DemoId } from '#core/demo/manifest.ts'
import { viewDemo } from '#core/study/demos.ts'
import { study } from '../../_server/study.ts'

/** A demo, read once a request. Null: there is none of that id; a problem: it cannot be read. */
export const loadDemo = cache(async (param: string) => {
  const id = DemoId.safeParse(param)
  if (!id.success) return null
  const view = await viewDemo((await study()).ctx, id.data)
  return view.ok
    ? { view: view.value, problem: null }
    : view.error === null
      ? null
      : { view: null, problem: view.error }
})
