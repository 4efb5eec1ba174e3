import type { Metadata } from 'next'
import Link from 'next/link'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { topicCounts } from '#core/store/topics.ts'
import { mapOutline } from '#core/study/map-outline.ts'
import { viewMap, type MapView } from '#core/study/map.ts'
import { type Format, i18n, type Translate } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { cardHref } from '../_ui/links.ts'
import { Drawing } from './_drawing/drawing.tsx'
import { sceneOf } from './_drawing/scene.ts'
import { Boxes } from './boxes.tsx'
import { FilterForm } from './filter-form.tsx'
import { Legend } from './legend.tsx'
import { type Look, lookHref, lookOf } from './look.ts'
import { OutlineView } from './outline-view.tsx'
import { factsOf, MARK_OF } from './say.ts'

/** Topics to choose from at most. */
const TOPICS = 300

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('map.title') }
}

/** `view`: drawing or outline. `chain`, `topic`, `category`, `known`: what it is of. */
export default async function MapPage({ searchParams }: PageProps<'/map'>) {
  const [query, { ctx }, { t, format }] = await Promise.all([searchParams, study(), i18n()])
  const asked = lookOf(query)
  const look = { ...asked, chain: asked.chain && (await ownerAmong(ctx.db, asked.chain)) }
  const [view, topics] = [await viewMap(ctx, look), await topicCounts(ctx.db, TOPICS)]
  const isFiltered = look.topic !== null || look.category !== null || look.known !== null
  const isEmpty = view.kind === 'cards' && view.cards.length === 0
  const isNothing = isEmpty && !isFiltered && look.chain === null
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('map.title')}</h1>
        <p className="mt-1 text-soft">{isNothing ? t('map.empty') : t('map.lead')}</p>
      </header>
      {!isNothing && (
        <div className="map-head">
          <FilterForm look={look} topics={topics} t={t} />
          <nav className="map-views" aria-label={t('map.view')}>
            {(['drawing', 'outline'] as const).map((name) => (
              <Link
                key={name}
                href={lookHref({ ...look, view: name })}
                prefetch={false}
                aria-current={look.view === name ? 'page' : undefined}
              >
                {t(`map.${name}`)}
              </Link>
            ))}
          </nav>
        </div>
      )}
      <ChainNote look={look} view={view} t={t} />
      {view.kind === 'chains' && <Boxes view={view} t={t} />}
      {isEmpty && !isNothing && <p className="mt-6 text-soft">{t('map.nothing')}</p>}
      {view.kind === 'cards' && !isEmpty && <Cards view={view} look={look} t={t} format={format} />}
    </div>
  )
}

function ChainNote({ look, view, t }: { look: Look; view: MapView; t: Translate }) {
  if (look.chain === null) return null
  const root = view.kind === 'cards' ? view.cards.find(({ id }) => id === look.chain) : undefined
  return (
    <p className="map-note">
      {root && <span lang={root.lang}>{t('map.ofChain', { title: root.title })}</span>}
      <Link href={lookHref({ view: look.view })} prefetch={false}>
        {t('map.wholeLibrary')}
      </Link>
    </p>
  )
}

type CardsProps = { view: Extract<MapView, { kind: 'cards' }>; look: Look; t: Translate; format: Format }

function Cards({ view, look, t, format }: CardsProps) {
  if (look.view === 'outline') {
    return (
      <div className="tree tree-large mt-6 max-w-[44rem]">
        <OutlineView lines={mapOutline(view.cards, view.edges)} t={t} />
      </div>
    )
  }
  const titles = new Map<string, string>(view.cards.map(({ id, title }) => [id, title]))
  const scene = sceneOf(
    view,
    (card) => ({ mark: MARK_OF[card.known], facts: factsOf(card, t, format), href: cardHref(card) }),
    ({ kind, name }) => (kind === 'chain' ? (titles.get(name) ?? name) : name || t('map.noTopic')),
  )
  return (
    <>
      <noscript>
        <p className="notice">
          {t('map.noScript')}{' '}
          <Link href={lookHref({ ...look, view: 'outline' })} prefetch={false}>
            {t('map.outline')}
          </Link>
        </p>
      </noscript>
      <Drawing
        scene={scene}
        words={{
          label: t('map.label'),
          hint: t('map.hint'),
          tools: t('map.tools'),
          none: t('map.none'),
          closer: t('map.closer'),
          farther: t('map.farther'),
          whole: t('map.whole'),
          find: t('map.find'),
          next: t('map.next'),
          nothing: t('map.noHit'),
        }}
      />
      <Legend t={t} hasPale={scene.cards.some(({ pale }) => pale)} />
    </>
  )
}
