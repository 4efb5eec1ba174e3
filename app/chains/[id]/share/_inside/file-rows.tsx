import type { ReactNode } from 'react'
import type { FileInside } from '#core/study/share/contents.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { fileInsideHref } from '../../../../_ui/links.ts'
import { sayBytes } from '../say.ts'
import { FileText } from './file-text.tsx'

type Props<F> = {
  readonly root: string
  readonly files: readonly F[]
  readonly nameOf: (file: F) => ReactNode
}

/** Files, each with its size, which unfold to what is in them. */
export async function FileRows<F extends FileInside>({ root, files, nameOf }: Props<F>) {
  const { t, format } = await i18n()
  const words = { open: t('sharing.inside.open'), unreachable: t('sharing.inside.unreachable') }
  return (
    <ul className="share-files">
      {files.map((file) => (
        <li key={file.path}>
          <FileText
            href={fileInsideHref(root, file.path)}
            isImage={file.path.startsWith('cards/images/')}
            path={file.path}
            words={words}
          >
            {nameOf(file)}
            <span className="share-size">{sayBytes(format, file.bytes)}</span>
          </FileText>
        </li>
      ))}
    </ul>
  )
}
