import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { freshFolder } from './server.ts'

/** One tab of a browser that is left as people run it. */
export type PlainTab = {
  /** Evaluates an expression in the page and answers its value. */
  readonly evaluate: <T>(expression: string) => Promise<T>
  readonly send: (method: string, params?: object) => Promise<unknown>
  /** Brings this tab to the front, and so hides the others. */
  readonly show: () => Promise<void>
}

type Message = { id?: number; result?: unknown; error?: { message: string } }

/**
 * Chromium driven by nothing but its own protocol. The driver of the other tests keeps every tab visible and its timers
 * running; here a tab behind another one is hidden, and Chromium throttles it to one timer a second.
 */
export async function openPlainChromium(): Promise<{
  readonly open: (url: string) => Promise<PlainTab>
  readonly close: () => Promise<void>
}> {
  const profile = await freshFolder()
  const child = spawn(
    process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
      '--accept-lang=zh-CN',
      `--user-data-dir=${profile.path}`,
      '--remote-debugging-pipe',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  // The protocol's two pipes: https://chromium.googlesource.com/chromium/src/+/main/content/browser/devtools
  const [commands, answers] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  const waiting = new Map<number, (message: Message) => void>()
  let unread = ''
  answers.on('data', (chunk) => {
    const messages = (unread + String(chunk)).split('\0')
    unread = messages.pop() ?? ''
    for (const text of messages) {
      const message = JSON.parse(text) as Message
      if (message.id !== undefined) waiting.get(message.id)?.(message)
    }
  })
  let last = 0
  const send = (method: string, params: object = {}, sessionId?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
      )
      commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })

  return {
    open: async (url) => {
      const { targetId } = (await send('Target.createTarget', { url })) as { targetId: string }
      const { sessionId } = (await send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string }
      return {
        send: (method, params) => send(method, params, sessionId),
        show: async () => void (await send('Target.activateTarget', { targetId })),
        evaluate: async <T>(expression: string): Promise<T> => {
          const params = { expression, returnByValue: true, awaitPromise: true }
          const answer = await send('Runtime.evaluate', params, sessionId)
          const { result, exceptionDetails } = answer as { result: { value: T }; exceptionDetails?: { text: string } }
          if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`)
          return result.value
        },
      }
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await ended
      await profile.remove()
    },
  }
}
