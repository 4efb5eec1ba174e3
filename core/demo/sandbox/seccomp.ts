import { EXAMINED, FORBIDDEN, NEWEST, UNKNOWN } from './syscalls.ts'

/*
 * The filter is a classic BPF program over `struct seccomp_data { int nr; u32 arch; u64 ip; u64 args[6]; }`, built
 * from rules that each stand alone: a rule begins with the number of the call in the accumulator, and a call that it is
 * not about leaves it there. https://docs.kernel.org/userspace-api/seccomp_filter.html
 */
type Instruction = { readonly code: number; readonly skipIf: number; readonly skipElse: number; readonly value: number }
type Program = readonly Instruction[]

const LOAD = 0x20
const RETURN = 0x06
const AND = 0x54
const JUMP_EQUAL = 0x15
const JUMP_ABOVE = 0x25
const JUMP_ANY_BIT = 0x45

const EPERM = 1
const ENOSYS = 38
const EPROTONOSUPPORT = 93
const EAFNOSUPPORT = 97

const step = (code: number, value: number, skipIf = 0, skipElse = 0): Instruction => {
  if (skipIf > 255 || skipElse > 255) throw new RangeError('a jump of this program is too long')
  return { code, value, skipIf, skipElse }
}
const load = (offset: number): Instruction => step(LOAD, offset)
const NUMBER = load(0)
const ARCHITECTURE = load(4)
/** The low half of an argument: all that the kernel reads of these. */
const argument = (n: number): Instruction => load(16 + 8 * n)

const ALLOW: Program = [step(RETURN, 0x7fff0000)]
const KILL: Program = [step(RETURN, 0x80000000)]
const refuse = (errno: number): Program => [step(RETURN, 0x00050000 | errno)]

/** Does `then` when the accumulator is one of the values; else goes on behind it. */
const whenOneOf = (values: readonly number[], then: Program): Program => {
  const tests = values.map((value, i) => {
    const isLast = i === values.length - 1
    return step(JUMP_EQUAL, value, values.length - 1 - i, isLast ? then.length : 0)
  })
  return [...tests, ...then]
}
const unlessEqual = (value: number, then: Program): Program => [step(JUMP_EQUAL, value, then.length, 0), ...then]
const whenAbove = (value: number, then: Program): Program => [step(JUMP_ABOVE, value, 0, then.length), ...then]
const whenAnyBit = (bits: number, then: Program): Program => [step(JUMP_ANY_BIT, bits, 0, then.length), ...then]

const ARCHITECTURES = { x64: { audit: 0xc000003e, column: 0 }, arm64: { audit: 0xc00000b7, column: 1 } } as const

/** Architectures a filter can be made for. */
export const isFiltered = (arch: string): arch is keyof typeof ARCHITECTURES => arch in ARCHITECTURES

const AF_UNIX = 1
const AF_INET = 2
const AF_INET6 = 10
const AF_NETLINK = 16
const NETLINK_ROUTE = 0
const [SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] = [1, 2, 5] as const
/** The usual one of its type, TCP, UDP. MPTCP, SCTP and the like are rarely used, and rarely looked at. */
const PLAIN_PROTOCOLS = [0, 6, 17] as const

/** Unix and IP sockets, but no raw ones; of netlink what lists the interfaces. Others (vsock) leave the network namespace. */
const SOCKET: Program = [
  argument(0),
  ...whenOneOf([AF_NETLINK], [argument(2), ...whenOneOf([NETLINK_ROUTE], ALLOW), ...refuse(EAFNOSUPPORT)]),
  ...whenOneOf(
    [AF_UNIX, AF_INET, AF_INET6],
    [
      argument(1),
      step(AND, 0xf),
      ...whenOneOf(
        [SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET],
        [argument(2), ...whenOneOf(PLAIN_PROTOCOLS, ALLOW), ...refuse(EPROTONOSUPPORT)],
      ),
      ...refuse(EPERM),
    ],
  ),
  ...refuse(EAFNOSUPPORT),
]

/** CLONE_NEWNS | NEWCGROUP | NEWUTS | NEWIPC | NEWUSER | NEWPID | NEWNET */
const NEW_NAMESPACES = 0x7e020000
const TIOCSTI = 0x5412
const TIOCLINUX = 0x541c
const ADDR_NO_RANDOMIZE = 0x0040000
const READ_PERSONALITY = 0xffffffff

/** The filter for an architecture, as `bwrap --seccomp` reads it. */
export function seccompFilter(arch: keyof typeof ARCHITECTURES): Buffer<ArrayBuffer> {
  const { audit, column } = ARCHITECTURES[arch]
  const numbers = (table: Readonly<Record<string, readonly [number, number | null]>>): readonly number[] =>
    Object.values(table).flatMap((row) => row[column] ?? [])
  /** A rule for one call; what it does not refuse is allowed. */
  const examine = (call: keyof typeof EXAMINED, body: Program): Program =>
    whenOneOf([EXAMINED[call][column]], [...body, ...ALLOW])
  return encoded([
    ARCHITECTURE,
    // Calls of another architecture (32-bit ones) have other numbers: nothing below would hold for them.
    ...unlessEqual(audit, KILL),
    NUMBER,
    // Also the calls of x32, which begin at 0x40000000.
    ...whenAbove(NEWEST, refuse(ENOSYS)),
    ...whenOneOf(numbers(FORBIDDEN), refuse(EPERM)),
    ...whenOneOf(numbers(UNKNOWN), refuse(ENOSYS)),
    ...examine('clone', [argument(0), ...whenAnyBit(NEW_NAMESPACES, refuse(EPERM))]),
    ...examine('ioctl', [argument(1), ...whenOneOf([TIOCSTI, TIOCLINUX], refuse(EPERM))]),
    ...examine('personality', [
      argument(0),
      ...whenOneOf([READ_PERSONALITY, 0, ADDR_NO_RANDOMIZE], ALLOW),
      ...refuse(EPERM),
    ]),
    ...examine('socket', SOCKET),
    ...examine('socketpair', SOCKET),
    ...ALLOW,
  ])
}

/** `struct sock_filter { u16 code; u8 jt; u8 jf; u32 k; }`, little-endian. */
function encoded(program: Program): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(program.length * 8)
  program.forEach(({ code, skipIf, skipElse, value }, i) => {
    bytes.writeUInt16LE(code, i * 8)
    bytes.writeUInt8(skipIf, i * 8 + 2)
    bytes.writeUInt8(skipElse, i * 8 + 3)
    bytes.writeUInt32LE(value >>> 0, i * 8 + 4)
  })
  return bytes
}
