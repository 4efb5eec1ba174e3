import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { chainOf } from '#core/share/bundle/make.ts'
import { drawChain } from './drawing.ts'

const idOf = (i: number): CardId => CardId.parse(`q-n${i}`)

test('however cards lead to each other, follow-ups lie to the right, and everything in the box', () => {
  const leads = fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(leads, (followUps) => {
      const cards = followUps.map((to, i) => {
        const items = [...new Set(to)].map((n) => `- [on](card:${idOf(n)})`).join('\n')
        return [idOf(i), `---\nid: ${idOf(i)}\ntitle: t\nlang: en\n---\n\n## 6. Next questions\n\n${items}\n`] as const
      })
      const chain = chainOf(idOf(0), new Map(cards))
      const { dots, lines } = drawChain(chain, 400, 100)
      expect(dots).toHaveLength(chain.nodes.length)
      expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(dots.length)
      expect(dots.every(({ x, y }) => x > 0 && x < 400 && y > 0 && y < 100)).toBe(true)
      expect(lines.every(({ x1, x2 }) => x1 < x2)).toBe(true)
    }),
  )
})
