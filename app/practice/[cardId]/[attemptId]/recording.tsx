import type { AttemptView } from '#core/study/attempts.ts'
import { i18n } from '../../../_server/i18n.ts'
import { DeleteAudio } from '../_past/delete-audio.tsx'
import { saySize } from '../_past/say.ts'
import { actWords } from '../_past/words.ts'

/** How much there is to be heard, and doing away with it. */
export async function Recording({ attempt: { id, way, audio } }: { attempt: AttemptView }) {
  const { t, format } = await i18n()
  if (way !== 'recorded' && audio.length === 0) return null
  const size = saySize(
    format,
    audio.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  return (
    <section aria-labelledby="recording">
      <h2 id="recording" className="head">
        {t('attempts.audio.title')}
      </h2>
      <p role="status" className="text-soft">
        {audio.length === 0 ? t('attempts.audio.none') : t('attempts.audio.size', { count: audio.length, size })}
      </p>
      {audio.length > 0 && (
        <DeleteAudio
          attemptId={id}
          words={{
            ...actWords(t),
            open: t('attempts.audio.remove'),
            title: t('attempts.audio.removeTitle'),
            yes: t('attempts.audio.yes'),
            no: t('attempts.audio.no'),
            removed: t('attempts.audio.removed'),
          }}
        >
          <p className="mt-1">{t('attempts.audio.removeNote', { size })}</p>
        </DeleteAudio>
      )}
    </section>
  )
}
