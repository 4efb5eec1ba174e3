import { expect, test } from 'vitest'
import { Manifest } from '#core/demo/manifest.ts'
import { EXAMPLE } from './example.ts'

test('the example of the guide is a demo.json with nothing wrong', () => {
  expect(Manifest.safeParse(EXAMPLE)).toMatchObject({ success: true, data: { lang: 'c', stdout: 'line' } })
})
