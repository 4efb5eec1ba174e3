import type { DemoSaid, DomainSaid, ImageSaid } from '../views.ts'
import type { LookedWords } from './looked.tsx'

/** The demos of a bundle with all of their source. */
export function Demos({ demos, words }: { demos: readonly DemoSaid[]; words: LookedWords }) {
  if (demos.length === 0) return null
  return (
    <section className="block" aria-labelledby="demos">
      <h2 id="demos" className="block-head">
        {words.demos}
      </h2>
      <p className="bundle-warn">{words.demosNote}</p>
      {demos.map(({ id, title, facts, files }) => (
        <div key={id} className="bundle-demo">
          <h3>{title}</h3>
          <Facts facts={facts} />
          {files.map(({ name, label, text, about }) => (
            <details key={name}>
              <summary>
                <code>{name}</code> <span className="import-note">{about}</span>
              </summary>
              {text !== null && (
                <pre className="bundle-source" tabIndex={0} role="group" aria-label={label}>
                  {text}
                </pre>
              )}
            </details>
          ))}
        </div>
      ))}
    </section>
  )
}

/** The images of a bundle, small. */
export function Images({ images, words }: { images: readonly ImageSaid[]; words: LookedWords }) {
  if (images.length === 0) return null
  return (
    <section className="block" aria-labelledby="images">
      <h2 id="images" className="block-head">
        {words.images}
      </h2>
      <ul className="bundle-images">
        {images.map(({ name, src, facts }) => (
          <li key={name}>
            {src !== null && <img src={src} alt="" loading="lazy" />}
            <code>{name}</code>
            <Facts facts={facts} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every outside host that the cards name. Nothing here leads there: it is to be read before it is trusted. */
export function Domains({ domains, words }: { domains: readonly DomainSaid[]; words: LookedWords }) {
  return (
    <section className="block" aria-labelledby="domains">
      <h2 id="domains" className="block-head">
        {words.domains}
      </h2>
      <p className="import-note mt-2">{domains.length === 0 ? words.noDomains : words.domainsNote}</p>
      {domains.map(({ host, count, links }) => (
        <details key={host} className="bundle-domain">
          <summary>
            <code>{host}</code> <span className="import-note">{count}</span>
          </summary>
          <ul>
            {links.map(({ url, title, lang }, i) => (
              <li key={i}>
                <code>{url}</code>
                <span className="import-note" lang={lang}>
                  {title}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

const Facts = ({ facts }: { facts: readonly string[] }) => (
  <p className="facts">
    {facts.map((fact) => (
      <span key={fact}>{fact}</span>
    ))}
  </p>
)
