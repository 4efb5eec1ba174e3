import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cpuMsOf, memoryOf } from './processes.ts'

test('this process holds memory and has used the processor, where the system says so', async () => {
  const [memory, cpuMs] = [await memoryOf(process.pid), await cpuMsOf(process.pid)]
  if (!existsSync('/proc/self/stat')) {
    expect([memory, cpuMs]).toEqual([null, null])
    return
  }
  expect(memory?.now).toBeGreaterThan(10 * 1024 ** 2)
  expect(memory?.peak).toBeGreaterThanOrEqual(memory?.now ?? 0)
  const { user, system } = process.cpuUsage()
  // Counted in ticks of 10 ms.
  expect(Math.abs((cpuMs ?? 0) - (user + system) / 1000)).toBeLessThan(1000)
})

test('a process that is not there has no figures', async () => {
  expect(await memoryOf(2 ** 30)).toBeNull()
  expect(await cpuMsOf(2 ** 30)).toBeNull()
})
