import type { Translate } from '../_server/i18n.ts'
import type { ImporterWords } from './_ui/importer.tsx'

/** What is said in the browser while notes are brought in. */
export const wordsFor = (t: Translate): ImporterWords => ({
  drop: {
    dropHere: t('import.dropHere'),
    takes: t('import.takes'),
    pickFiles: t('import.pickFiles'),
    pickFolder: t('import.pickFolder'),
  },
  chosen: {
    preview: t('import.preview'),
    folder: t('import.folder'),
    folderOfNote: t('import.folderOfNote'),
    folderNote: t('import.folderNote'),
    useFolder: t('import.useFolder'),
    bring: t('import.bring'),
  },
  progress: t('import.progress'),
  cancel: t('import.cancel'),
  cancelled: t('import.cancelled'),
  nothing: t('import.nothing'),
  // Filled in where the numbers are known.
  going: {
    uploading: t('import.uploading', { done: '{done}', of: '{of}' }),
    reading: t('import.reading', { done: '{done}', of: '{of}' }),
    bringing: t('import.bringing', { done: '{done}', of: '{of}' }),
  },
  trouble: {
    unknown: t('import.trouble.unknown'),
    'bad-folder': t('import.trouble.bad-folder'),
    'too-many': t('import.trouble.too-many'),
    'too-much': t('import.trouble.too-much'),
    'no-room': t('import.trouble.no-room'),
    offline: t('import.trouble.offline'),
    cut: t('import.trouble.cut'),
    failed: t('import.trouble.failed'),
  },
  leftOut: t('import.leftOut'),
  leftOutWhy: {
    kind: t('import.leftOutWhy.kind'),
    'bad-path': t('import.leftOutWhy.bad-path'),
    'too-large': t('import.leftOutWhy.too-large'),
    unreadable: t('import.leftOutWhy.unreadable'),
  },
})
