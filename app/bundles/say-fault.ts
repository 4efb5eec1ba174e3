import type { BundleFault } from '#core/share/bundle/fault.ts'
import type { Translate } from '../_server/i18n.ts'
import type { FaultSaid } from './views.ts'

/** Why a bundle is refused: the rule that it breaks, and where. */
export const sayFault = (t: Translate, { kind, path, said }: BundleFault): FaultSaid => ({
  text: t(`bundleFaults.${kind}`),
  path: path ?? null,
  more: said ?? null,
})
