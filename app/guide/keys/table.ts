import { RATINGS } from '#core/schedule/rating.ts'
import type { Translate } from '../../_server/i18n.ts'
import { JOURNAL } from '../../_ui/journal-places.ts'
import { LIBRARY } from '../../_ui/library-places.ts'

/** Where keys hold. */
export type Place =
  | 'anywhere'
  | 'today'
  | 'search'
  | 'card'
  | 'editor'
  | 'versions'
  | 'organise'
  | 'chain'
  | 'library'
  | 'demo'
  | 'journal'
  | 'review'
  | 'attempt'
  | 'result'
  | 'history'
  | 'study'
  | 'run'
  | 'trouble'

type Row = {
  readonly place: Place
  /** As elements carry them in `data-key`: one or more of `r`, `Enter`, `mod-z`, `g-t`. */
  readonly keys: readonly string[]
  readonly say: (t: Translate) => string
}

const row = (place: Place, keys: string, say: Row['say']): Row => ({ place, keys: keys.split(' '), say })

/** Every key of the app, in the words of the app. A test compares it with the elements that carry keys. */
export const KEYS: readonly Row[] = [
  row('anywhere', '?', (t) => t('keys.open')),
  row('anywhere', 'g-t', (t) => t('nav.today')),
  ...LIBRARY.map(({ name, keys }) => row('anywhere', keys, (t) => t(`nav.${name}`))),
  row('anywhere', 'g-r', (t) => t('nav.review')),
  row('anywhere', 'g-p', (t) => t('nav.practice')),
  ...JOURNAL.map(({ name, keys }) => row('anywhere', keys, (t) => t(`nav.${name}`))),
  row('anywhere', 'g-h', (t) => t('nav.guide')),
  row('anywhere', 'g-s', (t) => t('nav.settings')),
  row('anywhere', 'i', (t) => t('mentions.glance')),
  row('anywhere', 'mod-k /', (t) => t('nav.search')),
  row('anywhere', '+', (t) => t('newCard.title')),
  row('today', 'Enter r', (t) => t('today.start')),
  row('today', 'a', (t) => t('today.practise')),
  row('search', 'j', (t) => t('find.next')),
  row('search', 'k', (t) => t('find.previous')),
  row('library', 'Enter', (t) => t('bundles.look')),
  row('library', 'u', (t) => t('schedule.undo')),
  row('card', 'j', (t) => t('card.nextStage')),
  row('card', 'k', (t) => t('card.previousStage')),
  row('card', 'a', (t) => t('card.practise')),
  row('card', 'r', (t) => t('card.review')),
  row('card', 'w', (t) => t('card.walk')),
  row('card', 'n', (t) => t('card.followUp')),
  row('card', 'h', (t) => t('attempts.history.title')),
  row('card', 'v', (t) => t('versions.title')),
  row('card', 't', (t) => t('growth.title')),
  row('card', 'p', (t) => t('card.parent')),
  row('card', 'c', (t) => t('card.chain')),
  row('card', 'e', (t) => t('card.edit')),
  row('card', 'o', (t) => t('organise.title')),
  row('card', 'm', (t) => t('rights.copy')),
  row('card', 'l', (t) => t('sharing.fromHere')),
  row('card', 'b', (t) => t('schedule.do.bury')),
  row('card', 's', (t) => t('schedule.do.suspend')),
  row('card', 'u', (t) => t('review.undo')),
  row('editor', 'mod-s', (t) => t('editor.save')),
  row('editor', '1 2 3 4 5 6 7 8', (t) => t('editor.parts')),
  row('editor', '0', (t) => t('editor.whole')),
  row('editor', 'b', (t) => t('editor.back')),
  row('versions', 'd', (t) => t('versions.compare')),
  row('versions', 'b', (t) => t('attempts.actions.card')),
  row('organise', 'b', (t) => t('attempts.actions.card')),
  row('organise', 'u', (t) => t('schedule.undo')),
  row('demo', 'x', (t) => `${t('demo.player.run')} / ${t('demo.player.stop')}`),
  row('demo', 'e', (t) => t('demo.player.edit')),
  row('library', 'j', (t) => t('boards.nextRow')),
  row('library', 'k', (t) => t('boards.previousRow')),
  row('journal', 'j', (t) => t('journal.nextDay')),
  row('journal', 'k', (t) => t('journal.previousDay')),
  row('chain', 'a', (t) => t('chains.practise')),
  row('chain', 'r', (t) => t('chains.review')),
  row('chain', 'w', (t) => t('chains.walk')),
  row('chain', 's', (t) => t('sharing.title')),
  row('chain', 'b', (t) => t('sharing.back')),
  row('review', 'a', (t) => t('review.practise')),
  row('review', 'Space Enter', (t) => t('review.reveal')),
  row('review', 'Space', (t) => t('review.revealNext', { stage: t('card.nextStage') })),
  ...RATINGS.map((rating, i) => row('review', `${i + 1}`, (t) => t(`rating.${rating}`))),
  row('review', 'u mod-z', (t) => t('review.undo')),
  row('review', 'Enter', (t) => `${t('review.goOn')} / ${t('review.retry')} / ${t('review.backToToday')}`),
  row('review', 'b', (t) => `${t('schedule.do.bury')} / ${t('review.backToCard')} / ${t('session.over.toChain')}`),
  row('review', 's', (t) => t('schedule.do.suspend')),
  row('review', 'e', (t) => t('session.end')),
  row('review', 'c', (t) => t('session.title')),
  row('attempt', 'Space Enter', (t) => `${t('practice.ready.start')} / ${t('practice.answer.said')}`),
  row('attempt', 'Escape', (t) => `${t('practice.answer.pause')} / ${t('practice.answer.resume')}`),
  row('attempt', 'f', (t) => t('practice.answer.finish')),
  row('attempt', 'm', (t) => t('practice.ready.sound')),
  row('attempt', '1 2 3', (t) => `${t('practice.ready.way')} / ${t('practice.gate.title')}`),
  row('attempt', 'k', (t) => t('practice.gate.keep')),
  row('attempt', 'c', (t) => t('practice.drafts.goOn')),
  row('attempt', 'a', (t) => t('practice.sayQuestion')),
  row('attempt', 'r', (t) => t('practice.save.retry')),
  row('attempt', 'b', (t) => t('practice.back')),
  row('result', 'n', (t) => t('attempts.actions.next')),
  row('result', 'r', (t) => t('attempts.actions.retry')),
  row('result', 't-1 t-2 t-3 t-4 t-5', (t) => t('attempts.actions.retryOne')),
  row('result', 's', (t) => t('attempts.actions.study')),
  row('result', '1 2 3 4 5', (t) => t('attempts.audio.title')),
  row('result', 'p', (t) => t('attempts.audio.playAll')),
  row('result', 'w', (t) => t('attempts.save.button')),
  row('result', 'q', (t) => t('attempts.next.ask')),
  row('result', 'u mod-z', (t) => t('attempts.outcome.undo')),
  row('result', 'o', (t) => t('attempts.whole')),
  row('result', 'h', (t) => t('attempts.history.title')),
  row('result', 'b', (t) => t('attempts.actions.card')),
  row('history', 'd', (t) => t('attempts.history.compare')),
  row('history', 'r', (t) => t('attempts.actions.retry')),
  row('history', 'b', (t) => t('attempts.actions.card')),
  row('study', 'Space', (t) => `${t('run.study.start')} / ${t('run.study.pause')}`),
  row('study', '1 2 3 4 5 6 7 8 9', (t) => t('run.study.readNow')),
  row('study', 'r Enter', (t) => t('run.study.retry')),
  row('run', 'Enter', (t) => `${t('run.setup.start')} / ${t('run.going.goOn')} / ${t('run.over.again')}`),
  row('run', 's', (t) => `${t('run.setup.start')} / ${t('run.going.skip')}`),
  row('run', 'e', (t) => t('run.going.end')),
  row('run', 'l', (t) => t('run.over.study')),
  row('run', 'r', (t) => t('run.over.retry')),
  row('run', 't', (t) => t('run.over.home')),
  row('journal', 'n', (t) => t('entry.write')),
  row('journal', 'mod-Enter', (t) => t('entry.done')),
  row('journal', 'e', (t) => t('entry.edit')),
  row('journal', 'u', (t) => t('entry.undo')),
  row('journal', 'b', (t) => t('entry.history.back')),
  row('trouble', 'Enter', (t) => t('missing.today')),
]
