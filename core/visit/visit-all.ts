import { setTimeout } from 'node:timers/promises'
import type { Reach } from './addresses.ts'
import { type Outcome, visit } from './visit.ts'

export type Manners = {
  readonly reach: Reach
  /** Hosts visited at the same time; each by one visit after the other. */
  readonly hostsAtOnce: number
  /** Between two visits to one host. */
  readonly pauseMs: number
  /** For one address, its redirects included. */
  readonly timeoutMs: number
}

/**
 * Visits addresses, all of them http or https, and hands out what came of each at once. Ends early, and in good order,
 * when `signal` is aborted: what was under way then is not handed out.
 */
export async function visitAll(
  addresses: readonly string[],
  { hostsAtOnce, pauseMs, ...each }: Manners,
  signal: AbortSignal,
  onOutcome: (address: string, outcome: Outcome) => void,
): Promise<void> {
  const hosts = new Map<string, string[]>()
  for (const address of addresses) {
    const { host } = new URL(address)
    hosts.set(host, [...(hosts.get(host) ?? []), address])
  }
  const visitHost = async (ofHost: readonly string[]): Promise<void> => {
    for (const [index, address] of ofHost.entries()) {
      if (index > 0) await wait(pauseMs, signal)
      if (signal.aborted) return
      const outcome = await visit(address, { ...each, signal })
      if (!signal.aborted) onOutcome(address, outcome)
    }
  }
  // Shared: each visitor takes the next host that nobody has taken.
  const queue = hosts.values()
  const visitor = async (): Promise<void> => {
    for (const ofHost of queue) await visitHost(ofHost)
  }
  await Promise.all(Array.from({ length: hostsAtOnce }, visitor))
}

async function wait(forMs: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(forMs, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
