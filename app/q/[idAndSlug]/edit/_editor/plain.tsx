import { type RefObject, useActionState } from 'react'
import { savePlainly } from '../actions.ts'
import { Heading } from './heading.tsx'
import { onWire } from './parts.ts'
import type { Given } from './views.ts'

type Props = {
  given: Given
  field: RefObject<HTMLTextAreaElement | null>
  /** There will be nothing better. */
  hasFailed: boolean
}

/** The text in a form: before the script is there, and without it. */
export function Plain({ given, field, hasFailed }: Props) {
  const { card, file, part, parts, text, words, names } = given
  const [said, act] = useActionState(savePlainly, null)
  const fields = { id: card.id, part: onWire(part) ?? '', baseHash: said?.hash ?? file.hash }
  return (
    <div className="page writing">
      <Heading given={given} />
      <nav className="writing-parts" aria-label={words.parts}>
        <ul>
          {parts.map((one) => (
            <li key={one}>
              <a href={`?part=${one}`} aria-current={one === part ? 'page' : undefined}>
                {names[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form action={act} className="writing-plain">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <textarea
          ref={field}
          key={said?.hash}
          name="text"
          aria-label={names[part]}
          defaultValue={said?.text ?? text}
          lang={card.lang}
          rows={20}
          onCompositionStart={({ currentTarget }) => currentTarget.toggleAttribute('data-composing', true)}
          onCompositionEnd={({ currentTarget }) => currentTarget.toggleAttribute('data-composing', false)}
        />
        <p className="writing-plain-act">
          <button type="submit" className="button">
            {words.save}
          </button>
          <span role="status" className={said === null || said.isOk ? 'text-soft' : 'text-bad'}>
            {said?.note ?? (hasFailed ? words.loadFailed : '')}
          </span>
        </p>
        <noscript>
          <p className="text-soft">{words.plain.note}</p>
        </noscript>
        {said !== null && said.theirs !== null && (
          <section aria-labelledby="theirs">
            <h2 id="theirs" className="head">
              {words.plain.now}
            </h2>
            <pre className="writing-side" lang={card.lang} tabIndex={0}>
              {said.theirs}
            </pre>
          </section>
        )}
      </form>
    </div>
  )
}
