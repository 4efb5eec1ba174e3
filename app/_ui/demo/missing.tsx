import type { Missing } from '#core/demo/run.ts'
import { fill } from '../fill.ts'
import type { Words } from './views.ts'

/** What this machine lacks to run a demo, and the command that brings it: in one line, where there is room. */
export function MissingNote({ missing: { what, detail, install }, words }: { missing: Missing; words: Words }) {
  return (
    <div className="demo-note demo-missing">
      <p>
        {fill(words.missing[what], { detail })}
        {install !== null && (what === 'namespaces' || what === 'setup') && <> {words.missing.run}</>}
      </p>
      {install !== null && (
        <>
          <code>{install}</code>
          <button type="button" className="demo-plain" data-copy={install}>
            {words.missing.copyCommand}
          </button>
          <p className="demo-quiet">{words.missing.reload}</p>
        </>
      )}
    </div>
  )
}
