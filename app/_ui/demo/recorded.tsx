import { i18n } from '../../_server/i18n.ts'
import { outputOf } from './output.ts'
import { lastBlocks, OutputLines } from './output-lines.tsx'
import { playerWords } from './words.ts'

/** A recorded output is there to be read: of a long one the end. */
const SHOWN = 400

/** What the demo printed when it was recorded. It says of itself that it is not a live run. */
export async function Recorded({ text, isOpen }: { text: string; isOpen: boolean }) {
  const { t, locale } = await i18n()
  const { sources } = playerWords(locale)
  const output = outputOf([{ from: 'stdout', text }])
  const { from, earlier } = lastBlocks(output, SHOWN)
  return (
    <details className="demo-recorded" open={isOpen}>
      <summary>{t('demo.recorded')}</summary>
      <p className="demo-quiet">
        {t('demo.recordedNote')} {earlier > 0 && t('demo.recordedCut', { count: earlier })}
      </p>
      <div className="demo-pane" tabIndex={0} role="group" aria-label={t('demo.recorded')}>
        {output.blocks.slice(from).map((lines, i) => (
          <OutputLines key={i} lines={lines} words={sources} />
        ))}
      </div>
    </details>
  )
}
