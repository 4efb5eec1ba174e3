import { err } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import type { ModelConfig } from './config.ts'
import { Opinion, opinionForm } from './opinion.ts'
import type { OpinionError } from './opinion.ts'
import type { Prompt } from './prompt.ts'
import { excerpt, readReply } from './reply.ts'
import type { Reply } from './reply.ts'
import { Broken, openWire } from './wire.ts'
import type { Wire } from './wire.ts'

/**
 * Sends this very text to the model and reads what it answers. Takes `config.timeoutMs` at most, and ends at once when
 * `signal` is aborted; the endpoint then sees its connection close. Asks once and never on its own again, but for an
 * endpoint that takes no schema for the reply: that one is asked a second time without.
 */
export async function askModel(
  config: ModelConfig,
  prompt: Prompt,
  signal: AbortSignal,
): Promise<Result<Opinion, OpinionError>> {
  const stop = new AbortController()
  const { timeoutMs } = config
  const cancel = (): void => stop.abort(new Broken({ kind: 'cancelled' }))
  const timer = setTimeout(() => stop.abort(new Broken({ kind: 'timeout', afterMs: timeoutMs })), timeoutMs)
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()

  const wire = openWire(config)
  try {
    return readReply(await replyTo(config, prompt, wire, stop.signal))
  } catch (error) {
    const cause: unknown = stop.signal.aborted ? stop.signal.reason : error
    if (cause instanceof Broken) return err(cause.failure)
    if (await isMisunderstood(cause)) return err({ kind: 'malformed', excerpt: excerpt(wire.heard()) })
    throw cause
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
  }
}

async function replyTo(config: ModelConfig, prompt: Prompt, wire: Wire, signal: AbortSignal): Promise<Reply> {
  try {
    return await generate(config, prompt, wire, signal, true)
  } catch (error) {
    if (error instanceof Broken && isAboutTheRequest(error.failure)) {
      return generate(config, prompt, wire, signal, false)
    }
    throw error
  }
}

/** The endpoint may dislike the schema: the one part of the request that not every endpoint knows. */
const isAboutTheRequest = (failure: OpinionError): boolean =>
  failure.kind === 'http-error' && (failure.status === 400 || failure.status === 422)

async function generate(
  { url, name, key }: ModelConfig,
  { system, user }: Prompt,
  { fetch }: Wire,
  signal: AbortSignal,
  hasSchema: boolean,
): Promise<Reply> {
  const { generateText, jsonSchema, NoObjectGeneratedError, Output } = await import('ai')
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  const apiKey = key()
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL: url,
    fetch,
    supportsStructuredOutputs: true,
    ...(apiKey === null ? {} : { apiKey }),
  })
  const asked = { model: provider(name), system, prompt: user, abortSignal: signal, maxRetries: 0 }
  try {
    const { text, finishReason } = hasSchema
      ? await generateText({ ...asked, output: Output.object({ name: 'opinion', schema: jsonSchema(opinionForm()) }) })
      : await generateText(asked)
    return { text, isDeclined: finishReason === 'content-filter' }
  } catch (error) {
    // The SDK takes bare JSON only; what else there is to a reply is for `readReply` to find out.
    if (!NoObjectGeneratedError.isInstance(error)) throw error
    return { text: error.text ?? '', isDeclined: error.finishReason === 'content-filter' }
  }
}

/** Whether the SDK complains about what came back, rather than being used wrongly. */
async function isMisunderstood(error: unknown): Promise<boolean> {
  const { APICallError, InvalidResponseDataError } = await import('ai')
  return APICallError.isInstance(error) || InvalidResponseDataError.isInstance(error)
}
