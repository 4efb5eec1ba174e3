import { type FormEvent, useState } from 'react'
import type { DiffPiece } from '../../_ui/diff-text.tsx'
import type { InspectionSaid } from '../views.ts'
import { About } from './about.tsx'
import { CardGroups } from './card-groups.tsx'
import { Conflicts, type ConflictWords, type Settled } from './conflicts.tsx'
import { Demos, Domains, Images } from './contents.tsx'
import type { Choices } from './http.ts'

export type LookedWords = Readonly<
  Record<
    | 'by'
    | 'anonymous'
    | 'license'
    | 'lineage'
    | 'contains'
    | 'cards'
    | 'take'
    | 'skipped'
    | 'demos'
    | 'demosNote'
    | 'images'
    | 'domains'
    | 'domainsNote'
    | 'noDomains'
    | 'nothingNew'
    | 'folder'
    | 'folderNote'
    | 'asFork'
    | 'asForkNote'
    | 'takeIn',
    string
  >
> & { readonly diff: Readonly<Record<Exclude<DiffPiece['kind'], 'same' | 'folded'>, string>> }

type Props = {
  words: { readonly looked: LookedWords; readonly conflicts: ConflictWords; readonly other: string }
  said: InspectionSaid
  /** Folders that there are already. */
  folders: readonly string[]
  onTake: (choices: Choices) => void
  onCancel: () => void
}

/** What is in a bundle and what would become of it; what is to be chosen; and whether it is taken in. */
export function Looked({ words: { looked: words, conflicts, other }, said, folders, onTake, onCancel }: Props) {
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set())
  const [settled, setSettled] = useState<Settled>({})
  const open = said.conflicts.filter(({ cardId }) => cardId === null || !skipped.has(cardId))
  const take = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onTake({
      folder: String(form.get('folder')).trim(),
      asFork: form.has('asFork'),
      skip: [...skipped],
      settle: settled,
      seen: said.seen,
    })
  }
  return (
    <form onSubmit={take}>
      <About said={said} words={words} />
      {open.length > 0 && <Conflicts conflicts={open} settled={settled} words={conflicts} onSettle={setSettled} />}
      <CardGroups groups={said.groups} skipped={skipped} words={words} onSkip={setSkipped} />
      <Demos demos={said.demos} words={words} />
      <Images images={said.images} words={words} />
      <Domains domains={said.domains} words={words} />
      {said.hasNews ? (
        <>
          <div className="import-folder">
            <label htmlFor="bundle-folder">{words.folder}</label>
            <input
              id="bundle-folder"
              name="folder"
              className="field"
              list="bundle-folders"
              defaultValue={said.folder}
              required
              maxLength={200}
              aria-describedby="bundle-folder-note"
            />
            <datalist id="bundle-folders">
              {folders.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </datalist>
            <p id="bundle-folder-note" className="import-note">
              {words.folderNote}
            </p>
          </div>
          {!said.isPatch && (
            <p className="bundle-fork">
              <label>
                <input type="checkbox" name="asFork" className="check" aria-describedby="bundle-fork-note" />
                {words.asFork}
              </label>
              <span id="bundle-fork-note" className="import-note">
                {words.asForkNote}
              </span>
            </p>
          )}
        </>
      ) : (
        <p className="mt-6">{words.nothingNew}</p>
      )}
      <p className="import-act">
        {said.hasNews && (
          <button type="submit" className="button">
            {words.takeIn}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {other}
        </button>
      </p>
    </form>
  )
}
