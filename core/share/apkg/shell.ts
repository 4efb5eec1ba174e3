// What an Anki collection of ours has besides cards: one note type, decks, and the settings that every reader expects.

/** Any number that no other note type has; the same at each export, so that Anki knows it again. */
const MODEL_ID = 1_763_900_000_000
/** What `dconf` calls the only set of options. */
const OPTIONS_ID = 1

export const FIELDS = ['Front', 'Back', 'Link'] as const

const CSS = `.card { font-family: sans-serif; font-size: 18px; line-height: 1.6; text-align: left; max-width: 44em; margin: 0 auto; padding: 0 1em; }
.zhuiwen pre { overflow-x: auto; padding: 0.6em 0.8em; background: rgba(128, 128, 128, 0.12); }
.zhuiwen code { font-family: monospace; font-size: 0.9em; }
.zhuiwen table { border-collapse: collapse; }
.zhuiwen td, .zhuiwen th { border: 1px solid rgba(128, 128, 128, 0.4); padding: 0.2em 0.5em; }
.zhuiwen aside { border-left: 3px solid rgba(128, 128, 128, 0.5); padding-left: 0.8em; }
.zhuiwen img { max-width: 100%; }
.zhuiwen-link { font-size: 0.8em; opacity: 0.7; }
`

export function modelsOf(modS: number): { readonly id: number; readonly models: object } {
  const field = (name: string, ord: number): object => {
    return { name, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] }
  }
  const template = {
    name: 'Card 1',
    ord: 0,
    qfmt: '{{Front}}',
    afmt: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n\n<p class="zhuiwen-link">{{Link}}</p>',
    bqfmt: '',
    bafmt: '',
    did: null,
  }
  const model = {
    id: MODEL_ID,
    name: 'Zhuiwen',
    type: 0,
    mod: modS,
    usn: -1,
    sortf: 0,
    did: 1,
    tmpls: [template],
    flds: FIELDS.map(field),
    css: CSS,
    latexPre: '\\documentclass{article}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    req: [[0, 'any', [0]]],
    tags: [],
    vers: [],
  }
  return { id: MODEL_ID, models: { [MODEL_ID]: model } }
}

/** `named`: decks by id. */
export function decksOf(named: ReadonlyMap<number, string>, modS: number): object {
  const deck = (id: number, name: string): object => {
    const today = { newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] }
    const folded = { collapsed: false, browserCollapsed: false }
    return {
      id,
      name,
      mod: modS,
      usn: -1,
      conf: OPTIONS_ID,
      desc: '',
      dyn: 0,
      extendNew: 0,
      extendRev: 0,
      ...today,
      ...folded,
    }
  }
  return Object.fromEntries([[1, 'Default'] as const, ...named].map(([id, name]) => [id, deck(id, name)]))
}

/** Answers that take longer are counted as this long, in s, as Anki does. */
export const MAX_TAKEN_S = 60

export function optionsOf(desiredRetention: number, maximumIntervalDays: number, modS: number): object {
  const options = {
    id: OPTIONS_ID,
    name: 'Zhuiwen',
    mod: modS,
    usn: -1,
    dyn: false,
    maxTaken: MAX_TAKEN_S,
    autoplay: true,
    timer: 0,
    replayq: true,
    desiredRetention,
    new: { bury: false, delays: [1, 10], initialFactor: FIRST_FACTOR, ints: [1, 4, 0], order: 1, perDay: 20 },
    rev: { bury: false, ease4: 1.3, hardFactor: 1.2, ivlFct: 1, maxIvl: maximumIntervalDays, perDay: 200 },
    lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  }
  return { [OPTIONS_ID]: options }
}

/** `minutesWest`: the zone's offset when days began to be counted, as JavaScript's `getTimezoneOffset` gives it. */
export function confOf(rolloverHour: number, minutesWest: number, nextPosition: number): object {
  return {
    schedVer: 2,
    rollover: rolloverHour,
    creationOffset: minutesWest,
    curModel: MODEL_ID,
    curDeck: 1,
    activeDecks: [1],
    nextPos: nextPosition,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    sortType: 'noteFld',
    sortBackwards: false,
    addToCur: true,
  }
}

/** The ease that Anki's older scheduler begins with, in thousandths. */
export const FIRST_FACTOR = 2500
