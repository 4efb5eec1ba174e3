import { createHash } from 'node:crypto'
import { textsIn } from '../../_server/i18n.ts'
import { LOCALES, type Locale } from '../../_server/locale.ts'
import { answerFile } from './answer.ts'

const STYLE = `:root{color-scheme:light dark}
body{margin:0;font:1rem/1.65 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;background:light-dark(#fbfaf7,#131519);color:light-dark(#20232a,#e4e1dc)}
main{max-width:32rem;margin:18vh auto 0;padding:0 1.5rem}
h1{margin:0;font-size:1.5rem;line-height:1.3}
p{margin:.75rem 0 0;color:light-dark(#5d6169,#a5a29b)}
a{color:inherit;display:inline-block;padding:.5rem 0}`

const CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** What is said where a link opens nothing, the same whether there never was one, it has expired or it was revoked. */
export function answerGone(locale: Locale): Response {
  const t = textsIn(locale)
  const other = LOCALES.find((one) => one !== locale) ?? locale
  const body = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('shareLinks.gone.title')}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${t('shareLinks.gone.title')}</h1>
<p>${t('shareLinks.gone.why')}</p>
<p><a href="?lang=${other}" hreflang="${other}" lang="${other}">${textsIn(other)('shareLinks.gone.language')}</a></p>
</main>
</body>
</html>
`
  return answerFile(
    { type: 'text/html; charset=utf-8', body, csp: CSP },
    { isIndexed: false, isEmbeddable: false },
    404,
  )
}
