import { Hint } from '../../../../_ui/kbd.tsx'
import type { Given } from './views.ts'

/** Where the card’s file is, for whoever likes their own editor better. */
export function FilePlace({ given: { place, words } }: { given: Given }) {
  return (
    <>
      <button type="button" className="writing-tool" popoverTarget="file-place">
        {words.file.open}
      </button>
      <div id="file-place" popover="auto" className="sheet" aria-labelledby="file-place-title">
        <h2 id="file-place-title" className="font-semibold text-ink">
          {words.file.open}
        </h2>
        <p className="mt-1 mb-4">{words.file.note}</p>
        <p>
          <code className="path">{place.shown}</code>
        </p>
        <p className="mt-4 flex gap-2">
          <button type="button" className="button" data-copy={place.absolute}>
            {words.file.copy}
          </button>
          <button type="button" className="button button-quiet" popoverTarget="file-place" popoverTargetAction="hide">
            {words.file.close} <Hint k="Esc" />
          </button>
        </p>
      </div>
    </>
  )
}
