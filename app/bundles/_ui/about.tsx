import type { InspectionSaid, Named } from '../views.ts'
import type { LookedWords } from './looked.tsx'

type Props = { said: InspectionSaid; words: LookedWords }

/** What a bundle is, whose, under which licence, and how it stands to what is here. */
export function About({ said, words }: Props) {
  const { title, lang, authors, license, lineage, about, contains, checked, known } = said
  return (
    <section aria-labelledby="looked">
      <h2 id="looked" className="bundle-title" lang={lang}>
        {title}
      </h2>
      <p className="facts">
        {about.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <p className="bundle-known">{known}</p>
      <dl className="bundle-about">
        <dt>{words.by}</dt>
        {authors.length === 0 && <dd>{words.anonymous}</dd>}
        {authors.map((author) => (
          <dd key={`${author.name} ${author.url}`}>
            <Name named={author} />
          </dd>
        ))}
        <dt>{words.license}</dt>
        <dd>
          <Name named={license} />
        </dd>
        {lineage.length > 0 && <dt>{words.lineage}</dt>}
        {lineage.map((origin, i) => (
          <dd key={i}>{origin}</dd>
        ))}
        <dt>{words.contains}</dt>
        <dd className="bundle-contains">
          {contains.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </dd>
        <dd>{checked}</dd>
      </dl>
    </section>
  )
}

const Name = ({ named: { name, url } }: { named: Named }) =>
  url === null ? (
    name
  ) : (
    <a href={url} rel="noreferrer nofollow">
      {name}
    </a>
  )
