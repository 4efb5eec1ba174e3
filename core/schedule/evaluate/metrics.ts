import type { Outcomes } from './outcomes.ts'

/**
 * How good the chances are that a model gave. Never show `rmseBins` alone: it can be cheated by guessing each bin's
 * average, which srs-benchmark does to make the point (RMSE-BINS-EXPLOIT: the best RMSE(bins) of all, and a log loss
 * over ten times that of a model that means it).
 */
export type Score = {
  /** Mean of −ln(chance given to what happened), in nats; 0 is perfect, ln 2 a coin. Weighs every trial alike. */
  readonly logLoss: number
  /** How far chances are from shares over trials that are alike, 0..1, 0 best: calibration. */
  readonly rmseBins: number
  /** Chance that a recalled trial was given more than a forgotten one, 0..1, 0.5 a guess: telling apart. Null: all
   *  trials went alike, and there is nothing to tell apart. */
  readonly auc: number | null
}

/** Counts a trial as often as `times` says of its card. */
export type Scorer = (times: Uint16Array) => Score

/** Scores every trial once. */
export const scoreOf = (outcomes: Outcomes, chances: Float64Array): Score =>
  scorer(outcomes, chances)(new Uint16Array(outcomes.cards).fill(1))

/** Prepares what does not depend on how often a card is counted, such as the order of the chances. */
export function scorer(outcomes: Outcomes, chances: Float64Array): Scorer {
  const [logLoss, rmseBins, auc] = [
    logLossScorer(outcomes, chances),
    rmseBinsScorer(outcomes, chances),
    aucScorer(outcomes, chances),
  ]
  return (times) => ({ logLoss: logLoss(times), rmseBins: rmseBins(times), auc: auc(times) })
}

/**
 * −ln of the chance given to what happened, in nats. It is capped at 36, for a chance of 0, as scikit-learn's `log_loss`
 * caps it: at the smallest number that makes a difference to 1.
 */
export const lossOf = (chance: number, isRecalled: boolean): number =>
  -Math.log(Math.min(1, Math.max(Number.EPSILON, isRecalled ? chance : 1 - chance)))

function logLossScorer({ recalled, card, cards }: Outcomes, chances: Float64Array): OneScorer<number> {
  const [lossOfCard, trialsOfCard] = [new Float64Array(cards), new Float64Array(cards)]
  for (const [i, chance] of chances.entries()) {
    const of = card[i] as number
    lossOfCard[of] = (lossOfCard[of] as number) + lossOf(chance, recalled[i] === 1)
    trialsOfCard[of] = (trialsOfCard[of] as number) + 1
  }
  return (times) => {
    let [loss, trials] = [0, 0]
    for (let of = 0; of < cards; of += 1) {
      const count = times[of] as number
      loss += count * (lossOfCard[of] as number)
      trials += count * (trialsOfCard[of] as number)
    }
    return loss / trials
  }
}

/**
 * sqrt(Σ n (mean chance − share recalled)² / Σ n) over bins of n trials, as `rmse_matrix` of srs-benchmark and
 * `rmse_bins` of fsrs-rs, with their bins (`binOf`).
 */
function rmseBinsScorer({ recalled, card, bin, bins }: Outcomes, chances: Float64Array): OneScorer<number> {
  const excess = Float64Array.from(chances, (chance, i) => chance - (recalled[i] as number))
  const [excessOfBin, trialsOfBin] = [new Float64Array(bins), new Float64Array(bins)]
  return (times) => {
    excessOfBin.fill(0)
    trialsOfBin.fill(0)
    for (let i = 0; i < excess.length; i += 1) {
      const count = times[card[i] as number] as number
      const of = bin[i] as number
      excessOfBin[of] = (excessOfBin[of] as number) + count * (excess[i] as number)
      trialsOfBin[of] = (trialsOfBin[of] as number) + count
    }
    let [sum, all] = [0, 0]
    for (const [of, trials] of trialsOfBin.entries()) {
      // n (Σ chance / n − Σ recalled / n)²
      if (trials > 0) sum += (excessOfBin[of] as number) ** 2 / trials
      all += trials
    }
    return Math.sqrt(sum / all)
  }
}

/** Mann and Whitney's U as a share of the pairs of one recalled and one forgotten; a tie counts a half. */
function aucScorer({ recalled, card }: Outcomes, chances: Float64Array): OneScorer<number | null> {
  const order = Int32Array.from(chances.keys()).sort((a, b) => (chances[a] as number) - (chances[b] as number))
  const cardInOrder = Int32Array.from(order, (i) => card[i] as number)
  const recalledInOrder = Uint8Array.from(order, (i) => recalled[i] as number)
  const isTieWithBefore = Uint8Array.from(order, (i, place) => (chances[i] === chances[order[place - 1] ?? -1] ? 1 : 0))
  return (times) => {
    // Twice the pairs won, so that a tie is a whole number. Those of one chance are put in together.
    let [won, forgottenBelow, recalledHere, forgottenHere, recalledInAll] = [0, 0, 0, 0, 0]
    for (let place = 0; place < order.length; place += 1) {
      if (isTieWithBefore[place] === 0) {
        won += recalledHere * (2 * forgottenBelow + forgottenHere)
        forgottenBelow += forgottenHere
        recalledInAll += recalledHere
        recalledHere = forgottenHere = 0
      }
      const count = times[cardInOrder[place] as number] as number
      const countRecalled = count * (recalledInOrder[place] as number)
      recalledHere += countRecalled
      forgottenHere += count - countRecalled
    }
    won += recalledHere * (2 * forgottenBelow + forgottenHere)
    const pairs = (recalledInAll + recalledHere) * (forgottenBelow + forgottenHere)
    return pairs === 0 ? null : won / 2 / pairs
  }
}

type OneScorer<Figure> = (times: Uint16Array) => Figure
