import { lookup } from 'node:dns/promises'
import { BlockList, isIP, isIPv6 } from 'node:net'

/** How names become addresses, and which of these may be connected to. */
export type Reach = {
  readonly resolve: (host: string) => Promise<readonly string[]>
  readonly isAllowed: (address: string) => boolean
}

/** The public internet: a link in a card must never make the program knock at this machine or the network around it. */
export const PUBLIC: Reach = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isAllowed: isPublic,
}

// The special-purpose registries of IANA: this host, private, shared, link-local, documentation, benchmarks, multicast,
// reserved.
const RESERVED = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  RESERVED.addSubnet(net, prefix, 'ipv4')
}
// Within what is global; 6to4 and Teredo hold an IPv4 address, which may be any.
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  RESERVED.addSubnet(net, prefix, 'ipv6')
}
const GLOBAL_IPV6 = new BlockList()
GLOBAL_IPV6.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address belongs to the public internet. Anything else, also what is no address at all, does not. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false
  if (isIPv6(address)) return GLOBAL_IPV6.check(address, 'ipv6') && !RESERVED.check(address, 'ipv6')
  return !RESERVED.check(address, 'ipv4')
}
