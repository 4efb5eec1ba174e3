'use client'

import { useEffect, useState } from 'react'
import { Hint, keyed } from '../../../_ui/kbd.tsx'

/** Reads the question aloud, once by itself and again when asked to. Nothing where no voice of this machine knows `lang`. */
export function ReadAloud({ text, lang, say }: { text: string; lang: string; say: string }) {
  const voice = useLocalVoice(lang)
  useEffect(() => {
    if (voice === null) return
    speak(text, voice)
    return () => speechSynthesis.cancel()
  }, [text, voice])
  if (voice === null) return null
  return (
    <button type="button" className="minute-plain" onClick={() => speak(text, voice)} {...keyed('a')}>
      {say} <Hint k="a" />
    </button>
  )
}

function speak(text: string, voice: SpeechSynthesisVoice): void {
  speechSynthesis.cancel()
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang
  speechSynthesis.speak(utterance)
}

/** A voice that speaks on this machine; the others send the text away. */
function useLocalVoice(lang: string): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => {
    if (!('speechSynthesis' in globalThis)) return
    const language = lang.split('-')[0]?.toLowerCase() ?? ''
    const look = () => {
      const local = speechSynthesis.getVoices().filter(({ localService }) => localService)
      setVoice(local.find((one) => one.lang.toLowerCase().startsWith(language)) ?? null)
    }
    look()
    speechSynthesis.addEventListener('voiceschanged', look)
    return () => speechSynthesis.removeEventListener('voiceschanged', look)
  }, [lang])
  return voice
}
