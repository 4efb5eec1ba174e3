import { imageKindOf } from '#core/card/image-kind.ts'
import { licenseUrl } from '#core/share/bundle/attribution.ts'
import { type Bundle, filesUnder } from '#core/share/bundle/bundle.ts'
import type { BundleManifest } from '#core/share/bundle/manifest.ts'
import type { DemoInspection, Inspection } from '#core/study/share/inspection.ts'
import { languageNames } from '../boards/language-name.ts'
import { saySize } from '../practice/[cardId]/_past/say.ts'
import { sayAuthors, type Said } from './say-authors.ts'
import { sayConflicts, sayGroups } from './say-cards.ts'
import type { DemoSaid, DomainSaid, ImageSaid, InspectionSaid } from './views.ts'

/** What a bundle is, and what would become of it. */
export function sayInspection(said: Said, inspection: Inspection, bundle: Bundle): InspectionSaid {
  const { t } = said
  const { manifest, cards, known } = inspection
  return {
    title: manifest.title,
    lang: cards.find(({ id }) => id === manifest.root)?.lang ?? manifest.languages[0] ?? 'und',
    authors: manifest.authors.map(({ name, url }) => ({ name, url: url ?? null })),
    license: { name: manifest.license, url: licenseUrl(manifest.license) },
    lineage: manifest.forkedFrom.map(({ title, version, authors, license }) =>
      t('bundles.forkedFrom', { title, version, authors: sayAuthors(said, authors), license }),
    ),
    about: sayAbout(said, manifest),
    contains: sayContents(said, inspection),
    checked: t('bundles.checked', { count: manifest.files.length }),
    known: t(`bundles.known.${known}`),
    isPatch: manifest.kind === 'patch',
    hasNews: known !== 'same' || hasNews(inspection),
    conflicts: sayConflicts(said, inspection),
    groups: sayGroups(said, cards, bundle),
    demos: inspection.demos.map((demo) => sayDemo(said, demo)),
    images: sayImages(said, inspection.images, filesUnder(bundle, 'cards/images/')),
    domains: sayDomains(said, inspection),
    folder: inspection.folder,
    seen: inspection.seen,
  }
}

const hasNews = ({ cards, demos, images }: Inspection): boolean =>
  cards.some(({ standing }) => standing !== 'identical' && standing !== 'kept') ||
  demos.some(({ standing }) => standing !== 'identical' && standing !== 'kept') ||
  images.some(({ standing }) => standing === 'new')

function sayAbout({ t, locale }: Said, { version, kind, languages }: BundleManifest): readonly string[] {
  return [
    t('bundles.version', { version }),
    ...(kind === 'patch' ? [t('bundles.patch')] : []),
    ...languages.map(languageNames(locale)),
  ]
}

function sayContents({ t, format }: Said, { contains }: Inspection): readonly string[] {
  const { bytes, ...counts } = contains
  return [
    t('bundles.sum.cards', { count: counts.cards }),
    t('bundles.sum.images', { count: counts.images }),
    t('bundles.sum.demos', { count: counts.demos }),
    `${t('bundles.sum.files', { count: counts.files })} (${saySize(format, bytes)})`,
    t('bundles.sum.attempts', { count: counts.attempts }),
  ]
}

function sayDemo({ t, format, locale }: Said, { id, title, lang, standing, files }: DemoInspection): DemoSaid {
  return {
    id,
    title: title[locale],
    facts: [t(`bundles.demo.${standing}`), lang, id],
    files: files.map(({ name, text, bytes }) => ({
      name,
      label: t('bundles.source', { name }),
      text,
      about: text === null ? t('bundles.binary', { size: saySize(format, bytes) }) : saySize(format, bytes),
    })),
  }
}

/** Bytes of an image that is shown, and of all of them: they come as text within the answer. */
const IMAGE_BYTES = 512 * 1024
const IMAGES_BYTES = 4 * 1024 * 1024

function sayImages(
  { t, format }: Said,
  images: Inspection['images'],
  files: ReadonlyMap<string, Uint8Array>,
): readonly ImageSaid[] {
  let shownBytes = 0
  return images.map(({ name, bytes, standing }) => {
    const file = files.get(name)
    const src = file === undefined || bytes > Math.min(IMAGE_BYTES, IMAGES_BYTES - shownBytes) ? null : dataUrl(file)
    if (src !== null) shownBytes += bytes
    const facts = [t(`bundles.image.${standing}`), saySize(format, bytes)]
    return { name, src, facts: src === null ? [...facts, t('bundles.imageLarge')] : facts }
  })
}

/** Null: no image of the kinds that are shown. */
function dataUrl(bytes: Uint8Array): string | null {
  const kind = imageKindOf(bytes)
  if (kind === null || kind === 'svg') return null
  return `data:image/${kind === 'jpg' ? 'jpeg' : kind};base64,${Buffer.from(bytes).toString('base64')}`
}

function sayDomains({ t }: Said, { domains, cards }: Inspection): readonly DomainSaid[] {
  const cardOf = new Map(cards.map((card) => [card.id, card]))
  return domains.map(({ host, links }) => ({
    host,
    count: t('bundles.domain', { count: links.length }),
    links: links.map(({ url, cardId }) => {
      const { title = cardId, lang = 'und' } = cardOf.get(cardId) ?? {}
      return { url, title, lang }
    }),
  }))
}
