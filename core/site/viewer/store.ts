import { CRITERIA, type Gate } from '#core/practice/gate.ts'
import { PACES, type Pace } from '#core/practice/plan.ts'

export const WAYS = ['typed', 'spoken'] as const
export type Way = (typeof WAYS)[number]

/** How to practise, as it was chosen last. `slowness`: see core/practice/plan.ts. */
export type Choices = { readonly way: Way; readonly pace: Pace; readonly slowness: number }

/** One practice of a card: what was said when, and how it was judged. Nothing of it is ever changed. */
export type KeptAttempt = {
  readonly id: string
  readonly cardId: string
  /** ISO 8601. */
  readonly at: string
  readonly way: Way
  readonly pace: Pace
  readonly thought: string
  readonly thoughtMs: number | null
  /** `ms` null: unsaid. */
  readonly sentences: readonly { readonly text: string; readonly ms: number | null }[]
  readonly gate: Gate
}

/** What is kept in the visitor's browser, and nowhere else. */
export type Store = {
  /** In the order in which they were given. */
  readonly attempts: () => readonly KeptAttempt[]
  /** Whether it is kept longer than the page is open. */
  readonly add: (attempt: KeptAttempt) => boolean
  readonly removeAll: () => void
  readonly choices: () => Choices
  readonly choose: (choices: Choices) => void
  /** Calls back whenever attempts come or go, in this tab or in another. */
  readonly watch: (changed: () => void) => void
}

export const FIRST_CHOICES: Choices = { way: 'spoken', pace: 'relaxed', slowness: 1 }

/** The browser's storage, or null where that is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    // Forbidden, even its name throws.
    return null
  }
}

/**
 * Of one chain. Each attempt has a key of its own, `zhuiwen:<chain id>:<attempt id>`, so that two tabs never write over each
 * other; the choices have `zhuiwen:<chain id>`. What cannot be kept stays until the page is closed.
 */
export function openStore(chainId: string, storage: Storage | null): Store {
  const own = `zhuiwen:${chainId}`
  const begin = `${own}:`
  const unkept: KeptAttempt[] = []
  const watchers: (() => void)[] = []
  const tell = () => watchers.forEach((changed) => changed())
  let chosen = FIRST_CHOICES

  const keys = (): readonly string[] =>
    Array.from({ length: storage?.length ?? 0 }, (_, n) => storage?.key(n) ?? '').filter((key) => key.startsWith(begin))
  const write = (key: string, value: unknown): boolean => {
    try {
      storage?.setItem(key, JSON.stringify(value))
      return storage !== null
    } catch {
      // It is full, or nothing may be kept.
      return false
    }
  }
  if (storage !== null)
    globalThis.addEventListener?.('storage', ({ key }) => {
      if (key === null || key.startsWith(begin)) tell()
    })

  return {
    attempts: () =>
      [...keys().map((key) => parsed(storage?.getItem(key) ?? null)), ...unkept]
        .filter(isKept)
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    add: (attempt) => {
      const isKeptNow = write(begin + attempt.id, attempt)
      if (!isKeptNow) unkept.push(attempt)
      tell()
      return isKeptNow
    },
    removeAll: () => {
      for (const key of keys()) storage?.removeItem(key)
      unkept.length = 0
      tell()
    },
    choices: () => {
      const kept = parsed(storage?.getItem(own) ?? null)
      return isChoices(kept) ? kept : chosen
    },
    choose: (choices) => {
      chosen = choices
      write(own, choices)
    },
    watch: (changed) => void watchers.push(changed),
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    // Anybody may have written there.
    return null
  }
}

// By hand: a parser of schemas would be a fifth of the script.

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isMs = (value: unknown): boolean => value === null || typeof value === 'number'
const isOneOf = (values: readonly unknown[], value: unknown): boolean => values.includes(value)

function isKept(value: unknown): value is KeptAttempt {
  if (!isObject(value)) return false
  const { gate, sentences } = value
  return (
    [value['id'], value['cardId'], value['at'], value['thought']].every((text) => typeof text === 'string') &&
    !Number.isNaN(Date.parse(String(value['at']))) &&
    isOneOf(WAYS, value['way']) &&
    isOneOf(PACES, value['pace']) &&
    isMs(value['thoughtMs']) &&
    isObject(gate) &&
    CRITERIA.every((criterion) => typeof gate[criterion] === 'boolean') &&
    Array.isArray(sentences) &&
    sentences.every((one: unknown) => isObject(one) && typeof one['text'] === 'string' && isMs(one['ms']))
  )
}

const isChoices = (value: unknown): value is Choices =>
  isObject(value) &&
  isOneOf(WAYS, value['way']) &&
  isOneOf(PACES, value['pace']) &&
  typeof value['slowness'] === 'number' &&
  value['slowness'] >= 1 &&
  value['slowness'] <= 10
