import type { Texts } from './shape.ts'
import type { nitpickZh } from './nitpick.zh.ts'

export const nitpickEn: Texts<typeof nitpickZh> = {
  title: 'Nitpick',
  note: 'These rules check form, not truth: a fluent answer that is wrong gets past them. Whether you passed is for you to judge.',
  nothing: 'Nothing to pick at. The form is fine; whether it is right is for you to see.',
  noWords: 'Nothing is written down, so only times and the card were checked.',
  fillers: 'Filler words are marked for you to see. They are no faults.',
  rule: {
    'key-terms': 'Opening misses the question',
    'five-sentences': 'Five sentences',
    short: 'Too short',
    long: 'Too long',
    'over-time': 'Over time',
    scenario: 'Nothing concrete',
    hedge: 'Vague',
    wordy: 'Wordy',
    unexplained: 'Not explained',
    'key-point': 'Key point missed',
    'no-official-reference': 'No official source',
    'no-demo': 'No demo',
  },
  say: {
    'key-terms':
      'Of the {terms, number} terms in the question, the first sentence has {found, number}. Not said: {missing}.',
    'five-sentences':
      '{kind, select, several {This one holds {count, number} sentences; the second begins here.} other {{count, plural, =0 {None of the five sentences was said.} =1 {Only 1 of five sentences was said.} other {Only # of five sentences were said.}}}}',
    short: 'At your rate these words take {seconds, number} s, less than half of {limit, number} s.',
    long: 'At your rate these words take {seconds, number} s; there are {limit, number} s.',
    'over-time': 'This sentence took {seconds, number} s; it has {limit, number} s.',
    scenario:
      '{sentences, plural, =1 {The one sentence has no figure, name, example or command.} other {None of the # sentences has a figure, name, example or command.}}',
    hedge:
      'This {why, select, doubt {sounds as if you were not sure} vague {does not say what} tail {waves at what was not said} general {leaves open when it holds} degree {is a judgement, not a figure} buzz {sells rather than tells} other {is vague}}{times, plural, =1 {} other {, and is said # times}}.{more, plural, =0 {} one { There is # more such word.} other { There are # more such words.}}',
    wordy:
      '{isMended, plural, =0 {Nothing is lost without it} other {“{better}” says as much}}{times, plural, =1 {} other {; it is said # times}}.{more, plural, =0 {} one { There is # more such phrase.} other { There are # more such phrases.}}',
    unexplained:
      'It comes up {times, plural, =1 {} other {# times }}and is not explained.{more, plural, =0 {} one { There is # more such word.} other { There are # more such words.}}',
    'key-point': 'Not said: {point}.',
    'no-official-reference':
      '{references, plural, =0 {The card has no references yet.} =1 {The card’s only reference is neither official nor a standard.} other {None of the card’s # references is official or a standard.}}',
    'no-demo': 'The card has no demo yet.',
  },
  mend: {
    'key-terms': 'Answer in the first sentence, in the words of the question. Reasons and examples have four more.',
    'five-sentences':
      'One thought a sentence. If five are too many, add a case that fails, or one from your own project.',
    short: 'Add a concrete case, a way it fails, or a figure.',
    long: 'Keep one thought in each sentence. Lead-ins and repetition go first.',
    'over-time': 'Split it, or drop a clause, then say this one sentence again.',
    scenario: 'Add something you have had in your hands: a version, a figure, a command, a file. One is enough.',
    hedge:
      'If you are sure, drop it. If not, say what is uncertain and how to find out. For a degree, give the figure.',
    wordy: 'Say the short one, and use the time for content.',
    unexplained: 'Say in half a sentence what it is when it first comes up, or use a word everybody knows.',
    'key-point': 'Say it. If you did in other words, dismiss this, or give the key point an alias.',
    'no-official-reference':
      'Find the passage in the official docs or the standard, read it line by line, and add it to the card.',
    'no-demo': 'Write the smallest demo that proves the answer, or refutes it.',
  },
}
