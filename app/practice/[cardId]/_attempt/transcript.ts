import type { SentenceNumber } from '#core/practice/plan.ts'

// Speech is written along only where the browser does it on this device. What is typed here of its interface is what
// is used of it; TypeScript's DOM library does not have it yet.

type Result = { readonly 0: { readonly transcript: string } }
type Recognition = EventTarget & { start: () => void; abort: () => void }
type RecognitionClass = {
  new (): Recognition
  available?: (options: { langs: string[]; processLocally: boolean }) => Promise<string>
}

const recognitionClass = (): RecognitionClass | undefined =>
  (globalThis as { SpeechRecognition?: RecognitionClass }).SpeechRecognition

/** Whether this browser can write down speech in `lang` (BCP 47) by itself, without sending it anywhere. */
export async function canTranscribe(lang: string): Promise<boolean> {
  try {
    return (await recognitionClass()?.available?.({ langs: [lang], processLocally: true })) === 'available'
  } catch (error) {
    // The tag of a language that it does not know.
    if (error instanceof DOMException || error instanceof TypeError) return false
    throw error
  }
}

export type Transcriber = {
  /** What is heard from now on belongs to this sentence; null: to none. */
  readonly follow: (sentence: SentenceNumber | null) => void
  readonly stop: () => void
}

/** Writes along. `heard` gets the whole text of a sentence again and again, as it grows and is corrected. */
export function transcribe(lang: string, heard: (sentence: SentenceNumber, text: string) => void): Transcriber | null {
  const Recognizer = recognitionClass()
  if (Recognizer === undefined) return null
  const recognition = Object.assign(new Recognizer(), {
    lang,
    continuous: true,
    interimResults: true,
    processLocally: true,
  })
  const space = /^(zh|ja)\b/i.test(lang) ? '' : ' '
  /** What sessions before the running one have heard. */
  const before = new Map<SentenceNumber, string>()
  /** What the running session hears: a result belongs to the sentence that ran when it was first heard of. */
  let results: readonly Result[] = []
  let owners: readonly (SentenceNumber | null)[] = []
  let current: SentenceNumber | null = null
  let isOver = false

  const textOf = (sentence: SentenceNumber): string =>
    [
      before.get(sentence) ?? '',
      ...results.filter((_, i) => owners[i] === sentence).map((result) => result[0].transcript),
    ]
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .join(space)
  const heardOf = () => new Set(owners.filter((owner) => owner !== null))

  recognition.addEventListener('result', (event) => {
    results = [...(event as Event & { readonly results: Iterable<Result> }).results]
    owners = results.map((_, i) => (i < owners.length ? (owners[i] ?? null) : current))
    for (const sentence of heardOf()) heard(sentence, textOf(sentence))
  })
  recognition.addEventListener('error', (event) => {
    const { error } = event as Event & { readonly error?: string }
    if (error !== 'no-speech') isOver = true
  })
  recognition.addEventListener('end', () => {
    for (const [sentence, text] of [...heardOf()].map((one) => [one, textOf(one)] as const)) before.set(sentence, text)
    results = []
    owners = []
    // Engines end by themselves after a silence.
    if (!isOver) recognition.start()
  })
  recognition.start()
  return {
    follow: (sentence) => {
      current = sentence
    },
    stop: () => {
      isOver = true
      recognition.abort()
    },
  }
}
