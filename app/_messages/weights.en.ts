import type { Texts } from './shape.ts'
import type { weightsZh } from './weights.zh.ts'

export const weightsEn: Texts<typeof weightsZh> = {
  title: 'Fitting the schedule to you',
  what: 'The schedule works out when you will forget from 21 parameters. Those it ships with were fitted to many learners’ reviews. You can train others on your own answers: on the earlier four fifths, to predict the later fifth. Only if they clearly predict it better can they be used.',
  inForce: 'In use',
  shipped: 'The parameters it ships with',
  trainedOn: 'Parameters trained {when}, on {count, plural, one {# recall} other {# recalls}} of yours',
  unknown: 'Parameters from elsewhere, of which no training is on record here',
  tooFew:
    'There are too few answers yet to train on. What counts is a card answered again on a later day: it takes {trialsNeeded, number} of those, and there {trials, plural, one {is #} other {are #}}; the last fifth of them must be of {cardsNeeded, number} different cards, and {cards, plural, one {is of #} other {are of #}}.',
  train: 'Train on my {count, plural, one {# review} other {# reviews}}',
  cancel: 'Cancel',
  progress: 'How much of the training is done',
  training: 'Training…',
  done: 'Trained. The result is below.',
  cancelled: 'Cancelled. Nothing was changed.',
  trouble: {
    'too-few': 'On a closer look there is too little to train on: hardly any card was answered again on a later day.',
    cut: 'The training broke off. The parameters are as they were; try again.',
    offline: 'The app could not be reached, so nothing was trained. Try again later.',
    failed: 'The training failed. The parameters are as they were; the app’s log says why.',
    'no-trainer': 'There is no trainer for this kind of machine. The schedule goes on with the parameters in use.',
  },
  last: 'Last training',
  better:
    'Predicts your later answers better: log loss {before} → {after} ({difference}, 95 % interval {low} … {high}, on {count, plural, one {# recall} other {# recalls}}).',
  notBetter:
    'Not better than those in use then by more than noise, so not to be used: log loss {before} → {after} ({difference}, 95 % interval {low} … {high}, on {count, plural, one {# recall} other {# recalls}}).',
  isInForce: 'These are the parameters in use.',
  stale: 'They were compared with those in use then, which are others now. To change, train again.',
  use: 'Use these',
  details: 'All figures',
  measure: 'Measure',
  before: 'In use then',
  after: 'Trained',
  logLoss: 'Log loss',
  rmseBins: 'RMSE(bins)',
  auc: 'AUC',
  none: 'none',
  how: 'Trained on {trained, plural, one {# recall} other {# recalls}}, compared on the {predicted, number} that came later; if they were better, trained once more on all of them. Of log loss and RMSE less is better, of AUC more; 95 % intervals are in brackets.',
  weights: 'The 21 parameters',
  earlier: 'Return to earlier ones',
  backToShipped: 'Return to those it ships with',
  backTo: 'Return to those trained {when}',
  taking: 'Working out the due days…',
  adopted: 'These are in use now. Due days were worked out anew.',
  returned: 'The earlier ones are in use again. Due days were worked out anew.',
  notTaken:
    'Nothing was changed: other parameters were chosen elsewhere, or these cannot be used any more. Look again and choose.',
  unreachable: 'The app could not be reached, so it is not known whether anything was changed. Reload and see.',
}
