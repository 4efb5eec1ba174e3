'use client'

import { useSaid } from '../../../../_ui/use-said.ts'
import { makeLink } from './actions.ts'

type Props = {
  readonly fields: Readonly<Record<'root' | 'expect', string>>
  /** How long the link will be. */
  readonly length: string
  readonly words: Readonly<Record<'make' | 'making' | 'made' | 'copy' | 'unreachable', string>>
}

/** Makes the link, and hands it out to be copied. Works before the script is there, and without it. */
export function LinkMaker({ fields, length, words }: Props) {
  const { said, isPending, form } = useSaid(makeLink, words.unreachable)
  const url = said !== null && 'url' in said && typeof said.url === 'string' ? said.url : null
  return (
    <>
      <form {...form} className="share-make">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="button button-quiet" disabled={isPending}>
          {words.make}
        </button>
        <span role="status" className={said?.ok === false && !isPending ? 'text-bad' : 'text-soft'}>
          {isPending ? words.making : (said?.text ?? length)}
        </span>
      </form>
      {url !== null && (
        <div className="share-made">
          <label htmlFor="made-link">{words.made}</label>
          <input id="made-link" type="url" readOnly className="field" value={url} />
          <button type="button" className="button button-quiet" data-copy={url}>
            {words.copy}
          </button>
        </div>
      )}
    </>
  )
}
