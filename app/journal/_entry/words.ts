import { MAX_ENTRY_LENGTH } from '#core/journal/entry.ts'
import type { Translate } from '../../_server/i18n.ts'

/** What is said in the browser while an entry is written. */
export const wordsOf = (t: Translate) => ({
  write: t('entry.write'),
  placeholder: t('entry.placeholder'),
  text: t('entry.text'),
  done: t('entry.done'),
  edit: t('entry.edit'),
  editShort: t('entry.editShort'),
  remove: t('entry.remove'),
  removed: t('entry.removed'),
  undo: t('entry.undo'),
  card: t('entry.card'),
  cardFind: t('entry.cardFind'),
  cardNone: t('entry.cardNone'),
  cardRemove: t('entry.cardRemove'),
  // Filled in in the browser, which knows when.
  saved: t('entry.saved', { time: '{time}' }),
  saving: t('entry.saving'),
  now: t('entry.plain.now'),
  trouble: {
    here: t('entry.trouble.here'),
    nowhere: t('entry.trouble.nowhere'),
    clash: t('entry.trouble.clash'),
    tooLong: t('entry.trouble.tooLong', { limit: MAX_ENTRY_LENGTH }),
    noCard: t('entry.trouble.noCard'),
    refused: t('entry.trouble.refused'),
  },
  clash: {
    title: t('entry.clash.title'),
    mine: t('entry.clash.mine'),
    theirs: t('entry.clash.theirs'),
    none: t('entry.clash.none'),
    keep: {
      both: t('entry.clash.keepBoth'),
      mine: t('entry.clash.keepMine'),
      theirs: t('entry.clash.keepTheirs'),
    },
  },
})
export type Words = ReturnType<typeof wordsOf>
