import { Agent, request } from 'node:http'

export type Visit = {
  /** From sending the request to the first byte of the body, in ms. */
  readonly firstByteMs: number
  /** To the last byte. */
  readonly totalMs: number
  /** Of the body, as it was sent. */
  readonly bytes: number
}

export type Load = { readonly visits: readonly Visit[]; readonly perSecond: number }

/** Fetches every URL once, `concurrency` at a time, each on a connection that stays open, reading all of the body. */
export async function load(urls: readonly string[], concurrency: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const visits: Visit[] = []
  const waiting = [...urls]
  const begun = performance.now()
  const worker = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) visits.push(await visit(url, agent))
  }
  try {
    await Promise.all(Array.from({ length: concurrency }, worker))
  } finally {
    agent.destroy()
  }
  return { visits, perSecond: visits.length / ((performance.now() - begun) / 1000) }
}

function visit(url: string, agent: Agent): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const headers = { accept: 'text/html,application/json', 'accept-encoding': 'gzip' }
    const sent = request(url, { agent, headers }, (response) => {
      let [firstByteMs, bytes] = [0, 0]
      response.on('data', (chunk: Buffer) => {
        firstByteMs ||= performance.now() - begun
        bytes += chunk.length
      })
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ firstByteMs, totalMs: performance.now() - begun, bytes })
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}
