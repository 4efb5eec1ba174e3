import { readFile } from 'node:fs/promises'
import { charactersOf } from './characters.ts'
import { cutOut, facesIn } from './face.ts'
import { familyNames } from './names.ts'

/** Where the fonts for Chinese lie that systems come with, or that people most often have, on Linux, macOS and Windows. */
const PLACES = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/wenquanyi/wqy-microhei/wqy-microhei.ttc',
  '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
  '/System/Library/Fonts/Hiragino Sans GB.ttc',
  '/System/Library/Fonts/PingFang.ttc',
  '/System/Library/Fonts/STHeiti Medium.ttc',
  'C:\\Windows\\Fonts\\msyh.ttc',
  'C:\\Windows\\Fonts\\simhei.ttf',
  'C:\\Windows\\Fonts\\simsun.ttc',
] as const

/** A font that draws Chinese, as the bytes of a file of its own, and what it can draw. */
export type ChineseFont = { readonly data: Uint8Array; readonly characters: ReadonlySet<number> }

/**
 * The first font for Chinese of this machine that can be read. Null: it has none. `onFault` is told of one that is broken,
 * and passed over.
 */
export async function findChineseFont(
  onFault: (error: unknown) => void,
  places: readonly string[] = PLACES,
): Promise<ChineseFont | null> {
  for (const place of places) {
    try {
      const font = fontIn(await readFile(place))
      if (font !== null) return font
    } catch (error) {
      if (!isMissing(error)) onFault(error)
    }
  }
  return null
}

/** Of a collection the face for simplified Chinese: the same characters are drawn otherwise in Japan. */
function fontIn(bytes: Uint8Array): ChineseFont | null {
  const faces = facesIn(bytes)
  const face = faces.find((one) => familyNames(one).some((name) => /\bSC\b|GB\b/.test(name))) ?? faces[0]
  if (face === undefined) return null
  const characters = charactersOf(face)
  return characters.has(QUESTION) ? { data: cutOut(face), characters } : null
}

/** 问 */
const QUESTION = 0x95ee

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
