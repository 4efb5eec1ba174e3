import type { Metadata } from 'next'
import Link from 'next/link'
import { i18n } from '../../../_server/i18n.ts'
import { leadOn } from '../../../_server/taken-in.ts'
import { CodeTools } from '../../../_ui/code-tools.tsx'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { chainHref, shareHref } from '../../../_ui/links.ts'
import { Again } from './_ways/again.tsx'
import { Trouble } from './_ways/trouble.tsx'
import { WaysOut } from './_ways/ways-out.tsx'
import { Inside } from './_inside/inside.tsx'
import { Remarks } from './_inside/remarks.tsx'
import { Sum } from './_inside/sum.tsx'
import { LinkSection } from './_link/section.tsx'
import { Links } from './_links/links.tsx'
import { Rights } from './_rights/section.tsx'
import { packedOf, rootOf } from './load.ts'
import { Refused } from './refused.tsx'
import { Versions } from './versions.tsx'

export async function generateMetadata({ params }: PageProps<'/chains/[id]/share'>): Promise<Metadata> {
  const [root, { t }] = await Promise.all([params.then(({ id }) => rootOf(id)), i18n()])
  return { title: root === null ? t('sharing.title') : `${t('sharing.title')} · ${root.title}` }
}

/** What of a chain goes out, and every way out. */
export default async function SharePage({ params, searchParams }: PageProps<'/chains/[id]/share'>) {
  const [{ id }, { t }, asked] = await Promise.all([params, i18n(), searchParams])
  const root = await rootOf(id)
  if (root === null) return leadOn(id, shareHref)
  const packed = await packedOf(root.id)
  return (
    <div className="page">
      <header className="lead">
        <p className="eyebrow">
          <span>{t('sharing.title')}</span>
          <Link href={chainHref(root.id)} prefetch={false} {...keyed('b')}>
            {t('sharing.back')} <Hint k="b" />
          </Link>
        </p>
        <h1 lang={root.lang}>{root.title}</h1>
        {packed.ok && <Sum bundle={packed.value.bundle} />}
      </header>
      <div className="max-w-[44rem]">
        <Trouble asked={asked['trouble']} />
        {packed.ok ? (
          <>
            <Inside bundle={packed.value.bundle} isWhole={asked['all'] !== undefined} />
            <Remarks remarks={packed.value.remarks} />
            <Rights />
            <WaysOut bundle={packed.value.bundle} />
            <LinkSection bundle={packed.value.bundle} />
            <Links root={root.id} />
            <Again bundle={packed.value.bundle} />
            <Versions packed={packed.value} />
          </>
        ) : (
          <>
            <Refused refusal={packed.error} />
            <Rights />
            <Links root={root.id} />
          </>
        )}
      </div>
      <CodeTools
        of={root.id}
        words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }}
      />
    </div>
  )
}
