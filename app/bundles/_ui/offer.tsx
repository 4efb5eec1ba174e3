import { Hint, keyed } from '../../_ui/kbd.tsx'
import type { Offered } from './link.ts'
import type { TakerWords } from './taker.tsx'

type Props = {
  words: Pick<TakerWords, 'offered' | 'offeredNote' | 'look' | 'cancel'>
  offered: Offered
  onLook: (offered: Offered) => void
  onCancel: () => void
}

/** A chain that came within the address of this page: what it says it is, before it is sent anywhere. */
export function Offer({ words, offered, onLook, onCancel }: Props) {
  return (
    <section aria-labelledby="offered">
      <h2 id="offered" className="block-head">
        {words.offered}
      </h2>
      {offered.title !== null && <p className="bundle-title">{offered.title}</p>}
      <p className="import-note">{words.offeredNote}</p>
      <p className="import-act">
        <button type="button" className="button" onClick={() => onLook(offered)} {...keyed('Enter')}>
          {words.look} <Hint k="Enter" />
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </p>
    </section>
  )
}
