// Stands in for the site until it is there.
import { type Bundle, cardsIn } from '#core/share/bundle/bundle.ts'

export type SiteForm = { kind: 'share'; base: string; isIndexed: boolean; preview: string | null }
export type SiteFile = { type: string; body: string | Uint8Array; csp: string }
export type Site = { paths: readonly string[]; page: (path: string) => Promise<SiteFile | null> }

export function createSite(bundle: Bundle, { lang, form }: { lang: 'zh' | 'en'; form: SiteForm }): Site {
  const html = (title: string, body: string) => ({
    type: 'text/html; charset=utf-8',
    csp: "default-src 'none'; style-src 'self'; img-src 'self'",
    body: `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`,
  })
  const cards = cardsIn(bundle)
  return {
    paths: ['index.html', ...cards.map(({ id }) => `cards/${id}.html`)],
    page: async (path) => {
      if (path === 'index.html')
        return html(
          bundle.manifest.title,
          cards.map(({ id }) => `<a href="${form.base}/cards/${id}.html">${id}</a>`).join(' '),
        )
      const card = cards.find(({ id }) => path === `cards/${id}.html`)
      return card ? html(card.id, `<pre>${card.source.replaceAll('<', '&lt;')}</pre>`) : null
    },
  }
}
