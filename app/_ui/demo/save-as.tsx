import Link from 'next/link'
import { type FormEvent, type RefObject, useState } from 'react'
import { demoHref } from '../links.ts'
import { post } from './api.ts'
import type { Edit, Given } from './views.ts'

/** As `DemoId` has it; the schema itself stays out of the browser. */
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/

type State = { kind: 'idle' } | { kind: 'saving' } | { kind: 'saved'; id: string } | { kind: 'trouble'; text: string }

type Props = { given: Given; edit: Edit; dialog: RefObject<HTMLDialogElement | null>; titleId: string }

/** Keeps what was changed as a demo of one's own. */
export function SaveAs({ given: { id, token, words }, edit, dialog, titleId }: Props) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('id') ?? '').trim()
    if (!ID.test(name)) return setState({ kind: 'trouble', text: words.badName })
    setState({ kind: 'saving' })
    const reply = await post(id, `/api/demos/${id}/copies`, token, { method: 'POST', body: { id: name, ...edit } })
    if (reply instanceof Response) return setState({ kind: 'saved', id: name })
    const troubles: Readonly<Record<string, string>> = { ...words.trouble, taken: words.taken }
    setState({ kind: 'trouble', text: troubles[reply.code] ?? words.trouble.failed })
  }
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={titleId} onClose={() => setState({ kind: 'idle' })}>
      <h4 id={titleId} className="font-semibold text-ink">
        {words.saveAsTitle}
      </h4>
      <p className="mt-1">{words.saveAsNote}</p>
      <form className="demo-save" onSubmit={(event) => void save(event)}>
        <label htmlFor={`${titleId}-name`}>{words.saveAsId}</label>
        <input
          id={`${titleId}-name`}
          name="id"
          className="field"
          required
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          defaultValue={`${id.slice(0, 61)}-2`}
          aria-describedby={`${titleId}-rule`}
        />
        <p id={`${titleId}-rule`}>{words.saveAsRule}</p>
        <p role="alert" className="demo-trouble">
          {state.kind === 'trouble' && state.text}
        </p>
        <p role="status">
          {state.kind === 'saved' && (
            <>
              {words.saved} <Link href={demoHref(state.id)}>{state.id}</Link>
            </>
          )}
        </p>
        <div className="mt-4 flex gap-2">
          <button type="submit" className="button" disabled={state.kind === 'saving'}>
            {state.kind === 'saving' ? words.saving : words.save}
          </button>
          <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
        </div>
      </form>
    </dialog>
  )
}
