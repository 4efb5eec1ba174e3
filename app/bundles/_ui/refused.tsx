import type { FaultSaid } from '../views.ts'

export type RefusedWords = Readonly<Record<'title' | 'note' | 'at', string>>

type Props = { words: RefusedWords; other: string; fault: FaultSaid; onOther: () => void }

/** Why a bundle is refused. */
export function Refused({ words, other, fault, onOther }: Props) {
  return (
    <section aria-labelledby="refused">
      <h2 id="refused" className="block-head">
        {words.title}
      </h2>
      <p className="bundle-fault">{fault.text}</p>
      {fault.path !== null && (
        <p className="import-note">
          {words.at} <code className="command">{fault.path}</code>
        </p>
      )}
      {fault.more !== null && (
        <p className="import-note" lang="en">
          {fault.more}
        </p>
      )}
      <p className="import-note">{words.note}</p>
      <p className="import-act">
        <button type="button" className="button button-quiet" onClick={onOther}>
          {other}
        </button>
      </p>
    </section>
  )
}
