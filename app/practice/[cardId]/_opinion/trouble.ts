/** What went wrong, as a key of the messages, with the values they take. */
export type Trouble = {
  readonly key: TroubleKey
  readonly values: Readonly<Record<string, string>>
  /** The endpoint's own words; empty if it had none. */
  readonly says: string
}

export const TROUBLES = [
  'cancelled',
  'stale',
  'offline',
  'failed',
  'model-off',
  'model-unreachable',
  'model-timeout',
  'model-busy',
  'model-key',
  'model-missing',
  'model-moved',
  'model-error',
  'model-refused',
  'model-malformed',
] as const
export type TroubleKey = (typeof TROUBLES)[number]

export const trouble = (key: TroubleKey): Trouble => ({ key, values: {}, says: '' })

/** Reads `{error: {code, details}}`, as every refusal of this server comes. */
export function troubleIn(body: unknown): Trouble {
  const { code, details } = fieldsOf(fieldsOf(body)['error'])
  const { status, reason, afterMs, says, excerpt } = fieldsOf(details)
  const key = TROUBLES.find((known) => known === code) ?? 'failed'
  return {
    key: key === 'model-error' ? byStatus(Number(status)) : key,
    values: { status: String(status), reason: String(reason), seconds: String(Math.round(Number(afterMs) / 1000)) },
    says: String(says ?? excerpt ?? ''),
  }
}

function byStatus(status: number): TroubleKey {
  if (status === 401 || status === 403) return 'model-key'
  if (status === 404) return 'model-missing'
  return status >= 300 && status < 400 ? 'model-moved' : 'model-error'
}

const fieldsOf = (value: unknown): Record<string, unknown> => ({ ...Object(value) })
