import { z } from 'zod'
import { i18n } from '../../../../_server/i18n.ts'
import { sayTrouble, TROUBLES } from '../say.ts'

const Kind = z.enum(TROUBLES)

/** Why the file that was asked for last did not come: named in the address it led back to. */
export async function Trouble({ asked }: { asked: string | string[] | undefined }) {
  const kind = Kind.safeParse(asked)
  if (!kind.success) return null
  const { t } = await i18n()
  return (
    <p className="notice mt-4" role="alert">
      {sayTrouble(t, { kind: kind.data })}
    </p>
  )
}
