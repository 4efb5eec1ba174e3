import { ImageResponse } from 'next/og'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { type ChineseFont, findChineseFont } from '#core/share/font/installed.ts'
import { textsIn } from '../../_server/i18n.ts'
import { logFault } from '../../_server/respond.ts'
import { type Drawing, drawChain } from './drawing.ts'
import { drawable, LATIN } from './letters.ts'

/** What those who show a link take. */
const SIZE = { width: 1200, height: 630 }
const BOX = { width: 1040, height: 190 }

/** Read once: it is some twenty megabytes. */
let font: Promise<ChineseFont | null> | undefined

/** What a link to a chain looks like where it is shown: a PNG. Made of what this machine has, without asking any other. */
export async function previewPicture(bundle: Bundle): Promise<Uint8Array> {
  font ??= findChineseFont(logFault)
  return paint(bundle, await font)
}

/** With this font, or else with the Latin letters that come with the painter. */
export async function paint({ manifest, chain }: Bundle, chinese: ChineseFont | null): Promise<Uint8Array> {
  const characters = chinese?.characters ?? LATIN
  const isChinese = chinese !== null && chain.nodes[0]?.lang.startsWith('zh') === true
  const t = textsIn(isChinese ? 'zh' : 'en')
  const names = manifest.authors.map(({ name }) => drawable(name, characters)).filter((name) => name !== '')
  const facts = [t('chains.cards', { count: chain.nodes.length }), ...names.slice(0, 3)]
  const picture = (
    <Picture
      title={drawable(manifest.title, characters)}
      facts={facts}
      drawing={drawChain(chain, BOX.width, BOX.height)}
    />
  )
  const fonts = chinese === null ? undefined : [fontOf(chinese)]
  const response = new ImageResponse(picture, { ...SIZE, ...(fonts && { fonts }) })
  return new Uint8Array(await response.arrayBuffer())
}

/** One object for each font: the painter reads a font once for as long as it is given the same. */
const given = new WeakMap<ChineseFont, { name: string; data: ArrayBuffer; weight: 400; style: 'normal' }>()
function fontOf(chinese: ChineseFont) {
  const known = given.get(chinese)
  if (known !== undefined) return known
  const made = { name: 'chinese', data: new Uint8Array(chinese.data).buffer, weight: 400, style: 'normal' } as const
  given.set(chinese, made)
  return made
}

const [PAPER, INK, SOFT, ACCENT] = ['#fbfaf7', '#1f222a', '#666a73', '#b4431c']

function Picture({ title, facts, drawing }: { title: string; facts: readonly string[]; drawing: Drawing }) {
  return (
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: 80,
        background: PAPER,
        color: INK,
      }}
    >
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ display: 'block', fontSize: title.length > 60 ? 44 : 60, lineHeight: 1.3, lineClamp: 3 }}>
          {title}
        </div>
        <div style={{ display: 'flex', marginTop: 20, fontSize: 28, color: SOFT }}>{facts.join('  ·  ')}</div>
      </div>
      <svg width={BOX.width} height={BOX.height} viewBox={`0 0 ${BOX.width} ${BOX.height}`}>
        {drawing.lines.map((line) => (
          <line key={Object.values(line).join()} {...line} stroke={SOFT} strokeWidth={2} />
        ))}
        {drawing.dots.map(({ x, y }, i) => (
          <circle
            key={`${x} ${y}`}
            cx={x}
            cy={y}
            r={i === 0 ? 12 : 9}
            fill={i === 0 ? ACCENT : PAPER}
            stroke={i === 0 ? ACCENT : INK}
            strokeWidth={2}
          />
        ))}
      </svg>
    </div>
  )
}
