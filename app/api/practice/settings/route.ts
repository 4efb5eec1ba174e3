import { PracticeSettings, savePracticeSettings } from '#core/study/practice-settings.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { done, guarded } from '../../../_server/respond.ts'

export const PUT = guarded(async (request: Request) => {
  const settings = await jsonOf(request, PracticeSettings)
  if (!settings.ok) return settings.error
  await savePracticeSettings((await context()).db, settings.value)
  return done()
})
