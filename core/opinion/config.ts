/** The model that may be asked for an opinion. Only whoever runs the program sets it. */
export type ModelConfig = {
  /** Base URL of an OpenAI-compatible endpoint, without a trailing slash: http://127.0.0.1:11434/v1 */
  readonly url: string
  readonly name: string
  /** A function, so that no log and no JSON of whatever holds it can show the key. Null: none is sent. */
  readonly key: () => string | null
  /** For one opinion, from asking to its last byte. */
  readonly timeoutMs: number
}

/** How what is sent gets there. */
export type Reach = 'this-machine' | 'encrypted' | 'unencrypted'

/** Where a text would go, as the learner is told before it goes. */
export type Destination = {
  /** With the port, if it is not the usual one. */
  readonly host: string
  readonly model: string
  readonly reach: Reach
}

export function destinationOf({ url, name }: ModelConfig): Destination {
  const { host, hostname, protocol } = new URL(url)
  const isHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  return { host, model: name, reach: isHere ? 'this-machine' : protocol === 'https:' ? 'encrypted' : 'unencrypted' }
}
