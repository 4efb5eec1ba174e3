import type { opinionZh } from './opinion.zh.ts'
import type { Texts } from './shape.ts'

export const opinionEn: Texts<typeof opinionZh> = {
  title: 'A model’s opinion',
  again: 'Ask again',
  ask: 'Ask {model}',
  lead: 'Hand this attempt to {model} to be picked apart. It may be wrong, and it changes neither the verdict nor the next review.',
  noWords: 'Nothing of this attempt is written down, so there is nothing for a model to read.',
  noCard: 'The file of this card is gone, so no model can be asked for now.',
  goes: '{where} This is all that is sent. Only the model’s name and the form of the reply go with it.',
  instructions: 'What the model is told',
  material: 'The question and your answer',
  here: '{host} is on this machine.',
  encrypted: '{host} is not on this machine; the text is encrypted on its way.',
  unencrypted:
    '{host} is not on this machine, and the text is not encrypted on its way: others on the network may read it.',
  send: 'Send to {host}',
  waiting: 'Sent. Waiting for {model}…',
  elapsed: 'Waiting: {seconds} s of {limit} s at most',
  cancel: 'Stop waiting',
  arrived: 'The reply is here.',
  by: 'The words of {model}, which may be wrong',
  sentence: 'Sentence {number, number}',
  suggestion: 'You could say: ',
  doubt: 'Doubtful: ',
  check: 'How to check: ',
  next: 'It might ask next: ',
  nothing: 'Nothing else, sentence by sentence.',
  says: 'In its own words: ',
  trouble: {
    cancelled: 'No longer waiting. Nothing was kept.',
    stale: 'What would be sent has just changed, and nothing was sent. Read it again, then send.',
    offline: 'Zhuiwen could not be reached; whether it was sent is not known. Once it is back, reload this page.',
    failed: 'Something failed on this side, and no reply was kept. Try again in a while.',
    'model-off': 'No model is set. Nothing was sent.',
    'model-unreachable':
      'Nothing answers at {host} ({reason}). See that the model is served and that ZHUIWEN_MODEL_URL is right, then try again.',
    'model-timeout':
      'No reply within {seconds} s. Take a faster model, or raise ZHUIWEN_MODEL_TIMEOUT_S (300 at most) and start again.',
    'model-busy': '{host} takes no more for now, or your quota is used up. Try again in a while.',
    'model-key': '{host} does not accept the key ({status}). Mend ZHUIWEN_MODEL_KEY and start again.',
    'model-missing':
      '{host} has no such address or no such model ({status}). Mend ZHUIWEN_MODEL_URL or ZHUIWEN_MODEL and start again.',
    'model-moved':
      '{host} points to another address ({status}), which was not followed. Put the final one into ZHUIWEN_MODEL_URL and start again.',
    'model-error': '{host} failed ({status}). You may try again.',
    'model-refused': 'The model gave no opinion. Try again, or take another model.',
    'model-malformed':
      'The reply was not of the form asked for, and was not kept. Try again; if it stays so, take another model.',
  },
}
