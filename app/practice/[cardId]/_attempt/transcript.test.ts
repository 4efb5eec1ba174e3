import { afterEach, expect, test } from 'vitest'
import { canTranscribe, transcribe } from './transcript.ts'

/** Stands in for the browser's engine: what it hears is what a test says. */
class Recognition extends EventTarget {
  static running: Recognition | null = null
  static answer: string | Error = 'available'
  static available(options: unknown): Promise<string> {
    expect(options).toEqual({ langs: ['zh-CN'], processLocally: true })
    return Recognition.answer instanceof Error
      ? Promise.reject(Recognition.answer)
      : Promise.resolve(Recognition.answer)
  }
  starts = 0
  processLocally = false
  start() {
    this.starts += 1
    Recognition.running = this
  }
  abort() {
    this.end()
  }
  hear(...transcripts: string[]) {
    this.dispatchEvent(
      Object.assign(new Event('result'), { results: transcripts.map((transcript) => [{ transcript }]) }),
    )
  }
  end() {
    this.dispatchEvent(new Event('end'))
  }
}

const place = globalThis as { SpeechRecognition?: unknown }
afterEach(() => {
  delete place.SpeechRecognition
  Recognition.answer = 'available'
})

function writing(lang = 'zh-CN') {
  place.SpeechRecognition = Recognition
  const said: Record<number, string> = {}
  const transcriber = transcribe(lang, (sentence, text) => (said[sentence] = text))
  const engine = Recognition.running
  if (transcriber === null || engine === null) throw new Error('nothing was started')
  return { said, transcriber, engine }
}

test('speech is written down only where the browser says it does so on this device', async () => {
  expect(await canTranscribe('zh-CN')).toBe(false)
  expect(transcribe('zh-CN', () => {})).toBeNull()
  place.SpeechRecognition = Recognition
  expect(await canTranscribe('zh-CN')).toBe(true)
  for (const answer of ['downloadable', 'unavailable', new TypeError('no such language')]) {
    Recognition.answer = answer
    expect(await canTranscribe('zh-CN')).toBe(false)
  }
  expect(writing().engine.processLocally).toBe(true)
})

test('what is heard belongs to the sentence that ran when it was first heard, corrections too', () => {
  const { said, transcriber, engine } = writing()
  transcriber.follow(1)
  engine.hear('监听')
  engine.hear('监听 fd')
  transcriber.follow(2)
  engine.hear('监听 fd 是继承的', '不再')
  expect(said).toEqual({ 1: '监听 fd 是继承的', 2: '不再' })
})

test('an engine that ends in the middle of a sentence is started again, and nothing is lost', () => {
  const { said, transcriber, engine } = writing('en-US')
  transcriber.follow(3)
  engine.hear('the fd')
  engine.end()
  expect(engine.starts).toBe(2)
  engine.hear('is inherited')
  expect(said).toEqual({ 3: 'the fd is inherited' })
})

test('between sentences nobody is written down; once stopped, it stays so', () => {
  const { said, transcriber, engine } = writing()
  transcriber.follow(null)
  engine.hear('咳')
  expect(said).toEqual({})
  transcriber.stop()
  expect(engine.starts).toBe(1)
})
