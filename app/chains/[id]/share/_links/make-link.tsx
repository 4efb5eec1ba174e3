'use client'

import { useActionState } from 'react'
import { Check, Row } from '../../../../_ui/setting-row.tsx'
import { make } from './actions.ts'
import { Fresh } from './fresh.tsx'
import type { MakeWords } from './words.ts'

/** Makes a link. What comes of it stands below, without script as well. */
export function MakeLink({ root, words }: { root: string; words: MakeWords }) {
  const [made, action, isPending] = useActionState(make, null)
  return (
    <>
      <form action={action}>
        <input type="hidden" name="root" value={root} />
        <Row id="label" label={words.label} note={words.labelNote}>
          <input
            id="label"
            name="label"
            type="text"
            maxLength={100}
            className="field"
            placeholder={words.labelHint}
            aria-describedby="label-note"
            autoComplete="off"
          />
        </Row>
        <Row id="expiry" label={words.expiry} note={words.expiryNote}>
          <span className="share-links-expiry">
            <select id="expiry" name="expiry" className="field" defaultValue="month" aria-describedby="expiry-note">
              {(['day', 'week', 'month', 'on', 'never'] as const).map((one) => (
                <option key={one} value={one}>
                  {words[one]}
                </option>
              ))}
            </select>
            <input name="date" type="date" className="field" aria-label={words.date} />
          </span>
        </Row>
        <Row id="isIndexed" label={words.indexed} note={words.indexedNote}>
          <Check id="isIndexed" isOn={false} />
        </Row>
        <Row id="isEmbeddable" label={words.embeddable} note={words.embeddableNote}>
          <Check id="isEmbeddable" isOn={false} />
        </Row>
        <p className="share-links-make">
          <button type="submit" className="button" disabled={isPending}>
            {words.make}
          </button>
          <span role="status" className={made?.ok === false ? 'text-bad' : 'text-soft'}>
            {isPending ? words.making : made === null ? '' : made.ok ? words.made : made.text}
          </span>
        </p>
      </form>
      {made?.ok === true && !isPending && <Fresh key={made.url} made={made} words={words} />}
    </>
  )
}
