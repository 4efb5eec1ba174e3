import { storage } from '../../../../_ui/storage.ts'

// A choice of this browser, and not of the learner.

const KEY = 'zhuiwen-vim'

export const isVimChosen = (): boolean => storage(false, (local) => local.getItem(KEY) === 'on')

export const chooseVim = (isOn: boolean): void =>
  storage(undefined, (local) => (isOn ? local.setItem(KEY, 'on') : local.removeItem(KEY)))
