import Link from 'next/link'
import type { DemoView } from '#core/study/demo-views.ts'
import { i18n } from '../../_server/i18n.ts'
import { runToken } from '../../_server/run-token.ts'
import { study } from '../../_server/study.ts'
import { demoHref } from '../links.ts'
import { CodeLines } from './code-lines.tsx'
import { Paragraphs } from './paragraphs.tsx'
import { Recorded } from './recorded.tsx'
import type { Given } from './views.ts'
import { playerWords } from './words.ts'

/** Everything the client part of a demo needs, in the reader's words. */
export async function givenOf(view: DemoView, place: Given['place']): Promise<Given> {
  const [{ t, locale }, { settings }] = await Promise.all([i18n(), study()])
  const canRun = view.trust !== 'not-reviewed' && view.missing === null
  return {
    id: view.id,
    hash: view.hash,
    title: view.title[locale],
    language: view.lang,
    languageName: t(`demo.lang.${view.lang}`),
    files: view.files.map(({ name, source, html }) => ({
      name,
      source,
      code: html.includes('class="line"') ? (
        <pre className="shiki">
          <code dangerouslySetInnerHTML={{ __html: html }} />
        </pre>
      ) : (
        <CodeLines source={source} />
      ),
    })),
    args: view.args,
    stdin: view.stdin,
    expect: view.expect,
    trust: view.trust,
    missing: view.missing,
    lastRuns: place === 'page' ? view.lastRuns : [],
    place,
    token: runToken(),
    locale,
    timeZone: settings.day.timeZone,
    words: playerWords(locale),
    link:
      place === 'page' ? null : (
        <Link href={demoHref(view.id)} prefetch={false}>
          {view.lastRuns.length > 0 ? t('demo.runs', { count: view.lastRuns.length }) : t('demo.open')}
        </Link>
      ),
    recorded: view.recorded === null ? null : <Recorded text={view.recorded} isOpen={!canRun} />,
    look: view.look && <Paragraphs head={t('demo.look')} text={view.look[locale]} />,
    beyond: view.beyond && <Paragraphs head={t('demo.beyond')} text={view.beyond[locale]} isFolded />,
  }
}
