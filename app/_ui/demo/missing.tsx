import type { Missing } from '#core/demo/run.ts'
import { fill } from '../fill.ts'
import type { Words } from './views.ts'

/** What this machine lacks to run a demo, and the command that brings it. */
export function MissingNote({ missing: { what, detail, install }, words }: { missing: Missing; words: Words }) {
  return (
    <div className="demo-note">
      <p>{fill(words.missing[what], { detail })}</p>
      {install !== null && (
        <p className="demo-install">
          {(what === 'namespaces' || what === 'setup') && <span>{words.missing.run} </span>}
          <code>{install}</code>{' '}
          <button type="button" className="demo-plain" data-copy={install}>
            {words.missing.copyCommand}
          </button>
        </p>
      )}
      {install !== null && <p className="demo-quiet">{words.missing.restart}</p>}
    </div>
  )
}
