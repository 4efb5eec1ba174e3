import type { Extension } from '@codemirror/state'
import { Vim, vim } from '@replit/codemirror-vim'

/** The keys of Vim; `:w` saves. */
export function vimKeys(save: () => void): Extension {
  Vim.defineEx('write', 'w', save)
  return vim({ status: true })
}
