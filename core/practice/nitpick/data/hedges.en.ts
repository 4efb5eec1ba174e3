import type { HedgeKind } from '../finding.ts'
import type { Vague } from './vague.ts'

type Kept = {
  readonly why: HedgeKind
  /** A figure later in the same clause makes it good. */
  readonly unlessFigure?: true
  /** It does not count after this, or before that. */
  readonly unlessAfter?: RegExp
  readonly unlessBefore?: RegExp
}

/**
 * Which of write-good's weasel words and weakening adverbs count, and as what. The rest of its two lists says something
 * in a technical answer: how (silently, atomically, immediately), when (early, previously, eventually), how often
 * (rarely, usually), or a count without a figure that is all there is to say (many readers, one writer); `only` and
 * `just` limit.
 */
export const HEDGES_EN: Readonly<Record<string, Kept>> = {
  maybe: { why: 'doubt' },
  presumably: { why: 'doubt' },
  allegedly: { why: 'doubt' },
  likely: { why: 'doubt', unlessAfter: /(?:more|less|most|least|as|equally|un)[ -]?$/i },
  roughly: { why: 'doubt', unlessFigure: true },
  approximately: { why: 'doubt', unlessFigure: true },

  mostly: { why: 'general', unlessFigure: true, unlessAfter: /-$/ },
  largely: { why: 'general', unlessFigure: true },
  occasionally: { why: 'general' },
  regularly: { why: 'general', unlessFigure: true },

  various: { why: 'vague' },
  stuff: { why: 'vague' },
  things: { why: 'vague', unlessAfter: /\b(?:two|three|four|five|six|both|these|those|all|such|\d+) $/i },

  very: { why: 'degree', unlessBefore: /^ (?:first|last|next|same|least|beginning|end|moment|point)\b/i },
  quite: { why: 'degree' },
  fairly: { why: 'degree' },
  relatively: { why: 'degree' },
  extremely: { why: 'degree' },
  exceedingly: { why: 'degree' },
  remarkably: { why: 'degree' },
  significantly: { why: 'degree', unlessFigure: true },
  substantially: { why: 'degree', unlessFigure: true },
  enormously: { why: 'degree', unlessFigure: true },
  rapidly: { why: 'degree', unlessFigure: true },
  quickly: { why: 'degree', unlessFigure: true },
  swiftly: { why: 'degree', unlessFigure: true },
  huge: { why: 'degree', unlessFigure: true, unlessAfter: /\btransparent $/i },
  tiny: { why: 'degree', unlessFigure: true },
  vast: { why: 'degree' },
  excellent: { why: 'degree' },
  absolutely: { why: 'degree' },
  definitely: { why: 'degree' },
  literally: { why: 'degree' },
  honestly: { why: 'degree' },
  frankly: { why: 'degree' },
  clearly: { why: 'degree' },
  obviously: { why: 'degree' },
  surprisingly: { why: 'degree' },
  interestingly: { why: 'degree' },
  easily: { why: 'degree' },
  perfectly: { why: 'degree' },
  beautifully: { why: 'degree' },
  elegantly: { why: 'degree' },
}

/** What write-good does not look for. Matched in lower case, outside code and quotation marks. */
export const MORE_HEDGES_EN: readonly Vague[] = [
  { why: 'doubt', pattern: String.raw`\b(?:probably|perhaps|possibly|supposedly)\b` },
  { why: 'doubt', pattern: String.raw`\bi (?:think|guess|believe|suppose|assume|feel)\b` },
  {
    why: 'doubt',
    pattern: String.raw`\bnot (?:\w+ )?(?:sure|certain)\b|\bas far as i know\b|\bif i (?:remember|recall)\b`,
  },
  {
    why: 'doubt',
    pattern: String.raw`\bshould (?:be (?:fine|ok|okay|enough|alright)|just work|normally)\b|\bor something\b`,
  },
  // `may` and `might` are what can happen, which is often the point; a `could be` with a cause is a guess.
  { why: 'doubt', pattern: String.raw`\b(?:might|could|may) be (?:because|due to|related to|something|some kind)\b` },

  {
    why: 'general',
    pattern: String.raw`\b(?:basically|essentially|generally|in general|more or less|somehow|somewhat)\b`,
  },
  {
    why: 'general',
    pattern: String.raw`\b(?:in (?:most|many|some) cases|to (?:some|a certain) (?:extent|degree)|for the most part)\b`,
  },
  {
    why: 'general',
    pattern: String.raw`\bit (?:all |really |just )?depends\b(?! on)|\bat the end of the day\b|\bdepends on (?:the situation|many|several)\b`,
  },

  {
    why: 'vague',
    pattern: String.raw`\b(?:some|many|several|different|multiple|lots of|a lot of|a number of) (?:ways|things|reasons|factors|aspects|issues|problems|techniques|methods|approaches|optimi[sz]ations|mechanisms|tools|options|strategies|stuff|details|improvements|measures)\b`,
  },
  {
    why: 'vague',
    pattern: String.raw`(?<!\b(?:a|the|this|that|what|which|one|each|every|same|any|another|new|special|certain) )\b(?:kind|sort) of\b`,
  },
  {
    why: 'vague',
    pattern: String.raw`\bsome (?:kind|sort|form|type) of\b|\b(?:a lot of|lots of|a bunch of|a ton of|tons of)\b|\bsomething like that\b`,
  },
  {
    why: 'vague',
    pattern: String.raw`\b(?:handles?|takes care of|deals with|manages) (?:everything|all of that|all that|it all)\b`,
  },

  // What really happens is a contrast; really fast is no figure.
  {
    why: 'degree',
    pattern: String.raw`\breally (?:fast|slow|good|bad|big|small|great|nice|simple|easy|hard|important|useful|powerful|well)\b`,
  },

  {
    why: 'tail',
    pattern: String.raw`\band so (?:on|forth)\b|\betc\b|\bet cetera\b|\band (?:the like|others|whatnot)\b|\bor whatever\b`,
  },
  {
    why: 'tail',
    pattern: String.raw`\bamong other things\b|\band (?:all )?that (?:kind|sort) of thing\b|\bthings like that\b`,
  },

  {
    why: 'buzz',
    pattern: String.raw`\b(?:synergy|seamless(?:ly)?|cutting[- ]edge|state[- ]of[- ]the[- ]art|world[- ]class|best practices?|game[- ]chang(?:er|ing)|next[- ]level|silver bullet|blazing(?:ly)?)\b`,
  },
]
