import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a zip file for tests, and what it lies about. */
export type TestEntry = {
  readonly name: string
  readonly bytes: Buffer
  readonly packed?: Buffer
  /** What it says that it unpacks to, in bytes. */
  readonly says?: number
  readonly crc?: number
  /** As Unix writes it. */
  readonly mode?: number
  readonly flags?: number
  readonly method?: number
}

/** A zip file byte by byte, after the description of the format: libraries make none that lie. */
export function zipOf(entries: readonly TestEntry[]): Buffer {
  const [locals, central]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const { name, bytes, mode = 0o100644, flags = 0, method = 8, ...lies } of entries) {
    const packed = lies.packed ?? deflateRawSync(bytes)
    const path = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(flags, 2)
    shared.writeUInt16LE(method, 4)
    shared.writeUInt32LE(0x00210000, 6)
    shared.writeUInt32LE(lies.crc ?? crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(lies.says ?? bytes.length, 18)
    shared.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, path, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE((mode << 16) >>> 0, 6)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, place, path]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  // More than fit are told by 0xffff and a longer record; what is read here is the count.
  for (const at of [4, 6]) end.writeUInt16LE(Math.min(entries.length, 0xffff), at)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  const longer = entries.length >= 0xffff ? zip64(entries.length, directory.length, offset) : Buffer.alloc(0)
  return Buffer.concat([...locals, directory, longer, Buffer.from('PK\x05\x06', 'latin1'), end])
}

/** The records of a zip file with more entries than 16 bits can count. */
function zip64(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(56)
  record.write('PK\x06\x06', 'latin1')
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(45, 12)
  record.writeUInt16LE(45, 14)
  for (const at of [24, 32]) record.writeBigUInt64LE(BigInt(count), at)
  record.writeBigUInt64LE(BigInt(size), 40)
  record.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(offset + size), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([record, locator])
}
